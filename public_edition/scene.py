"""The public edition in one language, as panels that the monitor shows too see it."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

import pandas as pd

from figures.panels import regions_of_districts
from figures.svg import Outlines, Shape, by_reference
from indicators.codelists import areas
from indicators.facts import Key
from indicators.selection import Selection, View, resolve
from indicators.summary import same_slice
from indicators.words import Words
from public_edition.links import Links
from public_edition.pictures import Atlas
from public_edition.published import EDITION
from public_edition.reading import Reading
from public_edition.site import Site

Made = TypeVar("Made")


@dataclass(frozen=True)
class PublicScene:
    """What a panel asks of the edition it is drawn in (``figures.panels.Scene``).

    Attributes
    ----------
    kept : dict
        What several panels of this page need, in every language.
    """

    words: Words
    reading: Reading
    site: Site
    atlas: Atlas
    link: Links
    kept: dict[Hashable, Any] = field(default_factory=dict)
    edition: str = EDITION
    watermark: str = ""
    hazard: str = ""

    @property
    def today(self) -> date:
        """The day from which the age of a figure is counted."""
        return self.reading.today

    @property
    def outlines(self) -> Outlines:
        """The outlines of areas."""
        return self.atlas

    def shape(self, scheme: str) -> Shape:
        """Return how an outline of a scheme stands in a picture: fetched from the shared file."""
        return by_reference(f"{self.link.up}../{self.site.assets[f'map_{scheme}']}")

    def passport(self, key: Key) -> str:
        """Return nothing: the page of the indicator carries what a passport says."""
        del key
        return ""

    def observations(
        self,
        indicator: str,
        *,
        ref_area: Sequence[str] = (),
        time_period: str = "",
        data_source: str = "",
        dimensions: Mapping[str, str] | None = None,
    ) -> pd.DataFrame:
        """Return observations of an indicator; each condition holds where it is given."""
        asked = {"time_period": time_period, "data_source": data_source, **(dimensions or {})}
        wanted = {name: code for name, code in asked.items() if code}
        found = same_slice(self.reading.figures(indicator), wanted)
        return found[found["ref_area"].isin(list(ref_area))] if ref_area else found

    def mapped(self, indicator: str) -> View:
        """Return the view of an indicator on its finest map."""
        chosen = Selection(lang=self.words.language, indicator=indicator)
        return resolve(chosen, self.reading.coverage(indicator), mapped=True)

    def sources(self) -> Mapping[str, Mapping[str, Any]]:
        """Return every source that has a published figure, by its code."""
        return {str(one["data_source"]): one for one in self.reading.every_source()}

    def breaks(self, indicator: str) -> str:
        """Return the locked legend breaks of an indicator."""
        return self.reading.breaks(indicator)

    def points(self) -> Mapping[str, tuple[float, float]]:
        """Return longitude and latitude of the label of each area."""
        return {code: at for code in areas() if (at := self.reading.point(code))}

    def events(self, ref_area: Iterable[str]) -> pd.DataFrame:
        """Return what is recorded or stated about hazards in some areas."""
        return self.reading.events(ref_area)

    def survey_regions(self) -> Mapping[str, str]:
        """Return the region of the survey in which each district lies."""
        return self.once(
            "survey_regions",
            lambda: regions_of_districts(self.atlas.topology, self.points(), "region_2006"),
        )

    def once(self, name: Hashable, make: Callable[[], Made]) -> Made:
        """Return something that several panels need: made once."""
        if name not in self.kept:
            self.kept[name] = make()
        found: Made = self.kept[name]
        return found
