"""From a request to a document: what is told, in which order, resting on which sources."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from briefings.document import (
    Block,
    Bullets,
    Chart,
    Document,
    Endnotes,
    Heading,
    Paragraph,
    Picture,
)
from briefings.headers import cite
from briefings.native import chart_of, groups_chart
from briefings.overview_grid import grid_of
from briefings.pictures import groups_picture, map_picture, trend_picture
from briefings.quality_words import quality
from briefings.reading import Reader, Told
from briefings.request import Request
from data.store import Store
from indicators.catalog import catalog, of_domain
from indicators.codelists import codelist
from indicators.facts import Changed, Gap
from indicators.grammar import area_full, area_in
from indicators.language import Words
from indicators.language import words as words_in
from indicators.ledger import OLD
from indicators.narrative import Said, key_message, paragraph, say
from indicators.observations import year

# How much of each topic a length has room for: (indicators in all, key messages, pictures a topic).
_ROOM = {"page": (6, 3), "brief": (8, 5), "long": (60, 6), "slides": (24, 4)}


def compose(request: Request, store: Store, made: date, reader: Reader | None = None) -> Document:
    """Return the document of a request.

    Parameters
    ----------
    made : date
        The date that the document bears, from which the age of figures is counted.
    reader : Reader, optional
        Of the same store, edition, date and period: a batch reads each indicator once.
    """
    reader = reader or Reader(store, request.edition, made, request.period)
    return _Composition(request, reader).document()


class _Composition:
    """One document in the making: the sources are numbered as the text comes to rest on them."""

    def __init__(self, request: Request, reader: Reader) -> None:
        self.request, self.reader = request, reader
        self.words: Words = words_in(request.language)
        self.notes: dict[str, int] = {}
        every, self.key_messages = _ROOM[request.length]
        shared = len(request.topics) * len(request.areas)
        self.share = {"brief": 0.62, "page": 0.5}.get(request.length, 1.0)
        self.level = 2 if len(request.areas) > 1 else 1
        self.most = max(1, min(3, every // shared))

    def document(self) -> Document:
        request, words = self.request, self.words
        mark = words("ILLUSTRATIVE — not real figures") if request.illustrative else ""
        where = ", ".join(area_full(code, words) for code in request.areas)
        title = words("Children's rights in figures: {area}", area=where)
        blocks = [block for code in request.areas for block in self._area(code)]
        blocks += self._sources()
        return Document(
            f"{mark}. {title}" if mark else title,
            self._subtitle(),
            request.language,
            request.edition,
            self.reader.release,
            self.reader.today,
            words(
                "Child Rights Monitor, Azerbaijan · data release {release}",
                release=self.reader.release,
            ),
            words("Figure"),
            words("Table"),
            tuple(blocks),
            contents=words("Contents") if request.length == "long" else "",
            mark=mark,
            landscape=request.length == "slides",
        )

    def _subtitle(self) -> str:
        names = codelist("domain")
        topics = ", ".join(self.words.of(names[code]["name"]) for code in self.request.topics)
        made = self.words.date(self.reader.today)
        return f"{made} · {topics}" if len(self.request.topics) <= 3 else made

    def _area(self, ref_area: str) -> list[Block]:
        """Return the blocks of one area."""
        topics = {
            domain: self.reader.topic(domain, ref_area, self.most) for domain in self.request.topics
        }
        told = [one for found in topics.values() for one in found]
        several = len(self.request.areas) > 1
        blocks: list[Block] = [Heading(area_full(ref_area, self.words), 1)] if several else []
        blocks += self._key(list(topics.values()), ref_area)
        order = {"page": self._page, "slides": self._slides}.get(self.request.length, self._full)
        return blocks + list(order(ref_area, topics, told))

    def _page(
        self, ref_area: str, topics: dict[str, list[Told]], told: list[Told]
    ) -> Iterator[Block]:
        yield from self._first_map(told)
        yield from self._table(ref_area, told)
        yield from self._quality(told, ref_area, topics, short=True)

    def _full(
        self, ref_area: str, topics: dict[str, list[Told]], told: list[Told]
    ) -> Iterator[Block]:
        long = self.request.length == "long"
        if not long:
            yield from self._first_map(told)
        for domain, found in topics.items():
            yield from self._topic(domain, found, ref_area, pictures=long)
        yield from self._behind(told)
        if not long:
            yield from self._first_trend(told)
        yield from self._changed(told)
        yield from self._table(ref_area, told)
        yield from self._quality(told, ref_area, topics, short=False)
        yield from self._definitions(told)

    def _slides(
        self, ref_area: str, topics: dict[str, list[Told]], told: list[Told]
    ) -> Iterator[Block]:
        yield from self._first_map(told, size="slide")
        for domain, found in topics.items():
            yield Heading(self._topic_name(domain), self.level)
            if not found:
                yield self._nothing(domain, ref_area)
                continue
            yield Bullets(tuple(self._cited(one, self._key_of(one)) for one in found[:3]))
            chart = next(filter(None, (self._chart(one) for one in found)), None)
            if chart:
                yield chart
        yield from self._behind(told)
        yield from self._table(ref_area, told)
        yield from self._quality(told, ref_area, topics, short=True)

    def _chart(self, one: Told) -> Chart | None:
        picture = trend_picture(one, self.reader, self.words, size="slide")
        if picture is None:
            return None
        return chart_of(one, self.reader, self.words, self._with_note(picture, one))

    def _key(self, topics: Sequence[Sequence[Told]], ref_area: str) -> Iterator[Block]:
        """Yield the key messages: reliable changes first, then the first figure of each topic."""
        yield Heading(self.words("Key messages"), self.level)
        placed = [
            (_weight(one, ref_area), place, one)
            for found in topics
            for place, one in enumerate(found)
        ]
        ranked = [one for _, _, one in sorted(placed, key=lambda entry: entry[:2])]
        items = [self._cited(one, self._key_of(one)) for one in ranked[: self.key_messages]]
        if items:
            yield Bullets(tuple(items), key=True)
        else:
            yield Paragraph(
                Said(
                    self.words(
                        "No figure on these topics is published {area_in}.",
                        area_in=area_in(ref_area, self.words),
                    )
                )
            )

    def _key_of(self, one: Told) -> Said:
        return key_message(one.facts, self.words)

    def _topic_name(self, domain: str) -> str:
        return self.words.of(codelist("domain")[domain]["name"])

    def _topic(
        self, domain: str, found: Sequence[Told], ref_area: str, *, pictures: bool
    ) -> Iterator[Block]:
        yield Heading(self._topic_name(domain), self.level)
        if not found:
            yield self._nothing(domain, ref_area)
        for place, one in enumerate(found):
            yield self._cited(one, paragraph(one.facts, self.words))
            if pictures and place == 0:
                drawn = map_picture(one, self.reader, self.words, size="full")
                drawn = drawn or trend_picture(one, self.reader, self.words, size="full")
                yield from ([self._with_note(drawn, one)] if drawn else [])

    def _nothing(self, domain: str, ref_area: str) -> Paragraph:
        """Return the sentence of a topic with nothing published, and who could publish it."""
        held = {code: None for item in of_domain(domain) for code in item.holders}
        names = ", ".join(self.words.of(codelist("agency")[code]) for code in list(held)[:3])
        return Paragraph(
            Said(
                self.words(
                    "Nothing on this topic is published {area_in}. Data holders: {holders}.",
                    area_in=area_in(ref_area, self.words),
                    holders=names,
                )
            )
        )

    def _first_map(self, told: Sequence[Told], size: str = "full") -> Iterator[Block]:
        for one in (*told, *self._related(told)):
            drawn = map_picture(one, self.reader, self.words, size=size)
            if drawn:
                if self.request.length == "slides":
                    yield Heading(self.words("On the map"), self.level)
                yield self._with_note(drawn, one)
                return

    def _related(self, told: Sequence[Told]) -> Iterator[Told]:
        """Yield the indicators declared nearest to those told of that have figures by area."""
        for one in told:
            if one.item.related_map in catalog():
                related = self.reader.told(catalog()[one.item.related_map], one.ref_area)
                yield from [related] if related.latest else []

    def _first_trend(self, told: Sequence[Told]) -> Iterator[Block]:
        for one in told:
            drawn = trend_picture(one, self.reader, self.words, size="full")
            if drawn:
                yield Heading(self.words("Over time"), self.level)
                yield self._with_note(drawn, one)
                return

    def _behind(self, told: Sequence[Told]) -> Iterator[Block]:
        """Yield who is left behind: the widest reliable gaps in words, the first as a picture."""
        gaps = [(one, fact) for one in told for fact in one.facts if isinstance(fact, Gap)]
        sure = [(one, fact) for one, fact in gaps if fact.reliable] or gaps
        if not sure:
            return
        yield Heading(self.words("Who is left behind"), self.level)
        own: dict[str, tuple[Told, Gap]] = {}
        for one, fact in sorted(sure, key=self._urgency):
            own.setdefault(one.item.indicator, (one, fact))
        shown = list(own.values())[:3]
        yield Bullets(tuple(self._cited(one, say(fact, self.words)) for one, fact in shown))
        yield from self._groups(shown[0][0])

    def _groups(self, one: Told) -> Iterator[Block]:
        """Yield the groups of an indicator; on slides as a chart, where that hides no interval."""
        slides = self.request.length == "slides"
        size = "slide" if slides else "full"
        drawn = groups_picture(one, self.reader, self.words, size=size)
        if drawn is None:
            return
        picture = self._with_note(drawn, one)
        yield (groups_chart(one, self.reader, self.words, picture) if slides else None) or picture

    def _urgency(self, pair: tuple[Told, Gap]) -> tuple[bool, float]:
        """Return how late a gap is told: old ones after the others, wide ones before narrow."""
        return self.reader.today.year - year(pair[1].key.time_period) > OLD, -pair[1].difference

    def _changed(self, told: Sequence[Told]) -> Iterator[Block]:
        """Yield what changed for sure since the figure before; that nothing did is a finding."""
        yield Heading(self.words("What changed"), self.level)
        items = [
            self._cited(one, say(fact, self.words))
            for one in told
            for fact in one.facts
            if isinstance(fact, Changed) and not fact.run and fact.told in ("up", "down")
        ]
        if items:
            yield Bullets(tuple(items[:5]))
        else:
            yield Paragraph(
                Said(
                    self.words(
                        "Of none of these figures is a change known that chance alone would not "
                        "explain."
                    )
                )
            )

    def _table(self, ref_area: str, told: Sequence[Told]) -> Iterator[Block]:
        if told:
            if self.request.length != "page":
                yield Heading(self.words("The figures"), self.level)
            yield grid_of(told, ref_area, self.reader, self.words, self._note)

    def _quality(
        self, told: Sequence[Told], ref_area: str, topics: dict[str, list[Told]], *, short: bool
    ) -> Iterator[Block]:
        if self.request.length != "page":
            yield Heading(self.words("Quality and gaps"), self.level)
        yield from quality(told, ref_area, tuple(topics), self.words, short=short)

    def _definitions(self, told: Sequence[Told]) -> Iterator[Block]:
        yield Heading(self.words("Definitions"), self.level)
        for one in {one.item.indicator: one for one in told}.values():
            text = f"{self.words.of(one.item.name)}. {self.words.of(one.item.definition)} "
            text += self.words("What it does not say") + f": {self.words.of(one.item.caveat)}"
            yield Paragraph(Said(text, given=(text,)), small=True)

    def _cited(self, one: Told, said: Said) -> Paragraph:
        return Paragraph(said, (self._note(one),))

    def _with_note(self, picture: Picture, one: Told) -> Picture:
        return replace(picture, notes=(self._note(one),), share=self.share)

    def _note(self, one: Told) -> int:
        """Return the number of the endnote of a figure's source."""
        return self.notes.setdefault(one.figure.key.data_source, len(self.notes) + 1)

    def _sources(self) -> list[Block]:
        if not self.notes:
            return []
        sources = [self.reader.sources[code] for code in self.notes]
        items = [(cite(source, self.words), str(source["url"] or "")) for source in sources]
        return [Heading(self.words("Sources"), 1), Endnotes(tuple(items))]


def _weight(one: Told, ref_area: str) -> int:
    """Return how late a figure comes among the key messages: a reliable change comes first."""
    sure = any(
        isinstance(fact, Changed) and not fact.run and fact.told in ("up", "down")
        for fact in one.facts
    )
    return (0 if sure else 1) + (0 if one.item.key or one.ref_area == ref_area else 2)
