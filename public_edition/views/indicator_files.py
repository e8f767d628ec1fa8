"""What can be taken away of an indicator: its pictures, and its figures as CSV."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.model import Indicator, Language
from indicators.summary import sources_in_order
from indicators.words import Words, short_source
from passports.files import csv_of, file_rows
from passports.headers import Passport, header
from public_edition import pictures
from public_edition.citation import permanent
from public_edition.feet import feet
from public_edition.figure import AreaFigures, Mapped, area_figures, mapped_figures
from public_edition.pictures import Atlas, Map
from public_edition.reading import Reading
from public_edition.sentences import key_message
from public_edition.site import Output, Site, in_every_language
from public_edition.web_of_data import Described, beside_file


@dataclass(frozen=True)
class IndicatorPage:
    """An indicator with everything of it that is the same in every language."""

    item: Indicator
    nation: AreaFigures
    mapped: Mapped | None
    release: str

    @property
    def exists(self) -> bool:
        """Whether anything is published of it."""
        return self.nation.exists or self.mapped is not None


def read_subject(code: str, reading: Reading) -> IndicatorPage:
    """Return an indicator as its pages show it."""
    item, found = reading.declared(code), reading.figures(code)
    since = reading.stands_since(code)
    return IndicatorPage(item, area_figures(item, found), mapped_figures(item, reading), since)


def title_of(subject: IndicatorPage, reading: Reading, words: Words) -> str:
    """Return the key message, or the name where the nation has no figure."""
    if not subject.nation.exists:
        return words.of(subject.item.name)
    return key_message(subject.nation, reading, words)


def used_sources(subject: IndicatorPage, reading: Reading) -> list[Any]:
    """Return the sources of everything shown, in the declared order."""
    present = reading.figures(subject.item.indicator)["data_source"]
    return reading.sources(sources_in_order(present, subject.item))


def indicator_pictures(
    subject: IndicatorPage,
    drawn: Map | None,
    reading: Reading,
    site: Site,
    atlas: Atlas,
    words: Words,
) -> Iterator[Output]:
    """Yield the pictures that can be taken away in one language: trend and map, as SVG and PNG."""
    if not subject.exists:
        return
    code, language = subject.item.indicator, words.language
    link = permanent(site.absolute(f"{language}/indicator/{code}.html"), subject.release)
    foots = feet(subject.nation, subject.mapped, reading, words, subject.release, link)
    if subject.nation.exists and pictures.has_trend(subject.nation):
        text = pictures.trend_file(
            subject.nation, reading, words, title_of(subject, reading, words), foots["trend"]
        )
        yield Output(f"picture/{language}/{code}.trend.svg", text.encode())
    if drawn is not None and subject.mapped is not None:
        text = pictures.map_file(drawn, subject.mapped, atlas, reading, words, foots["map"])
        yield Output(f"picture/{language}/{code}.map.svg", text.encode())
    nation = subject.nation if subject.nation.exists else None
    areas = pictures.shared_map(drawn, subject.mapped, atlas, reading, words)
    title = title_of(subject, reading, words)
    shared = pictures.social(nation, words, title, foots["social"], areas)
    yield Output(f"picture/{language}/{code}.png", shared)


def indicator_tables(
    told: Described, subject: IndicatorPage, reading: Reading, site: Site
) -> Iterator[Output]:
    """Yield the figures as CSV in each language, with the description of the file beside it."""
    rows: dict[Language, pd.DataFrame] = {}
    skipped: dict[Language, int] = {}
    code, sources = told.code, used_sources(subject, reading)
    for words in in_every_language():
        language = words.language
        link = permanent(site.absolute(f"{language}/indicator/{code}.html"), subject.release)
        made = str(sources[0]["retrieved"])
        passport = Passport(subject.item, "published", sources, subject.release, made, link)
        found = reading.figures(code)
        rows[language] = file_rows(found, passport, words)
        skipped[language] = len(header(passport, words))
        yield Output(f"file/{language}/{code}.csv", csv_of(rows[language], found, passport, words))
    titles = {language: list(map(str, own.columns)) for language, own in rows.items()}
    for language, own in rows.items():
        numeric = [pd.api.types.is_numeric_dtype(kind) for kind in own.dtypes]
        path = f"file/{language}/{code}.csv"
        yield beside_file(path, told, language, titles, numeric, skipped[language])


def cited_sources(subject: IndicatorPage, reading: Reading, words: Words, *, mapped: bool) -> str:
    """Return publishers and editions of the headline and, where it is shown, of the map."""
    codes = [subject.nation.fact["data_source"]] if subject.nation.exists else []
    if mapped and subject.mapped is not None:
        codes.append(subject.mapped.view.data_source)
    return "; ".join(short_source(reading.source(code), words) for code in dict.fromkeys(codes))
