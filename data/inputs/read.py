"""The files of sources, read and checked: every fault is found before anything is written."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter

from data.inputs.requests import ACCEPTED, REQUESTS, read_accepted, read_requests
from data.inputs.rows import Event, Observation, Peer, checked
from data.inputs.source_file import SOURCE, STAMPS, Source, Stamps
from data.inputs.stamps import absent_faults, stamp_faults
from indicators.catalog import catalog
from indicators.code_lists import names
from indicators.codelists import DIMENSIONS, LOOK_UP, TOTAL, areas, codelist
from indicators.errors import DataFaults, Fault
from indicators.files import LANGUAGES, Table, read_table, read_toml
from indicators.flows import flows
from indicators.observations import ATTRIBUTES, COLUMNS, KEY, MEASURES

REQUIRED = ("indicator", "ref_area", "time_period", "obs_value")
_ALLOWED = set(COLUMNS) - {"edition", "data_source"}
_PLAIN = ("kind", "edition", "year", "url", "licence", "retrieved", "superseded_by")

Row = dict[str, Any]
Contents = Mapping[str, bytes]
S = TypeVar("S", bound=Stamps)


@dataclass
class Inputs:
    """What was read, and what was found wrong with it."""

    sources: list[Row] = field(default_factory=list)
    observations: list[Row] = field(default_factory=list)
    files: list[Row] = field(default_factory=list)
    events: list[Row] = field(default_factory=list)
    peers: list[Row] = field(default_factory=list)
    requests: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_inputs(
    observations: Path | Sequence[Path],
    events: Path,
    peers: Path | None = None,
    requests: Path | None = None,
) -> Inputs:
    """Return every source, observation, event, peer and request under its folder, with all faults.

    Rows are read only where the declarations that they are held against have no fault.

    Parameters
    ----------
    observations : Path or sequence of Path
        The folder of sources, or several; a source is in one of them.
    """
    folders = [observations] if isinstance(observations, Path) else [*observations]
    inputs = Inputs(faults=declaration_faults())
    rows = not inputs.faults
    for folder in _sources(folders, inputs.faults):
        take_source(folder.name, _contents(folder, inputs.faults), inputs, rows=rows)
    if not inputs.sources:
        named = ", ".join(map(str, folders))
        inputs.faults.append(Fault(named, None, None, "no source.toml in any folder"))
    for one in folders:
        _check_orphans(one, inputs)
    _check_successors(inputs)
    if (events / "hazards.csv").exists():
        take_events(_contents(events, inputs.faults), inputs, rows=rows)
    if peers is not None and (peers / "peers.csv").exists():
        take_peers(_contents(peers, inputs.faults), inputs, rows=rows)
    if rows and requests is not None and (requests / REQUESTS).exists():
        _take_requests(_contents(requests, inputs.faults), folders, inputs)
    return inputs


def _sources(folders: Sequence[Path], faults: list[Fault]) -> list[Path]:
    """Return the folder of each source, by code; one that is in two places is a fault."""
    found: dict[str, Path] = {}
    for one in folders:
        if not one.is_dir() and len(folders) > 1:
            reason = "there is no such folder"
            faults.append(Fault(str(one), None, None, reason, "create it: OBSERVATIONS_DIRS"))
        for folder in sorted(path.parent for path in one.glob("*/source.toml")):
            if folder.name in found:
                reason = f"the source is in {found[folder.name]} too"
                faults.append(Fault(str(folder), None, None, reason, "keep it in one place"))
            found.setdefault(folder.name, folder)
    return [found[code] for code in sorted(found)]


def _take_requests(contents: Contents, observations: Sequence[Path], inputs: Inputs) -> None:
    """Add the requests on record, each with the day on which its answer was accepted."""
    answered: dict[str, str] = {}
    for path in sorted(path for one in observations for path in one.glob(f"*/{ACCEPTED}")):
        answered |= read_accepted(path.parent.name, path.read_bytes(), inputs.faults)
    inputs.requests, faults = read_requests(contents.get(REQUESTS, b""), answered)
    inputs.faults += faults


def declaration_faults() -> list[Fault]:
    """Return every fault of the code lists, the declarations and the assumptions."""
    faults: dict[Fault, None] = {}
    readers: list[Callable[[], Any]] = [partial(codelist, name) for name in names()]
    from data.illustrative import assumptions  # it loads what analyses records

    readers += [areas, catalog, flows, assumptions]
    for read in readers:
        try:
            read()
        except DataFaults as error:
            faults |= dict.fromkeys(error.faults)
    return [*faults]


def _contents(folder: Path, faults: list[Fault]) -> dict[str, bytes]:
    """Return the bytes of source.toml and of every table of a folder, by the name of the file."""
    found = {}
    for path in sorted([*folder.glob("source.toml"), *folder.glob("*.csv")]):
        try:
            found[path.name] = path.read_bytes()
        except OSError as error:
            reason = f"cannot be read: {error.strerror}"
            faults.append(Fault(f"{folder.name}/{path.name}", None, None, reason))
    return found


def _check_orphans(observations: Path, inputs: Inputs) -> None:
    for path in sorted(observations.glob("*/*.csv")):
        if not (path.parent / "source.toml").exists():
            reason = "a table without a source.toml beside it"
            inputs.faults.append(Fault(f"{path.parent.name}/{path.name}", None, None, reason))


def _check_successors(inputs: Inputs) -> None:
    """Add a fault for each source that is superseded by itself or by none that there is."""
    sources = {row["data_source"]: row["superseded_by"] for row in inputs.sources}
    for code, later in sources.items():
        if later and later not in {*sources} - {code}:
            file, reason = f"observations/{code}/source.toml", f"{later!r} is no other source"
            inputs.faults.append(Fault(file, None, "superseded_by", reason, "name its folder"))


def take_source(code: str, contents: Contents, inputs: Inputs, *, rows: bool = True) -> None:
    """Add a source, its observations and its faults to the inputs.

    Parameters
    ----------
    code : str
        Of the source: the name of its folder.
    contents : mapping
        The bytes of ``source.toml`` and of every table beside it.
    rows : bool
        Whether rows are read: not where the declarations they are held against have faults.
    """
    folder = f"observations/{code}"
    source = _stamps(folder, contents, SOURCE, inputs.faults)
    if source is not None:
        inputs.sources.append(_source_row(code, source))
    seen: dict[tuple[Any, ...], str] = {}
    context = {"data_source": code, "retrieved": source.retrieved if source else None}
    for name, table in _tables(folder, contents, source, REQUIRED, _ALLOWED, inputs.faults):
        held: dict[str, None] = {}
        for number, row in table.rows if rows else ():
            given = _observation(row, code)
            held[given["indicator"]] = None
            _take_observation(f"{folder}/{name}", number, given, context, seen, inputs)
        digest = source.sha256.get(name, "") if source else ""
        own = {"data_source": code, "file": name, "sha256": digest}
        inputs.files += [{**own, "indicator": indicator} for indicator in held]


def take_events(contents: Contents, inputs: Inputs, *, rows: bool = True) -> None:
    """Add the events on hazards, and what is wrong with them, to the inputs."""
    source = _stamps("events", contents, SOURCE, inputs.faults)
    columns = [*Event.model_fields]
    context = {"retrieved": source.retrieved if source else None}
    seen: dict[tuple[Any, ...], str] = {}
    for name, table in _tables("events", contents, source, columns, {*columns}, inputs.faults):
        for number, row in table.rows if rows else ():
            given = _stripped(row)
            event, faults = checked(Event, given, context, f"events/{name}", number)
            inputs.faults += faults
            inputs.faults += _repeated(f"events/{name}", number, tuple(given.values()), seen)
            inputs.events += [event] if event else []


def take_peers(contents: Contents, inputs: Inputs, *, rows: bool = True) -> None:
    """Add the figures of other countries, and what is wrong with them, to the inputs."""
    stamps = _stamps("peers", contents, STAMPS, inputs.faults)
    columns = [*Peer.model_fields]
    context = {"sources": {row["data_source"] for row in inputs.sources}, "data_source": None}
    seen: dict[tuple[Any, ...], str] = {}
    for name, table in _tables("peers", contents, stamps, columns, {*columns}, inputs.faults):
        for number, row in table.rows if rows else ():
            given = _stripped(row)
            key = tuple(given[column] for column in columns if column != "obs_value")
            inputs.faults += _repeated(f"peers/{name}", number, key, seen)
            peer, faults = checked(Peer, given, context, f"peers/{name}", number)
            inputs.faults += faults
            inputs.peers += [peer] if peer else []


def _stamps(folder: str, contents: Contents, kind: TypeAdapter[S], faults: list[Fault]) -> S | None:
    file = f"{folder}/source.toml"
    if "source.toml" not in contents:
        faults.append(Fault(file, None, None, "not found", "write it: docs/data.md says how"))
        return None
    try:
        return read_toml(contents["source.toml"], file, kind, LOOK_UP)
    except DataFaults as error:
        faults.extend(error.faults)
        return None


def _tables(
    folder: str,
    contents: Contents,
    stamps: Stamps | None,
    required: Collection[str],
    allowed: set[str],
    faults: list[Fault],
) -> Iterator[tuple[str, Table]]:
    """Yield each table of a folder, once held against what source.toml records of it."""
    tables = {name: content for name, content in contents.items() if name.endswith(".csv")}
    for name, content in tables.items():
        file = f"{folder}/{name}"
        table = read_table(content, file, required, allowed)
        faults += table.faults
        if stamps is not None:
            recorded = stamps.sha256.get(name), stamps.rows.get(name)
            faults += stamp_faults(content, file, table.count, *recorded)
        yield name, table
    if stamps is not None:
        known = {**stamps.sha256, **stamps.rows}
        faults += absent_faults(f"{folder}/source.toml", known, tables)


def _source_row(code: str, source: Source) -> Row:
    texts = {
        f"{what}_{language}": (getattr(source, what) or {}).get(language)
        for what in ("publisher", "title", "note")
        for language in LANGUAGES
    }
    plain = {key: getattr(source, key) for key in _PLAIN}
    return {"data_source": code, **plain, "caveats": " ".join(source.caveats), **texts}


def _take_observation(
    file: str,
    number: int,
    given: Mapping[str, str],
    context: Mapping[str, Any],
    seen: dict[tuple[Any, ...], str],
    inputs: Inputs,
) -> None:
    columns = {name: given[name] for name in Observation.model_fields}
    observation, faults = checked(Observation, columns, context, file, number)
    inputs.faults += faults
    inputs.faults += _repeated(file, number, tuple(given[name] for name in KEY), seen)
    if observation is not None:
        own = {"edition": given["edition"], "data_source": given["data_source"]}
        inputs.observations.append({**own, **observation})


def _repeated(
    file: str, number: int, key: tuple[Any, ...], seen: dict[tuple[Any, ...], str]
) -> Iterator[Fault]:
    if key in seen:
        remedy = "keep the one that is right"
        yield Fault(file, number, None, f"the same key as {seen[key]}", remedy)
    seen.setdefault(key, f"{file.rpartition('/')[2]} row {number}")


def _observation(row: Mapping[str, str], data_source: str) -> Row:
    given = _stripped(row)
    declared = catalog().get(given["indicator"])
    observation: Row = dict.fromkeys((*REQUIRED, *MEASURES, *ATTRIBUTES), "")
    observation |= dict.fromkeys(DIMENSIONS, TOTAL)
    observation |= {"edition": "published", "data_source": data_source}
    observation |= {"obs_status": "A", "obs_conf": "F"}
    observation["unit_measure"] = declared.unit_measure if declared else ""
    return observation | {name: value for name, value in given.items() if value}


def _stripped(row: Mapping[str, str]) -> dict[str, str]:
    return {name: value.strip() for name, value in row.items()}
