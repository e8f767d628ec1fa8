"""What is said to machines of a set of figures, an indicator's or a release's, in no vocabulary.

What is not known is left out: a set without a frozen release has no day, one of several sources
has all of their licences.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from indicators.codelists import areas, lineage
from indicators.model import LANGUAGES, Indicator
from indicators.observations import year
from indicators.words import words
from passports.headers import MEDIA_TYPES
from public_edition.reading import Reading

CATALOGUE = "catalog.jsonld"
_DATA, _SDMX, _RELEASE = "api/v1/data", "api/v1/sdmx", "api/v1/release"


@dataclass(frozen=True)
class File:
    """One file of a set of figures: where it lies, what it is called, its media type."""

    path: str
    name: str
    media: str


@dataclass(frozen=True)
class Described:
    """What is said of a set of figures.

    Attributes
    ----------
    code : str
        Of the indicator or the release: names the set in the catalogue.
    page : str
        Its page, below the folder of a language.
    version : str
        The data release in which the figures took their present state.
    day : date or None
        The day of that release.
    years : tuple of int
        The first and the last year in which a period begins.
    places : sequence of str
        The areas the figures are of: those that lie within no other of them.
    previous : str
        The release before, of a release that has one.
    """

    code: str
    page: str
    names: Mapping[str, str]
    descriptions: Mapping[str, str]
    version: str
    day: date | None
    sources: Sequence[Mapping[str, Any]]
    years: tuple[int, int]
    places: Sequence[str]
    files: Sequence[File]
    item: Indicator | None = None
    previous: str = ""

    @property
    def licences(self) -> list[str]:
        """The licence of each source, each named once."""
        return _once(source["licence"] for source in self.sources)

    @property
    def links(self) -> list[str]:
        """Where the sources are found."""
        return _once(source["url"] for source in self.sources)

    def publishers(self, language: str) -> list[str]:
        """Return who published the sources."""
        return _once(source[f"publisher_{language}"] for source in self.sources)


def indicator_described(code: str, reading: Reading) -> Described | None:
    """Return what is said of an indicator's figures; None where nothing is published."""
    found = reading.figures(code)
    if found.empty:
        return None
    return _of_figures(
        reading.declared(code), found, reading.stands_since(code), reading.source, reading
    )


def state_described(code: str, release: str, reading: Reading) -> Described:
    """Return what is said of an indicator's figures as they stood since a frozen release."""
    opened = reading.opened(release)
    every = reading.once(
        f"figures of {release}", lambda: dict(tuple(opened.observations.groupby("indicator")))
    )
    found = every[code]
    item = reading.changes(release).item(code)
    return _of_figures(item, found, release, opened.sources.__getitem__, reading)


def _of_figures(
    item: Indicator,
    found: pd.DataFrame,
    release: str,
    source: Callable[[str], Mapping[str, Any]],
    reading: Reading,
) -> Described:
    code = item.indicator
    return Described(
        code,
        f"indicator/{code}.html",
        item.name,
        item.definition,
        release,
        reading.day_of(release),
        [source(name) for name in sorted(set(found["data_source"]))],
        _years(found),
        _outermost(found["ref_area"]),
        [
            File(f"{_DATA}/{code}.csv", "CSV", MEDIA_TYPES["csv"]),
            File(f"{_DATA}/{code}.json", "JSON", "application/json"),
            File(f"{_SDMX}/{code}.csv", "SDMX-CSV 2.0", MEDIA_TYPES["sdmx.csv"]),
            File(f"{_SDMX}/{code}.json", "SDMX-JSON 2.0", MEDIA_TYPES["sdmx.json"]),
            File(f"{_SDMX}/json1/{code}.json", "SDMX-JSON 1.0", MEDIA_TYPES["sdmx-1.json"]),
        ],
        item,
    )


def release_described(release: str, reading: Reading) -> Described:
    """Return what is said of a frozen release."""
    about, opened = reading.about(release), reading.opened(release)
    return Described(
        release,
        f"release/{release}.html",
        {code: f"{words(code)('Data release')} {release}" for code in LANGUAGES},
        about.notes,
        release,
        about.date,
        [opened.sources[code] for code in sorted(opened.sources)],
        _years(opened.observations),
        _outermost(opened.observations["ref_area"]),
        [
            File(f"{_RELEASE}/{release}/package.zip", "Data package", "application/zip"),
            File(f"{_RELEASE}/{release}.json", "JSON", "application/json"),
        ],
        previous=about.previous,
    )


def _years(observations: pd.DataFrame) -> tuple[int, int]:
    years = [year(period) for period in set(observations["time_period"])]
    return min(years), max(years)


def _outermost(column: "pd.Series[str]") -> list[str]:
    """Return the areas that lie within no other of them, in the order of the code list."""
    present = set(column)
    return [code for code in areas() if code in present and not present & {*lineage(code)[1:]}]


def _once(values: Iterable[Any]) -> list[str]:
    return list(dict.fromkeys(_said(values)))


def _said(values: Iterable[Any]) -> Iterator[str]:
    return (str(value) for value in values if value)
