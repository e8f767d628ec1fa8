"""The parts of a briefing, each as blocks of text with the sources it cites."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefings.document import Block, Bullets, Heading, Paragraph, Picture
from briefings.endnotes import Notes
from briefings.findings import Chosen, leading_findings, reliable_changes, widest_gaps
from briefings.native import chart_of, groups_chart
from briefings.overview_grid import grid_of
from briefings.pictures import groups_picture, map_picture, trend_picture
from briefings.quality_words import quality_paragraphs
from briefings.reading import IndicatorFacts, Reader
from briefings.request import Request
from indicators.catalog import catalog, of_domain
from indicators.codelists import codelist
from indicators.narrative import Sentence, fact_sentence, key_message, paragraph
from indicators.words import area_in, holders
from indicators.words import words as words_in

_HOLDERS = 3  # named where a topic has nothing
_EACH = 4  # topics whose gaps a brief can tell one by one
_FIRST, _CHANGES = 3, 5  # key messages of a slide, and gaps told; changes told


class Sections:
    """The parts of one document: all number their sources in the same list."""

    def __init__(self, request: Request, reader: Reader) -> None:
        self.request, self.reader = request, reader
        self.words, self.notes = words_in(request.language), Notes()
        self.slides = request.length == "slides"
        self.level = 2 if len(request.areas) > 1 else 1

    def key_messages(self, chosen: Chosen, most: int) -> Iterator[Block]:
        """Yield the key messages, or one that says that nothing is published."""
        yield Heading(self.words("Key messages"), self.level)
        items = self._messages(leading_findings(chosen.topics.values(), chosen.ref_area)[:most])
        if items:
            yield Bullets(items, key=True)
        else:
            said = self.words(
                "No figure on these topics is published {area_in}.",
                area_in=area_in(chosen.ref_area, self.words),
            )
            yield Paragraph(Sentence(said))

    def _messages(self, told: Sequence[IndicatorFacts]) -> tuple[Paragraph, ...]:
        return tuple(self._cited(one, key_message(one.facts, self.words)) for one in told)

    def topic(
        self, domain: str, found: Sequence[IndicatorFacts], ref_area: str, *, drawn: bool = False
    ) -> Iterator[Block]:
        """Yield the paragraphs of a topic, a picture after the first if there is to be one."""
        yield self._topic_heading(domain)
        if not found:
            yield self._nothing(domain, ref_area)
        for place, one in enumerate(found):
            yield self._cited(one, paragraph(one.facts, self.words))
            if drawn and place == 0:
                yield from self._map(one) or self._trend(one)

    def slide(self, domain: str, found: Sequence[IndicatorFacts], ref_area: str) -> Iterator[Block]:
        """Yield a topic as key messages, and a chart where there is one."""
        yield self._topic_heading(domain)
        if not found:
            yield self._nothing(domain, ref_area)
            return
        yield Bullets(self._messages(found[:_FIRST]))
        yield from next(filter(None, (self._chart(one) for one in found)), ())

    def _topic_heading(self, domain: str) -> Heading:
        return Heading(self.words.of(codelist("domain")[domain]["name"]), self.level)

    def _nothing(self, domain: str, ref_area: str) -> Paragraph:
        """Return a sentence that nothing is published on a topic, and who could publish it."""
        said = self.words(
            "Nothing on this topic is published {area_in}. Data holders: {holders}.",
            area_in=area_in(ref_area, self.words),
            holders=holders(self.words, *of_domain(domain), most=_HOLDERS),
        )
        return Paragraph(Sentence(said))

    def first_map(self, told: Sequence[IndicatorFacts]) -> Iterator[Block]:
        """Yield the first map there is, of a rate before a count.

        Of what is told, else of what is declared nearest to it.
        """
        for one in _rates_first((*told, *self._related(told))):
            drawn = self._map(one)
            if drawn:
                yield from [Heading(self.words("On the map"), self.level)] if self.slides else []
                yield from drawn
                return

    def _related(self, told: Sequence[IndicatorFacts]) -> Iterator[IndicatorFacts]:
        for one in told:
            if one.item.related_map in catalog():
                related = self.reader.nearest_facts(catalog()[one.item.related_map], one.ref_area)
                yield from [related] if related.latest else []

    def first_trend(self, told: Sequence[IndicatorFacts]) -> Iterator[Block]:
        """Yield the first trend there is, of a rate before a count."""
        drawn = next(filter(None, (self._trend(one) for one in _rates_first(told))), None)
        if drawn:
            yield from (Heading(self.words("Over time"), self.level), *drawn)

    def left_behind(self, told: Sequence[IndicatorFacts]) -> Iterator[Block]:
        """Yield who is left behind: the widest gaps in words, the first as a picture."""
        shown = widest_gaps(told, self.reader.today.year)[:_FIRST]
        if not shown:
            return
        yield Heading(self.words("Who is left behind"), self.level)
        yield Bullets(
            tuple(self._cited(one, fact_sentence(fact, self.words)) for one, fact in shown)
        )
        yield from self._groups(shown[0][0])

    def changed(self, told: Sequence[IndicatorFacts]) -> Iterator[Block]:
        """Yield the reliable changes since the previous figure, or that there are none."""
        yield Heading(self.words("What changed"), self.level)
        items = [
            self._cited(one, fact_sentence(fact, self.words))
            for one, fact in reliable_changes(told)
        ]
        if items:
            yield Bullets(tuple(items[:_CHANGES]))
        else:
            said = self.words(
                "Of none of these figures is a change known that chance alone would not explain."
            )
            yield Paragraph(Sentence(said))

    def table(self, chosen: Chosen) -> Iterator[Block]:
        """Yield every figure in a table."""
        if chosen.indicators:
            yield from self._titled(self.words("The figures"))
            yield grid_of(
                chosen.indicators, chosen.ref_area, self.reader, self.words, self.notes.number
            )

    def quality(self, chosen: Chosen, *, short: bool) -> Iterator[Block]:
        """Yield how good the figures are, what is missing, and what there is no room for."""
        yield from self._titled(self.words("Quality and gaps"))
        each = self.request.length == "long" or len(chosen.topics) <= _EACH
        yield from quality_paragraphs(chosen, self.words, short=short, each=each)

    def _titled(self, text: str) -> list[Heading]:
        """Return a heading; a single page has no room for it."""
        return [] if self.request.length == "page" else [Heading(text, self.level)]

    def definitions(self, told: Sequence[IndicatorFacts]) -> Iterator[Block]:
        """Yield what each indicator is, and what it does not say."""
        words = self.words
        yield Heading(words("Definitions"), self.level)
        for item in {one.item.indicator: one.item for one in told}.values():
            text = f"{words.of(item.name)}. {words.of(item.definition)} "
            text += words("What it does not say") + f": {words.of(item.caveat)}"
            yield Paragraph(Sentence(text, given=(text,)), small=True)

    def _map(self, one: IndicatorFacts) -> Sequence[Block]:
        return self._noted(map_picture(one, self.reader, self.words, size=self._size))

    def _trend(self, one: IndicatorFacts) -> Sequence[Block]:
        return self._noted(trend_picture(one, self.reader, self.words, size=self._size))

    def _chart(self, one: IndicatorFacts) -> Sequence[Block]:
        drawn = trend_picture(one, self.reader, self.words, size=self._size)
        pictures = self._noted(drawn)
        return [chart_of(one, self.reader, self.words, picture) for picture in pictures]

    def _groups(self, one: IndicatorFacts) -> Sequence[Block]:
        """Return the groups of an indicator; on slides as a chart, where that hides no interval."""
        size = "slide" if self.slides else "full"  # as high as there are groups
        drawn = groups_picture(one, self.reader, self.words, size=size)
        pictures = self._noted(drawn)
        if not self.slides:
            return pictures
        return [groups_chart(one, self.reader, self.words, part) or part for part in pictures]

    @property
    def _size(self) -> str:
        return "slide" if self.slides else "band"

    def _cited(self, one: IndicatorFacts, said: Sentence) -> Paragraph:
        return self.notes.cited(said, one.figure.key.data_source)

    def _noted(self, drawn: Picture | None) -> list[Picture]:
        """Return a picture with the numbers of its sources, if there is one."""
        if drawn is None:
            return []
        return [replace(drawn, notes=self.notes.numbers(drawn.sources))]


def _rates_first(told: Sequence[IndicatorFacts]) -> list[IndicatorFacts]:
    return sorted(told, key=lambda one: one.item.is_count)
