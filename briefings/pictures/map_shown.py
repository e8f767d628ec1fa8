"""What the map of a finding is drawn of, by the rules of every map of the monitor."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from briefings.reading import IndicatorFacts, Reader
from figures.maps import legend_breaks
from figures.pictured import Pictured, map_scale
from geo.classes import breaks, class_of
from indicators.codelists import NATION, areas_of
from indicators.facts import Key
from indicators.headlines import Areas, areas_drawn
from indicators.selection import Selection, View, resolve
from indicators.summary import every_year_of_map, same_slice, valued
from indicators.words import Words

_CROWDED = 0.5  # of the areas: a class that holds more separates too few


@dataclass(frozen=True)
class MapShown:
    """The view of a map, its figures as published, and how much is known of its areas."""

    view: View
    rows: pd.DataFrame
    shown: Areas


def map_shown(told: IndicatorFacts, reader: Reader) -> MapShown | None:
    """Return the map of a finding, or None where its areas have no figures of its period.

    A map of another period or source than the sentence beside it would not show what it says.
    """
    if told.latest is None:
        return None
    view = _map_view(told, reader)
    if not (view.exists and _of_same(view, told.figure.key)):
        return None
    rows = _mapped(view, reader)
    shown = areas_drawn(len(valued(rows)), len(areas_of(view.scheme)))
    return None if shown == "none" else MapShown(view, rows, shown)


def _map_view(told: IndicatorFacts, reader: Reader) -> View:
    """Return the map of the groups of the finding, or of the groups published by area."""
    code = told.item.indicator
    wanted = Selection(
        indicator=code,
        edition=reader.edition,
        ref_area=told.ref_area,
        **told.figure.key.codes(),  # type: ignore[arg-type]
    )
    return resolve(wanted, reader.coverage(code), mapped=True)


def _of_same(view: View, key: Key) -> bool:
    return (view.time_period, view.data_source) == (key.time_period, key.data_source)


def _mapped(view: View, reader: Reader) -> pd.DataFrame:
    named = {"time_period": view.time_period, "data_source": view.data_source}
    found = same_slice(_every_year(view, reader), named)
    return found[found["ref_area"] != NATION]


def _every_year(view: View, reader: Reader) -> pd.DataFrame:
    found = reader.observations(view.indicator.indicator)
    return every_year_of_map(found, view.scheme, view.dimensions)


def as_pictured(found: MapShown, reader: Reader, words: Words) -> Pictured:
    """Return what is painted: the figures, or those whom shares near their ceiling leave out."""
    view, every = found.view, _every_year(found.view, reader)
    scale = map_scale(view.indicator, _classes(found, reader), every["obs_value"], words)
    return scale.painted(found.rows, view.scheme, words)


def _classes(found: MapShown, reader: Reader) -> list[float]:
    """Return the locked classes of a map, or its own where those would not separate its areas.

    Locked ones serve every year and group: one of them may hold nearly all areas of one year.
    """
    view, values = found.view, list(valued(found.rows)["obs_value"])
    known = reader.store.breaks().get(view.indicator.indicator, "")
    locked = legend_breaks(known, reader.edition, view.scheme, view.dimensions)
    if separates(locked, values):
        return locked
    return breaks(values, decimals=view.indicator.decimals)


def separates(inner: Sequence[float], values: Sequence[float]) -> bool:
    """Return whether no class holds more than half of the areas.

    Examples
    --------
    >>> separates([5.0], [1.0, 2.0, 6.0, 7.0]), separates([5.0], [1.0, 2.0, 3.0, 7.0])
    (True, False)
    """
    sizes = Counter(class_of(value, inner) for value in values)
    return bool(sizes) and max(sizes.values()) <= max(1, _CROWDED * len(values))
