"""The figures in the formats of SDMX: the structure, and each indicator in CSV and in JSON."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from passports.files import to_sdmx_csv
from passports.sdmx import to_sdmx_json, to_sdmx_json_1, to_structure
from public_edition.published import EDITION
from public_edition.reading import Reading
from public_edition.site import Output

FOLDER = "api/v1/sdmx"
_LANGUAGE = "en"  # of the names that version 1.0 gives in one language only


def of_indicator(code: str, reading: Reading) -> Iterator[Output]:
    """Yield every published figure of an indicator, once a format."""
    found = reading.figures(code)
    if found.empty:
        return
    release = reading.stands_since(code)
    sources = reading.sources(sorted(set(found["data_source"])))
    given = (found, sources, release, _prepared(release, sources, reading), _LANGUAGE)
    yield Output(f"{FOLDER}/{code}.csv", to_sdmx_csv(found, release))
    yield Output(f"{FOLDER}/{code}.json", to_sdmx_json(*given))
    yield Output(f"{FOLDER}/json1/{code}.json", to_sdmx_json_1(*given))


def of_structure(reading: Reading) -> Iterator[Output]:
    """Yield the message that says what the columns and codes of every figure mean."""
    sources = reading.every_source()
    made = _prepared(reading.release, sources, reading)
    known = {str(source["data_source"]): source for source in sources}
    yield Output(f"{FOLDER}/structure.xml", to_structure(known, made, [EDITION]))


def _prepared(release: str, sources: Sequence[Mapping[str, Any]], reading: Reading) -> date:
    """Return the day of the release, or on which the newest source was read; never today."""
    return reading.day_of(release) or max(_day(str(source["retrieved"])) for source in sources)


def _day(retrieved: str) -> date:
    """Return the day, or the first day of the month, on which a source was read."""
    return date.fromisoformat(retrieved if len(retrieved) > len("2026-11") else f"{retrieved}-01")
