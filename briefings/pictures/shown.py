"""The picture of a finding: its map, its groups or its trend, drawn once for every plan."""

from dataclasses import replace

from briefings.document import Chart, Picture
from briefings.drawing import Under
from briefings.endnotes import Notes
from briefings.pictures.drawn import groups_picture, map_picture, trend_picture
from briefings.pictures.map_shown import map_shown
from briefings.pictures.native import groups_chart, told_chart, trend_chart
from briefings.pictures.under import under_figure
from briefings.reading import IndicatorFacts, Reader
from indicators.codelists import NATION
from indicators.narrative import Sentence, material_gap
from indicators.summary import valued
from indicators.words import Words

_FEWEST = 3  # areas of a map worth drawing
_ORDER = (("map", "groups", "trend", "locator"), ("groups", "trend", "map", "locator"))


class Shown:
    """The pictures of one request's findings; each is drawn once."""

    def __init__(self, reader: Reader, words: Words) -> None:
        self.reader, self.words = reader, words
        self._drawn: dict[tuple[str, str, bool], tuple[str, Picture] | None] = {}

    def picture(
        self, one: IndicatorFacts, notes: Notes, *, alone: bool
    ) -> tuple[Picture, Chart | None] | None:
        """Return the picture of a finding with the numbers of its sources, and its chart.

        ``alone`` is whether no map stands before it in its document.
        """
        known = (one.item.indicator, one.ref_area, alone)
        if known not in self._drawn:
            self._drawn[known] = self._draw(one, alone=alone)
        found = self._drawn[known]
        if found is None:
            return None
        kind, drawn = found
        noted = replace(drawn, notes=notes.numbers(drawn.sources))
        return noted, self._chart(kind, one, noted)

    def told(self, one: IndicatorFacts, said: Sentence, notes: tuple[int, ...]) -> Chart | None:
        """Return the values that a finding tells, for a slide without another picture."""
        drawn = told_chart(one, said, self.words, notes)
        return replace(drawn, under=self.under(one)) if drawn else None

    def under(self, one: IndicatorFacts) -> Under:
        """Return what stands under the figure of a finding."""
        return under_figure(one, self.reader, self.words)

    def _draw(self, one: IndicatorFacts, *, alone: bool) -> tuple[str, Picture] | None:
        """Return the first picture there is: of a rate of an area its place on the map.

        The map of a count shows where many live, so there is none. A map of few areas comes last:
        groups and years say more.
        """
        for kind in _ORDER[one.ref_area == NATION]:
            drawn = self._one(kind, one, alone=alone)
            if drawn is not None:
                return kind, drawn
        return None

    def _one(self, kind: str, one: IndicatorFacts, *, alone: bool) -> Picture | None:
        if kind in ("map", "locator"):
            return self._map(kind, one, alone=alone)
        if kind == "trend":
            return trend_picture(one, self.reader, self.words, size="band")
        if material_gap(one.facts) is None:
            return None
        return groups_picture(one, self.reader, self.words, size="full")

    def _map(self, kind: str, one: IndicatorFacts, *, alone: bool) -> Picture | None:
        """Return the map of a rate; one of few areas only where there is no other picture.

        Where no more than two are known it shows nothing that the sentence does not tell, and
        where the area told of is none of its own, nothing of what the sentence tells. Of what
        is or is not there it would write yes as 1.
        """
        unfit = one.item.is_count or one.item.unit_measure == "YES_NO"
        found = None if unfit else map_shown(one, self.reader)
        if found is None or (kind == "locator") != (found.shown == "locator"):
            return None
        known = set(valued(found.rows)["ref_area"])
        if len(known) < _FEWEST or one.ref_area not in known | {NATION}:
            return None
        return map_picture(one, self.reader, self.words, size="band", alone=alone)

    def _chart(self, kind: str, one: IndicatorFacts, drawn: Picture) -> Chart | None:
        if kind == "trend":
            return trend_chart(one, self.reader, self.words, drawn)
        return groups_chart(one, self.reader, self.words, drawn) if kind == "groups" else None
