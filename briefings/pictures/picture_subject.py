"""What is written on a picture of a briefing: title, unit, period, sources, link, release."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from matplotlib.figure import Figure

from briefings.document import Picture
from briefings.drawing import Drawing, Under
from briefings.pictures.under import under_key
from briefings.reading import Reader
from figures.print import Caption, file_metadata, headline, save
from indicators.editions import Edition
from indicators.facts import Key
from indicators.model import Indicator
from indicators.words import Words, full_name, licence_name, short_source, unit
from passports.headers import cite


@dataclass(frozen=True)
class PictureSubject:
    """What a picture is of: an indicator in some groups, its sources, the figure it opens.

    ``letter`` is the quality grade of what it shows, ``period`` the periods of a series in words.
    """

    item: Indicator
    dimensions: Mapping[str, str]
    sources: tuple[str, ...]
    key: Key
    letter: str
    reader: Reader
    words: Words
    period: str = ""

    def caption(self, where: str, period: str) -> Caption:
        """Return what the picture says of itself."""
        words, release = self.words, self.reader.release
        named = "; ".join(short_source(source, words) for source in self._cited())
        return Caption(
            full_name(self.item, self.dimensions, words),
            f"{where} · {unit(self.item, words)} · {period}",
            words("Source: {source}. Data release {release}.", source=named, release=release),
            self.under.said,
            Edition(self.reader.edition).watermark(words),
            self.under.printed,
        )

    @cached_property
    def under(self) -> Under:
        """The grade, the caveat and the link at its foot."""
        return under_key(
            self.item, self.key, self.letter, self.reader, self.words, period=self.period
        )

    def picture(self, figure: Figure, caption: Caption, alt: str) -> Picture:
        """Return a drawing with its caption, its words, its link and its sources."""
        words = self.words
        said = file_metadata(
            self.item,
            headline(caption),
            words,
            source="; ".join(cite(source, words) for source in self._cited()),
            licence="; ".join(dict.fromkeys(self._licences())),
            link=self.under.link,
            release=self.reader.release,
        )

        def draw(kind: Literal["png", "svg"]) -> bytes:
            return save(figure, kind, said, colours=256 if kind == "png" else None)

        return Picture(
            Drawing(draw), caption.title, caption.subtitle, alt, self.under, self.sources
        )

    def _licences(self) -> list[str]:
        return [licence_name(str(source["licence"]), self.words) for source in self._cited()]

    def _cited(self) -> list[dict[str, object]]:
        return [self.reader.sources[code] for code in self.sources]
