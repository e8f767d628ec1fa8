"""The read-only data interface: static answers in JSON and CSV, each saying what it is."""

import csv
import json
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Any

import pandas as pd

from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, STATES, areas, codelist, codes, state
from indicators.observations import MEASURES
from indicators.plain_rows import plain_rows
from indicators.requested import Requested
from passports.cells import plain_row, printed_in_rows
from public_edition.reading import Reading
from public_edition.site import Output

V1 = "api/v1"
_OBSERVATION = (
    "ref_area",
    "time_period",
    *DIMENSIONS,
    "data_source",
    *MEASURES,
    "obs_status",
    "source_cell",
    "source_link",
    "footnotes",
)
CORRECTED = "corrected"  # the day of the latest correction of a figure
CSV_COLUMNS = ("release", "licence", "indicator", "unit_measure", *_OBSERVATION, CORRECTED)


def json_text(value: Any) -> bytes:
    """Return JSON as it is served: compact, in UTF-8."""
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def of_indicator(code: str, reading: Reading) -> Iterator[Output]:
    """Yield the answers of one indicator: all of it, each of its areas, and a CSV."""
    found = reading.figures(code)
    if found.empty:
        return
    release = reading.stands_since(code)
    days = [day.isoformat() if day else None for day in reading.corrected_on(code)]
    found = found.assign(corrected=pd.Series(days, index=found.index, dtype=object))
    yield Output(f"{V1}/data/{code}.json", json_text(_answer(code, found, release, reading)))
    for ref_area, rows in found.groupby("ref_area"):
        answer = _answer(code, rows, release, reading) | {"ref_area": _area(str(ref_area))}
        yield Output(f"{V1}/data/{code}/{ref_area}.json", json_text(answer))
    sources = {name: reading.source(name) for name in sorted(set(found["data_source"]))}
    text = table(code, found, release, sources)
    yield Output(f"{V1}/data/{code}.csv", text)
    if not reading.is_frozen(release):
        yield Output(f"{V1}/release/{release}/{code}.csv", text)


def _answer(
    code: str, observations: pd.DataFrame, release: str, reading: Reading
) -> dict[str, Any]:
    item = reading.declared(code)
    sources = reading.sources(sorted(set(observations["data_source"])))
    return {
        "release": release,
        "edition": "published",
        "indicator": {
            "id": code,
            "name": dict(item.name),
            "unit_measure": item.unit_measure,
            "decimals": item.decimals,
            "caveat": dict(item.caveat),
        },
        "sources": [source_entry(source) for source in sources],
        "observations": [_observation(row) for row in plain_rows(observations)],
    }


def _observation(row: Mapping[Any, Any]) -> dict[str, Any]:
    """Return one observation; what is absent is null and named by its state, never nought."""
    cells = {name: None if _absent(row[name]) else row[name] for name in _OBSERVATION}
    return cells | {CORRECTED: row[CORRECTED], "state": state(row["obs_status"]) or None}


def _absent(value: Any) -> bool:
    return value is None or value == "" or bool(pd.isna(value))


def source_entry(source: Mapping[str, Any]) -> dict[str, Any]:
    """Return a source as an answer names it."""
    return {
        "id": source["data_source"],
        "kind": source["kind"],
        "publisher": {code: source[f"publisher_{code}"] for code in ("az", "en", "ru")},
        "title": {code: source[f"title_{code}"] or "" for code in ("az", "en", "ru")},
        "edition": source["edition"],
        "licence": source["licence"],
        "url": source["url"] or None,
        "retrieved": source["retrieved"],
        "superseded_by": source.get("superseded_by") or None,
    }


def _area(ref_area: str) -> dict[str, Any]:
    area = areas()[ref_area]
    return {
        "id": ref_area,
        "scheme": area.scheme,
        "parent": area.parent,
        "name": dict(area.name),
        "valid_from": area.valid_from,
        "valid_to": area.valid_to,
    }


