"""The opened page as panels that both editions show see it."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import pandas as pd

from data.print_shapes import topology
from figures.panels import Link, regions_of_districts
from figures.svg import Outlines, Shape, drawn_in
from indicators.facts import Key
from indicators.selection import View
from indicators.words import Words
from pages.parts.drawing.drawn import outlines
from pages.parts.finished import finished
from pages.parts.kept import Made, kept_for_build
from pages.parts.links import link_to
from pages.parts.page import Page
from pages.parts.passports import passport_link


@dataclass(frozen=True)
class PageScene:
    """What a panel asks of the edition it is drawn in (``figures.panels.Scene``)."""

    page: Page

    @property
    def words(self) -> Words:
        """The reader's language."""
        return self.page.words

    @property
    def edition(self) -> str:
        """The code of the edition."""
        return self.page.selection.edition

    @property
    def watermark(self) -> str:
        """The word drawn across every picture of the illustrative edition."""
        return self.page.watermark

    @property
    def today(self) -> date:
        """The day from which the age of a figure is counted."""
        return self.page.today

    @property
    def hazard(self) -> str:
        """The hazard that the reader has chosen, if any."""
        return self.page.selection.hazard

    @property
    def outlines(self) -> Outlines:
        """The outlines of areas."""
        return outlines(self.page)

    @property
    def link(self) -> Link:
        """How a panel leads on."""
        return partial(link_to, self.page)

    def shape(self, scheme: str) -> Shape:
        """Return how an outline of a scheme stands in a picture: drawn into it."""
        return drawn_in(self.outlines.outlines[scheme])

    def passport(self, key: Key) -> str:
        """Return the way to the passport of a figure, as markup."""
        return passport_link(self.page, key)

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
        return self.page.store.observations(
            indicator,
            self.edition,
            ref_area=ref_area or None,
            time_period=time_period or None,
            data_source=data_source or None,
            dimensions=dimensions,
        )

    def mapped(self, indicator: str) -> View:
        """Return the view of an indicator on its finest map, whatever else is selected."""
        return self.page.view(mapped=True, indicator=indicator, time_period="")

    def sources(self) -> Mapping[str, Mapping[str, Any]]:
        """Return every source by its code."""
        return self.page.store.sources()

    def breaks(self, indicator: str) -> str:
        """Return the locked legend breaks of an indicator."""
        return self.page.store.breaks().get(indicator, "")

    def points(self) -> Mapping[str, tuple[float, float]]:
        """Return longitude and latitude of the label of each area."""
        return self.page.store.label_points()

    def events(self, ref_area: Iterable[str]) -> pd.DataFrame:
        """Return what is recorded or stated about hazards in some areas."""
        return self.page.store.events(ref_area)

    def survey_regions(self) -> Mapping[str, str]:
        """Return the region of the survey in which each district lies; found once a build."""
        store = self.page.store
        return kept_for_build(
            store,
            "districts_in_regions",
            lambda: regions_of_districts(topology(store), store.label_points(), "region_2006"),
        )

    def once(self, name: Hashable, make: Callable[[], Made]) -> Made:
        """Return something that several panels of this opening need: made once."""
        return self.page.once(name, make)


@finished
def shared(page: Page, panel: Callable[[PageScene], str]) -> str:
    """Return a panel that both editions show, or its title, as the page draws it."""
    return panel(PageScene(page))
