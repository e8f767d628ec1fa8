"""What a map is painted of: the scale that all its years share, and the areas of one year."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd

from figures.left_out import (
    breaks_of_left_out,
    hidden_words,
    item_of_left_out,
    rows_of_left_out,
    write_instead,
)
from figures.maps import area_values, classes, ground, states_shown
from figures.symbols import without_classes
from indicators.codelists import NATION, areas_of
from indicators.display import near_ceiling
from indicators.headlines import Areas, Marks, areas_drawn, marks_drawn
from indicators.model import Indicator
from indicators.words import Words


@dataclass(frozen=True)
class MapScale:
    """By what the maps of an indicator are painted, whichever their year.

    Attributes
    ----------
    indicator : Indicator
        What is published.
    item : Indicator
        The declaration that names what is painted: the indicator itself, or those whom shares near
        their ceiling leave out.
    breaks : sequence of float
        Where one colour ends and the next begins, in the unit of ``item``.
    """

    indicator: Indicator
    item: Indicator
    breaks: Sequence[float]

    @property
    def is_left_out(self) -> bool:
        """Whether those are painted whom shares leave out."""
        return self.item is not self.indicator

    def classes(self, words: Words) -> list[dict[str, str]]:
        """Return colour and label of each class."""
        return classes(self.breaks, self.item, words)

    def painted(self, published: pd.DataFrame, scheme: str, words: Words) -> "Pictured":
        """Return what a map of one period and source is painted of.

        Parameters
        ----------
        published : DataFrame
            The observations of the areas of a scheme, and the nation's where there is one.
        """
        if not self.is_left_out:
            return Pictured(self, published, scheme)
        written = hidden_words(published, self.indicator, words)
        return Pictured(self, rows_of_left_out(published), scheme, written)


def map_scale(
    item: Indicator, breaks: Sequence[float], values: Iterable[float], words: Words
) -> MapScale:
    """Return by what the maps of an indicator are painted.

    Parameters
    ----------
    breaks : sequence of float
        Where one colour ends and the next begins, in the unit of the indicator.
    values : iterable of float
        Every value that one of the maps may show, the nation's among them: all years are painted
        of the same.
    """
    if not near_ceiling(item, values):
        return MapScale(item, item, breaks)
    return MapScale(item, item_of_left_out(item, words), breaks_of_left_out(breaks))


@dataclass(frozen=True)
class Pictured:
    """The areas of one map as they are painted.

    ``written`` is what stands in the place of values that the print of a share hides.
    """

    scale: MapScale
    rows: pd.DataFrame
    scheme: str
    written: Mapping[str, str] = field(default_factory=dict)

    @property
    def item(self) -> Indicator:
        """The declaration that names what is painted."""
        return self.scale.item

    @cached_property
    def below(self) -> pd.DataFrame:
        """The observations of areas, without the nation's."""
        return self.rows[self.rows["ref_area"] != NATION]

    @cached_property
    def known(self) -> list[float]:
        """The values that are known."""
        found: list[float] = self.below["obs_value"].dropna().tolist()
        return found

    @property
    def shown(self) -> Areas:
        """How much is known of the areas."""
        return areas_drawn(len(self.known), len(areas_of(self.scheme)))

    @property
    def marks(self) -> Marks:
        """With what marks the areas are drawn."""
        return marks_drawn(self.item, len(self.known), len(areas_of(self.scheme)))

    def classes(self, words: Words) -> list[dict[str, str]]:
        """Return the colours of areas with their labels: one alone where there is no scale."""
        marks = self.marks
        return self.scale.classes(words) if marks == "choropleth" else ground(marks, words)

    def states(self, entries: Mapping[str, list[Any]], words: Words) -> list[dict[str, str]]:
        """Return the states that the map shows, in fixed order, with their names."""
        return states_shown(entries, self.scheme, words)

    def entries(self, words: Words) -> dict[str, list[Any]]:
        """Return the entry of each area (``maps.area_values``), with its class of the scale."""
        found = area_values(self.below, self.scale.breaks, self.item, words)
        write_instead(found, self.written)
        return found

    def coloured(self, entries: dict[str, list[Any]]) -> dict[str, list[Any]]:
        """Return entries whose class is its place in ``classes``: the one of a plain ground too."""
        return entries if self.marks == "choropleth" else without_classes(entries)