def table(
    code: str, observations: pd.DataFrame, release: str, sources: Mapping[str, Mapping[str, Any]]
) -> bytes:
    """Return every observation of an indicator as CSV; release and licence stand in each row."""
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    rows = plain_rows(observations)
    numbers = [printed_in_rows(observations[name], rows) for name in MEASURES]
    for row, *printed in zip(rows, *numbers, strict=True):
        own = row | {"release": release, "licence": sources[row["data_source"]]["licence"]}
        named = ("" if _absent(own.get(name)) else own[name] for name in CSV_COLUMNS)
        cells = dict(zip(CSV_COLUMNS, plain_row(named), strict=True))
        cells |= dict(zip(MEASURES, printed, strict=True))
        writer.writerow(cells.values())
    return buffer.getvalue().encode()


def of_everything(reading: Reading) -> Iterator[Output]:
    """Yield the answers that list: indicators, areas, sources, the release, the code lists."""
    release = reading.release
    yield Output(f"{V1}/release.json", json_text(_release(reading)))
    lists = {
        "indicators": [_indicator(code, reading) for code in catalog()],
        "areas": [_area(code) for code in areas()],
        "sources": [source_entry(source) for source in reading.every_source()],
    }
    for name, entries in lists.items():
        yield Output(f"{V1}/{name}.json", json_text({"release": release, name: entries}))
    for name, entries in codelists().items():
        answer = {"release": release, "id": name, "codes": entries}
        yield Output(f"{V1}/structure/codelist/{name}.json", json_text(answer))


def _release(reading: Reading) -> dict[str, Any]:
    known = [code for code in catalog() if len(reading.figures(code))]
    return {
        "release": reading.release,
        "edition": "published",
        "indicators": len(known),
        "observations": sum(len(reading.figures(code)) for code in known),
        "sources": len(reading.every_source()),
        "stands_since": {code: reading.stands_since(code) for code in known},
    }


def _indicator(code: str, reading: Reading) -> dict[str, Any]:
    item = reading.declared(code)
    found = reading.figures(code)
    return {
        "id": code,
        "name": dict(item.name),
        "definition": dict(item.definition),
        "domain": item.domain,
        "unit_measure": item.unit_measure,
        "decimals": item.decimals,
        "direction": item.direction,
        "sdg_indicator": item.sdg_indicator,
        "crc_articles": list(item.crc_articles),
        "holders": list(item.holders),
        "observations": len(found),
        "areas": sorted(set(found["ref_area"])),
        "requests": [_request(one) for one in reading.requests(code) or ()],
        "gap": dict(item.gap) if item.gap and not reading.has_figure(code) else None,
    }


def _request(one: Requested) -> dict[str, Any]:
    """Return a request for figures; days that have not come are null."""
    days = {name: getattr(one, name) for name in ("asked", "due", "answered", "refused")}
    return {
        "number": one.number,
        "agency": one.agency,
        "time_period": one.time_period,
        **{name: day.isoformat() if day else None for name, day in days.items()},
        "reason": dict(one.reason) if one.reason else None,
    }


def codelists() -> dict[str, list[dict[str, Any]]]:
    """Return the code lists of the observations, in SDMX names."""
    listed = {f"CL_{name.upper()}": codes(name) for name in DIMENSIONS}
    plain = {
        "CL_UNIT_MEASURE": codelist("unit_measure"),
        "CL_AGENCY": codelist("agency"),
        "CL_DOMAIN": {code: entry["name"] for code, entry in codelist("domain").items()},
        "CL_OBS_STATUS": codelist("obs_status"),
        "CL_REF_AREA": {code: area.name for code, area in areas().items()},
    }
    return {
        name: [_code(code, entry) for code, entry in entries.items()]
        for name, entries in {**listed, **plain}.items()
    }


def _code(code: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    named = {"id": code, "name": {language: entry[language] for language in ("az", "en", "ru")}}
    return named | ({"state": entry["state"]} if entry.get("state") in STATES else {})
