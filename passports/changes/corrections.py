"""What readers are told where a figure stands that a release has corrected."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

import pandas as pd

from data.frozen import About, Opener, ReleaseDamaged, figure_of, history, open_release
from indicators.facts import Key
from indicators.revisions import IDENTITY
from indicators.words import Words
from passports.changes.changed import Changes
from passports.standing import same_figure

Changing = Callable[[About], Changes]


def is_told(about: About) -> bool:
    """Return whether readers are told of a release where the figures that it changed stand."""
    return bool(about.previous and about.decided and about.decided.is_correction)


def corrections_of(key: Key, opened: Opener = open_release) -> Iterator[About]:
    """Yield the corrections that changed a figure, the latest first.

    Only releases that were decided on as a correction, or pulled back, are opened; one that
    cannot be read tells of no figure.
    """
    if key.edition != "published":
        return
    for about in filter(is_told, history().releases):
        try:
            before, after = (figure_of(opened(name), key) for name in (about.previous, about.id))
        except ReleaseDamaged:
            continue
        if (before is None) != (after is None) or (
            before is not None and after is not None and not same_figure(before, after)
        ):
            yield about


def corrections_of_indicator(
    indicator: str, abouts: Iterable[About], changes: Changing
) -> Iterator[About]:
    """Yield, of some releases, the corrections that changed any figure of an indicator."""
    for about in filter(is_told, abouts):
        try:
            found = changes(about).of(indicator)
        except ReleaseDamaged:
            continue
        if found["figure"].any():
            yield about


def corrected_on(
    observations: pd.DataFrame, corrections: Iterable[About], changes: Changing
) -> list[date | None]:
    """Return of each observation of an indicator the day of the latest correction of it."""
    days: dict[tuple[str, ...], date] = {}
    for about in corrections:
        found = changes(about).found
        for key in _identities(found[found["figure"].astype(bool)]):
            days[key] = max(about.date, days.get(key, about.date))
    return [days.get(key) for key in _identities(observations)]


def correction_notice(about: About, words: Words) -> str:
    """Return when a figure was corrected, and why, in the words of those who corrected it."""
    return words(
        "Corrected on {day}: {notice}", day=words.date(about.date), notice=words.of(about.notes)
    )


def indicator_notice(about: About, words: Words) -> str:
    """Return when figures of an indicator were corrected, and why."""
    return words(
        "Figures of this indicator were corrected on {day}: {notice}",
        day=words.date(about.date),
        notice=words.of(about.notes),
    )


def kind_said(about: About, words: Words) -> str:
    """Return that a release corrects figures, or brings earlier ones back; of others nothing."""
    if not is_told(about) or about.decided is None:
        return ""
    if about.decided.kind == "pulled_back":
        return words("Correction: earlier figures brought back")
    return words("Correction")


def _identities(rows: pd.DataFrame) -> list[tuple[str, ...]]:
    return list(rows[list(IDENTITY)].itertuples(index=False, name=None))
