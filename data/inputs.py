"""The files of a source, read and checked: every fault is found before anything is written."""

import csv
import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, TOTAL, areas, codelist, codes, has_value
from indicators.errors import Fault
from indicators.observations import ATTRIBUTES, COLUMNS, KEY, MEASURES, TIME_PERIOD

KINDS = ("administrative", "census", "survey", "modelled", "index", "register", "press")
REQUIRED = ("indicator", "ref_area", "time_period", "obs_value")
_ALLOWED = set(COLUMNS) - {"edition", "data_source"}
_EVENT_COLUMNS = (
    "ref_area",
    "time_period",
    "hazard",
    "event_en",
    "event_az",
    "event_ru",
    "source_org",
    "source_publication",
    "source_link",
    "source_date",
    "note",
)

_PEER_COLUMNS = ("indicator", "ref_area", "time_period", "obs_value", "data_source")

Row = dict[str, Any]


@dataclass
class Inputs:
    """What was read, and what was found wrong with it."""

    sources: list[Row] = field(default_factory=list)
    observations: list[Row] = field(default_factory=list)
    files: list[Row] = field(default_factory=list)
    events: list[Row] = field(default_factory=list)
    peers: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_inputs(observations: Path, events: Path, peers: Path | None = None) -> Inputs:
    """Return every source, observation, event and peer under its folder, with all faults found."""
    inputs = Inputs()
    for folder in sorted(path.parent for path in observations.glob("*/source.toml")):
        _read_source(folder, inputs)
    if not inputs.sources:
        inputs.faults.append(Fault(str(observations), None, None, "no source.toml in any folder"))
    _check_orphans(observations, inputs)
    if (events / "hazards.csv").exists():
        _read_events(events / "hazards.csv", inputs)
    if peers is not None and (peers / "peers.csv").exists():
        _read_peers(peers / "peers.csv", inputs)
    return inputs


def _read_peers(path: Path, inputs: Inputs) -> None:
    """Take the figures of other countries: same indicator, same source as our own series."""
    known = {
        "indicator": set(catalog()),
        "ref_area": set(codelist("country")),
        "data_source": {row["data_source"] for row in inputs.sources},
    }
    for number, row in _rows(path, _PEER_COLUMNS, set(_PEER_COLUMNS), inputs.faults):
        wrong = [name for name in known if row[name] not in known[name]]
        inputs.faults.extend(
            Fault(_name(path), number, name, f"unknown code {row[name]!r}") for name in wrong
        )
        value = _number(row["obs_value"])
        if value is None:
            reason = f"{row['obs_value']!r} is not a number"
            inputs.faults.append(Fault(_name(path), number, "obs_value", reason))
        elif not wrong:
            inputs.peers.append({**row, "obs_value": value})


def _check_orphans(observations: Path, inputs: Inputs) -> None:
    for path in sorted(observations.glob("*/*.csv")):
        if not (path.parent / "source.toml").exists():
            reason = "a table without a source.toml beside it"
            inputs.faults.append(Fault(_name(path), None, None, reason))


def _read_source(folder: Path, inputs: Inputs) -> None:
    path = folder / "source.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        inputs.faults.append(Fault(_name(path), None, None, f"cannot be read: {error}"))
        return
    inputs.faults.extend(_source_faults(path, table))
    inputs.sources.append(_source_row(folder.name, table))
    seen: dict[tuple[Any, ...], str] = {}
    for csv_path in sorted(folder.glob("*.csv")):
        _check_digest(csv_path, table.get("sha256", {}), inputs.faults)
        held: dict[str, None] = {}
        for number, row in _rows(csv_path, REQUIRED, _ALLOWED, inputs.faults):
            _take(csv_path, number, row, folder.name, seen, inputs)
            held[row["indicator"].strip()] = None
        digest = table.get("sha256", {}).get(csv_path.name, "")
        own = {"data_source": folder.name, "file": csv_path.name, "sha256": digest}
        inputs.files += [{**own, "indicator": code} for code in held]


def _source_faults(path: Path, table: Mapping[str, Any]) -> Iterator[Fault]:
    for key in ("kind", "edition", "licence", "publisher", "title"):
        if not table.get(key):
            yield Fault(_name(path), None, key, "missing")
    if table.get("kind") not in (None, *KINDS):
        yield Fault(
            _name(path), None, "kind", f"{table['kind']!r} is not one of {', '.join(KINDS)}"
        )
    for key in ("publisher", "title"):
        for language in ("az", "en", "ru"):
            if table.get(key) and not table[key].get(language):
                yield Fault(_name(path), None, f"{key}.{language}", "missing")


def _source_row(code: str, table: Mapping[str, Any]) -> Row:
    plain = {key: table.get(key) for key in ("kind", "edition", "year", "url", "licence")}
    texts = {
        f"{what}_{language}": table.get(what, {}).get(language)
        for what in ("publisher", "title", "note")
        for language in ("az", "en", "ru")
    }
    return {"data_source": code, "retrieved": table.get("retrieved"), **plain, **texts}


