"""The parts of a briefing of one area: findings first, then what is not published, then proof."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefings.document import Chart, Finding, Heading, Paragraph, Part
from briefings.endnotes import Notes
from briefings.findings import Chosen
from briefings.overview_grid import grid_of, value_of
from briefings.pictures import Shown
from briefings.plans import Plan
from briefings.quality_words import nothing_published, quality_paragraphs, topic_name
from briefings.reading import IndicatorFacts, Reader
from briefings.request import Request
from briefings.yardstick import held_against
from indicators.narrative import (
    Once,
    Sentence,
    continuation_of_finding,
    joined,
    lead,
    text_without_figures,
)
from indicators.words import area_full, area_in, area_of, capital
from indicators.words import words as words_in

_EACH = 4  # topics whose gaps can be told one by one


class Sections:
    """The parts of one document: all number their sources in the same list."""

    def __init__(self, request: Request, reader: Reader, shown: Shown, plan: Plan) -> None:
        self.request, self.reader, self.plan = request, reader, plan
        self.words, self.notes, self.shown = words_in(request.language), Notes(), shown
        self.level = 2 if len(request.areas) > 1 else 1
        self.left, self.told, self.mapped = plan.drawn, 0, False
        self.once = Once(place=len(request.areas) > 1)

    def of_area(self, chosen: Chosen) -> Iterator[Part]:
        """Yield everything told of an area."""
        others = [one for one in chosen.own if one not in chosen.key]
        yield from self._key_messages(chosen)
        for domain in chosen.topics:
            found = [one for one in others if one.item.domain == domain]
            yield from self._of_topic(topic_name(domain, self.words), found, chosen)
        yield from self._around(chosen)
        yield from self._nothing(chosen)
        yield from self._proof(chosen)

    def _of_topic(
        self, name: str, found: Sequence[IndicatorFacts], chosen: Chosen
    ) -> Iterator[Part]:
        """Yield the findings of a topic below its name, or behind it where room is short."""
        if found and self.plan.headed:
            yield self._heading(name)
        label = "" if self.plan.headed else name
        yield from (self._finding(one, chosen, label=label) for one in found)

    def _heading(self, text: str) -> Heading:
        return Heading(text, self.level)

    def _key_messages(self, chosen: Chosen) -> Iterator[Part]:
        """Yield the key messages, or one that says that nothing is published."""
        yield self._heading(self.words("Key messages"))
        if not chosen.key:
            where = area_in(chosen.ref_area, self.words)
            said = self.words("No figure on these topics is published {area_in}.", area_in=where)
            yield Paragraph(Sentence(said))
        for one in chosen.key:
            label = topic_name(one.item.domain, self.words) if len(chosen.topics) > 1 else ""
            yield self._finding(one, chosen, label=label, key=True)

    def _around(self, chosen: Chosen) -> Iterator[Part]:
        """Yield what is known of the areas beside one, each under its own name."""
        for code in dict.fromkeys(one.ref_area for one in chosen.wider):
            name = area_full(code, self.words)
            yield self._heading(capital(name, self.words.language))
            for one in chosen.wider:
                if one.ref_area == code:
                    label = topic_name(one.item.domain, self.words)
                    yield self._finding(one, chosen, label=label)
            if code in chosen.twins:
                yield self._same_territory(code, chosen.ref_area)

    def _same_territory(self, code: str, ref_area: str) -> Paragraph:
        """Return that another area than the one asked for is made of the same districts."""
        said = self.words(
            "The territory {of_one} is that {of_other}.",
            of_one=area_of(code, self.words),
            of_other=area_of(ref_area, self.words),
        )
        return Paragraph(Sentence(capital(said, self.words.language)), small=True)

    def _finding(
        self, one: IndicatorFacts, chosen: Chosen, *, label: str = "", key: bool = False
    ) -> Finding:
        compared = held_against(one, self.reader)
        said = lead(one.facts, compared, self.words, self.once)
        leading = self._cited(
            one, joined([text_without_figures(f"{label}." if label else ""), said])
        )
        more = self._more(one, chosen)
        drawn = self.shown.picture(one, self.notes, alone=not self.mapped) if self.left else None
        self.left -= bool(drawn)
        picture, chart = drawn or (None, self._told(one, leading, more))
        self.mapped = self.mapped or bool(picture and picture.is_map)
        figure = value_of(one, self.words).text
        under = self.shown.under(one)
        return Finding(label, leading, more, picture, chart, key, figure, under)

    def _told(
        self, one: IndicatorFacts, leading: Paragraph, more: Paragraph | None
    ) -> Chart | None:
        texts = [leading, *([more] if more else [])]
        notes = tuple(dict.fromkeys(note for text in texts for note in text.notes))
        return self.shown.told(one, joined([text.said for text in texts]), notes)

    def _more(self, one: IndicatorFacts, chosen: Chosen) -> Paragraph | None:
        """Return what goes on after the lead, for as many findings as there is room."""
        self.told += 1
        if self.told > self.plan.detail:
            return None
        codes = [other.item.indicator for other in chosen.indicators]
        swung = self.reader.swings(one)
        said = continuation_of_finding(one.facts, swung, self.words, told=codes, once=self.once)
        return self._cited(one, said) if said else None

    def _nothing(self, chosen: Chosen) -> Iterator[Part]:
        listed = nothing_published(chosen, self.words)
        if listed:
            where = area_in(chosen.ref_area, self.words)
            yield self._heading(self.words("Not published {area_in}", area_in=where))
            yield listed

    def _proof(self, chosen: Chosen) -> Iterator[Part]:
        """Yield the table, how good the figures are, and what they are."""
        if self.plan.table and chosen.indicators:
            yield self._heading(self.words("The figures"))
            yield grid_of(
                chosen.indicators, chosen.ref_area, self.reader, self.words, self.notes.number
            )
        yield from self._quality(chosen)
        if self.plan.definitions and chosen.indicators:
            yield from self._definitions(chosen.indicators)

    def _quality(self, chosen: Chosen) -> Iterator[Part]:
        short = not self.plan.definitions
        long = self.request.length == "long"
        each = long or len(chosen.topics) <= _EACH
        found = list(quality_paragraphs(chosen, self.words, short=short, each=each, long=long))
        if found and not short:
            yield self._heading(self.words("Quality and gaps"))
        yield from (replace(p, small=True) if isinstance(p, Paragraph) else p for p in found)

    def _definitions(self, told: Sequence[IndicatorFacts]) -> Iterator[Part]:
        """Yield what each indicator is, and what it does not say."""
        words = self.words
        yield self._heading(words("Definitions"))
        for item in {one.item.indicator: one.item for one in told}.values():
            text = f"{words.of(item.name)}. {words.of(item.definition)} "
            text += words("What it does not say") + f": {words.of(item.caveat)}"
            yield Paragraph(Sentence(text, given=(text,)), small=True)

    def _cited(self, one: IndicatorFacts, said: Sentence) -> Paragraph:
        return self.notes.cited(said, one.figure.key.data_source)
