"""An edition in one language, as panels that read figures themselves see it."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol, TypeVar

import pandas as pd

from figures.panels.marks import Link
from figures.svg import Outlines, Shape
from geo.outlines import area_at, rings_of
from indicators.codelists import areas_of
from indicators.facts import Key
from indicators.selection import View
from indicators.words import Words

Made = TypeVar("Made")


class Scene(Protocol):
    """What a panel asks of the edition it is drawn in."""

    @property
    def words(self) -> Words:
        """The reader's language."""

    @property
    def edition(self) -> str:
        """The code of the edition."""

    @property
    def watermark(self) -> str:
        """The word drawn across every picture of the illustrative edition."""

    @property
    def today(self) -> date:
        """The day from which the age of a figure is counted."""

    @property
    def hazard(self) -> str:
        """The hazard that the reader has chosen, if any."""

    @property
    def outlines(self) -> Outlines:
        """The outlines of areas."""

    @property
    def link(self) -> Link:
        """How a panel leads on."""

    def shape(self, scheme: str, /) -> Shape:
        """Return how an outline of a scheme stands in a picture."""

    def passport(self, key: Key, /) -> str:
        """Return the way to the passport of a figure, as markup."""

    def observations(
        self,
        indicator: str,
        /,
        *,
        ref_area: Sequence[str] = (),
        time_period: str = "",
        data_source: str = "",
        dimensions: Mapping[str, str] | None = None,
    ) -> pd.DataFrame:
        """Return observations of an indicator; each condition holds where it is given."""

    def mapped(self, indicator: str, /) -> View:
        """Return the view of an indicator on its finest map, whatever else is selected."""

    def sources(self) -> Mapping[str, Mapping[str, Any]]:
        """Return every source by its code."""

    def breaks(self, indicator: str, /) -> str:
        """Return the locked legend breaks of an indicator."""

    def points(self) -> Mapping[str, tuple[float, float]]:
        """Return longitude and latitude of the label of each area."""

    def events(self, ref_area: Iterable[str], /) -> pd.DataFrame:
        """Return what is recorded or stated about hazards in some areas."""

    def survey_regions(self) -> Mapping[str, str]:
        """Return the region of the survey in which each district lies."""

    def once(self, name: Hashable, make: Callable[[], Made], /) -> Made:
        """Return something that several panels need: made once."""


def regions_of_districts(
    topology: Mapping[str, Any], points: Mapping[str, tuple[float, float]], scheme: str
) -> dict[str, str]:
    """Return the region of a scheme in which the label point of each district lies."""
    rings = rings_of(topology, scheme)
    return {code: area_at(points[code], rings) for code in areas_of("district")}
