"""One figure as it stands in one release: found by its name, and what stands in its place now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import pandas as pd

from data.content import row_line
from data.released import Release, figure_of, open_release, releases
from data.settings import editions
from data.store import Store
from indicators.catalog import catalog, indicator
from indicators.errors import DashboardError
from indicators.facts import Key
from indicators.model import Indicator
from indicators.passport import figure_id, parse_figure_id
from indicators.revisions import FIGURE

Standing = Literal["current", "superseded", "withdrawn", "unreleased", "illustrative"]
Row = Mapping[str, Any]
Opener = Callable[[str], Release]


class FigureUnknown(DashboardError):
    """A figure that is not where it was looked for."""


@dataclass(frozen=True)
class Figure:
    """One figure in one release, with all that its passport says.

    Attributes
    ----------
    row : mapping
        The observation, under the frame contract.
    item : Indicator
        Its declaration, with the name and definition it had in the release.
    files : mapping
        The digest of each file of the source that holds the indicator.
    release, content : str
        The data release and the hash of its content; empty where the figure is in none.
    made : date
        The day of the release; of a figure in none, the day on which it is read.
    standing : str
        Whether the figure still stands.
    current : mapping or None
        The observation that stands now, where the figure was superseded.
    """

    key: Key
    row: Row
    item: Indicator
    source: Row
    files: Mapping[str, str]
    release: str
    content: str
    made: date
    standing: Standing
    current: Row | None = None

    @property
    def illustrative(self) -> bool:
        """Whether the figure is synthetic."""
        return self.standing == "illustrative"


def find_figure(
    name: str, release: str, store: Store, today: date, opened: Opener = open_release
) -> Figure:
    """Return the figure of a name, in a release or, where none is named, as it stands now.

    A figure that stands in no data any more is looked for in the releases, the newest first.
    A synthetic figure is in no release, whichever is named.

    Raises
    ------
    FigureIdError
        If the name is that of no figure.
    ReleaseError
        If there is no such release, or it has been altered.
    FigureUnknown
        If the figure is neither in the release nor, where none is named, anywhere.
    """
    key = parse_figure_id(name)
    now = _now(key, store)
    if key.edition not in editions() or (now is None and key.edition == "illustrative"):
        raise _unknown(name, "the data")
    if key.edition == "illustrative":
        return _here(key, now or {}, store, today, "illustrative")
    if release and not _working(release, store):
        return _released(key, now, opened(release))
    if now is None:
        return _withdrawn(key, opened)
    newest = next((opened(about.id) for about in releases()[:1]), None)
    frozen = figure_of(newest, key) if newest else None
    if newest and frozen and row_line(frozen) == row_line(now):
        return _in_release(key, frozen, newest, "current")
    return _here(key, now, store, today, "unreleased")


def _now(key: Key, store: Store) -> Row | None:
    found = store.observations(
        key.indicator,
        key.edition,
        ref_area=[key.ref_area],
        time_period=key.time_period,
        data_source=key.data_source,
        dimensions=key.codes(),
    )
    rows = found.to_dict("records")
    return {str(name): value for name, value in rows[0].items()} if rows else None


def _working(release: str, store: Store) -> bool:
    """Return whether a release is what the store was built from, and was not frozen yet."""
    frozen = {about.content[: len(release)] for about in releases()}
    return release == store.build()["release"] and release not in frozen


def _here(key: Key, row: Row, store: Store, today: date, standing: Standing) -> Figure:
    """Return a figure of the store that is in no release."""
    source = store.sources()[key.data_source]
    files = store.files(key.indicator, key.data_source)
    return Figure(key, row, indicator(key.indicator), source, files, "", "", today, standing)


def _released(key: Key, now: Row | None, release: Release) -> Figure:
    row = figure_of(release, key)
    if row is None:
        raise _unknown(figure_id(key), f"the release {release.about.id}")
    if now is None:
        return _in_release(key, row, release, "withdrawn")
    if same_figure(row, now):
        return _in_release(key, row, release, "current")
    return _in_release(key, row, release, "superseded", now)


def _withdrawn(key: Key, opened: Opener) -> Figure:
    for about in releases():
        release = opened(about.id)
        row = figure_of(release, key)
        if row is not None:
            return _in_release(key, row, release, "withdrawn")
    raise _unknown(figure_id(key), "the data or any release")


def _in_release(
    key: Key, row: Row, release: Release, standing: Standing, current: Row | None = None
) -> Figure:
    about = release.about
    return Figure(
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


def same_figure(one: Row, other: Row) -> bool:
    """Return whether two observations say the same: value, bounds, status and unit.

    Where the source's cell was only written down better, the figure has not changed.
    """
    return all(_same(one[name], other[name]) for name in FIGURE)


def _same(one: Any, other: Any) -> bool:
    absent = [bool(pd.isna(value)) for value in (one, other)]
    return all(absent) if any(absent) else bool(one == other)


def has_topic(figure: Figure) -> bool:
    """Return whether the indicator of a figure still has a page."""
    return figure.key.indicator in catalog()


def _unknown(name: str, where: str) -> FigureUnknown:
    return FigureUnknown(
        f"There is no figure {name[:120]!r} in {where}.",
        "Open the figure from its topic page, or look in another release.",
    )
