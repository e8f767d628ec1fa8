"""What readers are told where a figure stands that a release has corrected."""

from collections.abc import Iterator

from data.frozen import About, Opener, ReleaseDamaged, figure_of, history, open_release
from indicators.facts import Key
from indicators.words import Words
from passports.standing import same_figure


def corrections_of(key: Key, opened: Opener = open_release) -> Iterator[About]:
    """Yield the corrections that changed a figure, the latest first.

    Only releases that were decided on as a correction, or pulled back, are opened; one that
    cannot be read tells of no figure.
    """
    if key.edition != "published":
        return
    for about in history().releases:
        if about.decided is None or not about.decided.is_correction or not about.previous:
            continue
        try:
            before, after = (figure_of(opened(name), key) for name in (about.previous, about.id))
        except ReleaseDamaged:
            continue
        if (before is None) != (after is None) or (
            before is not None and after is not None and not same_figure(before, after)
        ):
            yield about


def correction_notice(about: About, words: Words) -> str:
    """Return when a figure was corrected, and why, in the words of those who corrected it."""
    return words(
        "Corrected on {day}: {notice}", day=words.date(about.date), notice=words.of(about.notes)
    )
