"""Finding a figure by its name: in one release, or as it stands now."""

from dataclasses import replace
from datetime import date

import pandas as pd

from data.frozen import (
    Damage,
    Opener,
    Release,
    ReleaseDamaged,
    figure_of,
    frozen_as,
    history,
    open_release,
    row_line,
)
from data.settings import editions
from data.store import Store
from indicators.catalog import indicator
from indicators.errors import FigureUnknown
from indicators.facts import Key
from indicators.plain_rows import plain_rows
from passports.identity import figure_id, parse_figure_id
from passports.standing import ReleasedFigure, Row, Standing, same_figure


def find_figure(
    name: str, release: str, store: Store, today: date, opened: Opener = open_release
) -> ReleasedFigure:
    """Return the figure of a name: in a given release, or the current one.

    A figure that stands in no data any more is looked for in the releases, the newest first.
    A synthetic figure is in no release, whichever is named.

    Raises
    ------
    FigureIdError
        If the name is that of no figure.
    ReleaseError
        If there is no such release, or it is damaged.
    FigureUnknown
        If the figure is neither in the release nor, where none is named, anywhere.
    """
    key = parse_figure_id(name)
    now = _now(key, store)
    if key.edition not in editions() or (now is None and key.edition == "illustrative"):
        raise _unknown(name, "the data")
    if key.edition == "illustrative":
        return _here(key, now or {}, store, today, "illustrative")
    if release and not _working(release, store, opened):
        return _released(key, now, opened(release))
    if now is None:
        return _withdrawn(key, opened)
    present = _present(store, opened)
    if isinstance(present, Damage):
        here = _here(key, now, store, today, "unreadable")
        return replace(here, release=str(store.build()["release"]), damage=present)
    frozen = figure_of(present, key) if present else None
    if present and frozen and row_line(frozen) == row_line(now):
        return _in_release(key, frozen, present, "current")
    return _here(key, now, store, today, "unreleased")


def observations_of(
    figure: ReleasedFigure, store: Store, opened: Opener = open_release
) -> pd.DataFrame:
    """Return the observations that a figure's series is taken from: those of its own release."""
    if figure.content:
        return opened(figure.release).of(figure.key.indicator)
    return store.observations(figure.key.indicator, figure.key.edition)


def _now(key: Key, store: Store) -> Row | None:
    found = store.observations(
        key.indicator,
        key.edition,
        ref_area=[key.ref_area],
        time_period=key.time_period,
        data_source=key.data_source,
        dimensions=key.codes(),
    )
    rows = plain_rows(found)
    return {str(name): value for name, value in rows[0].items()} if rows else None


def _working(release: str, store: Store, opened: Opener) -> bool:
    """Return whether a release is what the store was built from, and in no release to be read."""
    return release == store.build()["release"] and frozen_as(release, opened) is None


def _present(store: Store, opened: Opener) -> Release | Damage | None:
    """Return the release of the current data, or the newest one, or the damage to it."""
    entry = frozen_as(store.build()["release"], opened) or next(iter(history().entries), None)
    if entry is None or isinstance(entry, Damage):
        return entry
    try:
        return opened(entry.id)
    except ReleaseDamaged as error:
        return error.damage


def _here(key: Key, row: Row, store: Store, today: date, standing: Standing) -> ReleasedFigure:
    """Return a figure of the store that is in no release."""
    source = store.sources()[key.data_source]
    files = store.files(key.indicator, key.data_source)
    return ReleasedFigure(
        key, row, indicator(key.indicator), source, files, "", "", today, standing
    )


def _released(key: Key, now: Row | None, release: Release) -> ReleasedFigure:
    row = figure_of(release, key)
    if row is None:
        raise _unknown(figure_id(key), f"the release {release.about.id}")
    if now is None:
        return _in_release(key, row, release, "withdrawn")
    if same_figure(row, now):
        return _in_release(key, row, release, "current")
    return _in_release(key, row, release, "superseded", now)


def _withdrawn(key: Key, opened: Opener) -> ReleasedFigure:
    """Return a figure of the newest release that has it; one that is damaged may have had it."""
    known = history()
    damaged = list(known.damaged)
    for about in known.releases:
        try:
            release = opened(about.id)
        except ReleaseDamaged as error:
            damaged.append(error.damage)
            continue
        row = figure_of(release, key)
        if row is not None:
            return _in_release(key, row, release, "withdrawn")
    if damaged:
        raise ReleaseDamaged(damaged[0])
    raise _unknown(figure_id(key), "the data or any release")


def _in_release(
    key: Key, row: Row, release: Release, standing: Standing, current: Row | None = None
) -> ReleasedFigure:
    about = release.about
    return ReleasedFigure(
        key,
        row,
        release.indicators[key.indicator],
        release.sources[key.data_source],
        release.files(key.indicator, key.data_source),
        about.id,
        about.content,
        about.date,
        standing,
        current,
    )


def _unknown(name: str, where: str) -> FigureUnknown:
    return FigureUnknown(
        f"There is no figure {name[:120]!r} in {where}.",
        "Open the figure from its topic page, or look in another release.",
    )