def _check_digest(path: Path, digests: Mapping[str, str], faults: list[Fault]) -> None:
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if path.name not in digests:
        faults.append(Fault(_name(path), None, None, "no sha256 recorded in source.toml"))
    elif digests[path.name] != found:
        reason = f"sha256 is {found}, source.toml says {digests[path.name]}"
        faults.append(Fault(_name(path), None, None, reason))


def _rows(
    path: Path, required: tuple[str, ...], allowed: set[str], faults: list[Fault]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (row number, row) of a CSV whose header is right; the header is row 1."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        faults.append(Fault(_name(path), line, None, "not UTF-8: save the file with that encoding"))
        return
    reader = csv.DictReader(text.splitlines(keepends=True))
    header = reader.fieldnames or []
    wrong = [
        Fault(_name(path), 1, name, "column missing") for name in required if name not in header
    ]
    wrong += [
        Fault(_name(path), 1, name, "unknown column") for name in header if name not in allowed
    ]
    faults.extend(wrong)
    if wrong:
        return
    for row in reader:
        if len(row) != len(header) or None in row.values():
            reason = "the row has not as many cells as the header"
            faults.append(Fault(_name(path), reader.line_num, None, reason))
            continue
        yield reader.line_num, row


def _take(
    path: Path,
    number: int,
    row: Mapping[str, str],
    data_source: str,
    seen: dict[tuple[Any, ...], str],
    inputs: Inputs,
) -> None:
    observation = _observation(row, data_source)
    wrong = [Fault(_name(path), number, column, why) for column, why in _wrong(observation)]
    key = tuple(observation[name] for name in KEY)
    if key in seen:
        wrong.append(Fault(_name(path), number, None, f"the same key as {seen[key]}"))
    seen.setdefault(key, f"{path.name} row {number}")
    inputs.faults.extend(wrong)
    if not wrong:
        for name in MEASURES:
            observation[name] = _number(observation[name])
        inputs.observations.append(observation)


def _observation(row: Mapping[str, str], data_source: str) -> Row:
    given = {name: value.strip() for name, value in row.items()}
    declared = catalog().get(given["indicator"])
    observation: Row = dict.fromkeys((*MEASURES, *ATTRIBUTES), "")
    observation |= dict.fromkeys(DIMENSIONS, TOTAL)
    observation |= {"edition": "published", "data_source": data_source}
    observation |= {"obs_status": "A", "obs_conf": "F"}
    observation["unit_measure"] = declared.unit_measure if declared else ""
    return observation | {name: value for name, value in given.items() if value}


def _wrong(observation: Row) -> Iterator[tuple[str, str]]:
    """Yield (column, reason) for everything wrong with one observation."""
    declared = catalog().get(observation["indicator"])
    if declared is None:
        yield "indicator", f"{observation['indicator']!r} is not declared"
    elif observation["data_source"] not in declared.sources:
        yield "indicator", f"{declared.indicator} does not name this source in its declaration"
    elif observation["unit_measure"] != declared.unit_measure:
        yield "unit_measure", f"{observation['unit_measure']!r}, declared {declared.unit_measure!r}"
    if observation["ref_area"] not in areas():
        yield "ref_area", f"{observation['ref_area']!r} is not in the code list of areas"
    if not TIME_PERIOD.fullmatch(observation["time_period"]):
        yield "time_period", f"{observation['time_period']!r} is not a period"
    for name in DIMENSIONS:
        if observation[name] not in codes(name):
            yield name, f"{observation[name]!r} is not in its code list"
    yield from _wrong_value(observation)


def _wrong_value(observation: Row) -> Iterator[tuple[str, str]]:
    status = observation["obs_status"]
    if status not in codelist("obs_status"):
        yield "obs_status", f"{status!r} is not in its code list"
        return
    for name in MEASURES:
        if observation[name] and _number(observation[name]) is None:
            yield name, f"{observation[name]!r} is not a number"
    if has_value(status) and not observation["obs_value"]:
        yield "obs_value", f"empty, though the status {status} carries a value"
    if not has_value(status) and observation["obs_value"]:
        yield "obs_value", f"given, though the status {status} carries none"


def _number(text: str | None) -> float | None:
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if abs(number) < float("inf") else None


def _read_events(path: Path, inputs: Inputs) -> None:
    for number, row in _rows(path, _EVENT_COLUMNS, set(_EVENT_COLUMNS), inputs.faults):
        event = {name: value.strip() for name, value in row.items()}
        if event["ref_area"] not in areas():
            reason = f"{event['ref_area']!r} is not in the code list of areas"
            inputs.faults.append(Fault(_name(path), number, "ref_area", reason))
        if event["hazard"] not in codes("hazard"):
            reason = f"{event['hazard']!r} is not in its code list"
            inputs.faults.append(Fault(_name(path), number, "hazard", reason))
        inputs.events.append(event)


def _name(path: Path) -> str:
    return "/".join(path.parts[-3:]) if path.is_absolute() else str(path)
