"""One opening of one page: what the reader selected, and what the data answer to it."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd
import streamlit as st

from data.store import Store
from figures.palette import Palette, palette
from indicators.catalog import catalog
from indicators.codelists import NATION, areas_of
from indicators.editions import Edition
from indicators.facts import Asked
from indicators.gaps import gaps
from indicators.model import Indicator
from indicators.requested import Requested, asked_for, by_indicator
from indicators.selection import Fallback, Selection, View, resolve
from indicators.summary import valued
from indicators.words import Words
from pages.parts.kept import Made, kept_for_build, kept_recent


@dataclass
class Page:
    """One opening of one page: everything its panels need."""

    domain: str
    selection: Selection
    words: Words
    store: Store
    fallbacks: tuple[Fallback, ...] = ()
    _known: dict[object, Any] = field(default_factory=dict)

    def coverage(self, indicator: str) -> pd.DataFrame:
        """Return the slices that exist of an indicator in the chosen edition."""
        return self.store.coverage(self.selection.edition, indicator)

    def view(self, *, mapped: bool, **changes: str) -> View:
        """Return the view of the selection on a map of areas, or of its own area.

        Parameters
        ----------
        changes : str
            What is selected otherwise than by the reader, as ``indicator`` or ``level``.
        """
        # What of the selection the data do not answer is left out: it is the same view with it.
        unasked: dict[str, Any] = {"lang": "az", "compare": "", "tab": "", "measure": "", "own": ()}
        selection = replace(self.selection, **(changes | unasked))

        def make() -> View:
            return resolve(selection, self.coverage(selection.indicator), mapped=mapped)

        key = ("view", selection, mapped)
        return self.once(key, lambda: kept_recent(self.store, key, make))

    @cached_property
    def headline(self) -> View:
        """The view of the indicator at the selected area."""
        return self.view(mapped=False)

    @cached_property
    def of_nation(self) -> View:
        """The view of the indicator at the nation, whatever area is selected."""
        return self.view(mapped=False, ref_area=NATION)

    @cached_property
    def on_map(self) -> View:
        """The view of the indicator on a map, which exists where areas have figures."""
        return self.view(mapped=True)

    @cached_property
    def mapped(self) -> View:
        """The view of the map: the indicator's own, else that of the closest with areas."""
        code = self.on_map.indicator.related_map
        if self.on_map.exists or code is None or code not in catalog():
            return self.on_map
        return self.view(mapped=True, indicator=code, time_period="")

    @cached_property
    def answering(self) -> View:
        """The view that answers for the selected area.

        The headline's measure speaks where it has a figure there, else the mapped one where that
        has.
        """
        area = self.headline.ref_area
        if self.is_gap or self.figure(self.headline, area) is not None:
            return self.headline
        return self.headline if self.figure(self.mapped, area) is None else self.mapped

    @property
    def has_two_measures(self) -> bool:
        """Whether the map is of another indicator than the headline."""
        return self.mapped.exists and self.mapped.indicator != self.headline.indicator

    @property
    def draws_areas(self) -> bool:
        """Whether areas are drawn: not where none has a figure, or the headline is chosen."""
        chosen = self.selection.measure == "headline" and self.has_two_measures
        return self.mapped.exists and not chosen

    @property
    def drawn(self) -> View:
        """The view that picture and table are of."""
        return self.mapped if self.draws_areas else self.headline

    def figures(self, view: View, ref_area: Sequence[str]) -> pd.DataFrame:
        """Return what some areas have in a view: figures of its period, source and slice."""
        return self.store.observations(
            view.indicator.indicator,
            self.selection.edition,
            ref_area=ref_area,
            time_period=view.time_period,
            data_source=view.data_source,
            dimensions=view.dimensions,
        )

    def figure(self, view: View, ref_area: str) -> Mapping[Any, Any] | None:
        """Return the observation of an area in a view, or None where it has no value."""
        if not view.exists:
            return None
        found = valued(self.figures(view, [ref_area]))
        return found.iloc[0].to_dict() if len(found) == 1 else None

    def map_figures(self, view: View) -> pd.DataFrame:
        """Return the figures of all areas of a map, and the nation's where its source has one."""
        key = ("areas", view.indicator.indicator, view.scheme, view.time_period, view.data_source)
        return self.once(
            (*key, *view.dimensions.items()),
            lambda: self.figures(view, [NATION, *areas_of(view.scheme)]),
        )

    def known_areas(self, view: View) -> tuple[int, int]:
        """Return how many areas of a map have a figure, and how many there are."""
        rows = self.map_figures(view)
        below = rows[rows["ref_area"] != NATION]
        return int(below["obs_value"].notna().sum()), len(areas_of(view.scheme))

    @property
    def today(self) -> date:
        """The day from which the age of a figure is counted."""
        return date.today()

    def rows(self, indicator: str, asked: Asked) -> pd.DataFrame:
        """Return the series of the area, slice and source asked for; read once."""
        key = (indicator, asked.ref_area, asked.data_source, *asked.dimensions.items())
        return self.once(
            key,
            lambda: self.store.observations(
                indicator,
                self.selection.edition,
                ref_area=[asked.ref_area],
                data_source=asked.data_source,
                dimensions=asked.dimensions,
            ),
        )

    def sources_of(self, codes: Iterable[str]) -> Mapping[str, Mapping[str, Any]]:
        """Return some sources by their codes."""
        known = self.store.sources()
        return {code: known[code] for code in codes}

    def once(self, name: Hashable, make: Callable[[], Made]) -> Made:
        """Return something that several panels of this opening need: made once."""
        if name not in self._known:
            self._known[name] = make()
        found: Made = self._known[name]
        return found

    def remembered(self, name: str, make: Callable[[], Made]) -> Made:
        """Return a picture that no filter changes: made once per build, language and theme."""
        parts = (name, self.words.language, self.selection.edition, st.context.theme.type)
        return kept_for_build(self.store, "/".join(map(str, parts)), make)

    @property
    def is_gap(self) -> bool:
        """Whether the indicator has no figure at all in the chosen edition."""
        return bool(self.gaps_of([catalog()[self.selection.indicator]]))

    def gaps_of(self, items: Iterable[Indicator]) -> list[Indicator]:
        """Return those indicators that are gaps in the chosen edition."""
        return gaps(items, self.store.known(self.selection.edition))

    def requested(self, indicator: str) -> tuple[Requested, ...] | None:
        """Return the latest request for an indicator to each agency; None of no record."""
        found = self.once("requested", lambda: by_indicator(self.store.requests()))
        return asked_for(found, indicator)

    @property
    def palette(self) -> Palette:
        """The inks of the reader's theme."""
        return palette(st.context.theme.type)

    @property
    def edition(self) -> Edition:
        """The chosen edition, with its marks."""
        return Edition(self.selection.edition)

    @property
    def watermark(self) -> str:
        """The word drawn across every picture of the illustrative edition."""
        return self.edition.watermark(self.words)
