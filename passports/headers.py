"""What a file says of itself beside the figures: source, definition, release, link."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from indicators.codelists import codelist
from indicators.editions import Edition
from indicators.model import Indicator
from indicators.words import Words, licence_name

MEDIA_TYPES: Mapping[str, str] = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "hxl.csv": "text/csv",
    "sdmx.csv": "application/vnd.sdmx.data+csv;version=2.0.0",
    "sdmx.json": "application/vnd.sdmx.data+json;version=2.0.0",
    "sdmx-1.json": "application/vnd.sdmx.data+json;version=1.0.0",
    "xml": "application/vnd.sdmx.structure+xml;version=2.1",
    "png": "image/png",
    "svg": "image/svg+xml",
}


@dataclass(frozen=True)
class Passport:
    """What a file says of itself beside the figures.

    Attributes
    ----------
    release, content : str
        The data release and, where it was frozen, the hash of its content.
    retrieved : str
        The day on which the file was made, from whose year the age of a figure is counted.
    link : str
        The view the file was taken from.
    site : str
        Where the monitor is found, so that each row's figure can be opened.
    """

    indicator: Indicator
    edition: str
    sources: Sequence[Mapping[str, Any]]
    release: str
    retrieved: str
    link: str
    content: str = ""
    site: str = ""


def file_stem(passport: Passport, ref_area: str, time_period: str) -> str:
    """Return a file name without its ending; an illustrative file says so in its name."""
    code, period = passport.indicator.indicator, time_period.replace("/", "_")
    return Edition(passport.edition).stem(code, ref_area, period)


def header(passport: Passport, words: Words) -> list[tuple[str, str]]:
    """Return label and text of everything a file says of itself, in the reader's language."""
    item = passport.indicator
    unit = words.of(codelist("unit_measure")[item.unit_measure])
    lines = [
        (words("Indicator"), f"{words.of(item.name)} ({item.indicator})"),
        (words("Unit"), unit),
        (words("Definition"), words.of(item.definition)),
        (words("What it does not say"), words.of(item.caveat)),
    ]
    if warning := Edition(passport.edition).warning(words):
        lines.insert(0, (words("Edition"), warning))
    lines += [(words("Source"), cite(source, words)) for source in passport.sources]
    lines += [
        (words("Data release"), passport.release),
        *([(words("Hash of the release (SHA-256)"), passport.content)] if passport.content else []),
        (words("Retrieved"), passport.retrieved),
        (words("Link"), passport.link),
        *_permanent(passport, words),
        (words("Boundaries"), words("The boundaries and names shown imply no endorsement.")),
    ]
    return lines


def cite(source: Mapping[str, Any], words: Words) -> str:
    """Return one line that names a source: publisher, title, edition, licence, code."""
    language = words.language
    parts = (
        source[f"publisher_{language}"],
        source[f"title_{language}"],
        source["edition"],
        licence_name(str(source["licence"]), words),
    )
    return f"{'; '.join(str(part) for part in parts if part)} [{source['data_source']}]"


def _permanent(passport: Passport, words: Words) -> list[tuple[str, str]]:
    """Return how the figure of a row is opened: by the name in its last column."""
    if not passport.site:
        return []
    named = f"release={passport.release}&" if passport.content else ""
    link = f"{passport.site}/figure?{named}lang={words.language}&id="
    return [(words("Permanent link: this, and the name of the figure"), link)]
