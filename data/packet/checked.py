"""A packet held against all that one must be: whose it is, and that no child is in it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.inputs import Inputs, take_source
from data.packet.cells import COLUMNS, narrow, with_names
from data.packet.every import KINDS
from data.packet.keys import registered_keys, signature_holds
from data.packet.kinds import KEY, Kind
from data.packet.sealed import ENDING, Manifest, PacketRefused, Sealed, open_sealed
from indicators.codelists import DIMENSIONS, TOTAL, areas, codes
from indicators.disclosure import THRESHOLD, DisclosureError
from indicators.errors import Fault
from indicators.files import read_table
from indicators.flows import Flow, flows
from indicators.observations import COLUMNS as OBSERVED

FIGURES, COUNTS, ABOUT = "figures.csv", "counts.csv", "source.toml"
_WHOLE = re.compile(r"0|[1-9][0-9]{0,8}")
_LEVELS = ("nation", "region_2021", "district")
_NAMED = 5


@dataclass(frozen=True)
class Packet:
    """A packet that was verified.

    Attributes
    ----------
    figures : bytes
        Its counts that are figures of indicators, as a table of a source.
    counts : DataFrame
        All its counts, the figures among them; NaN where withheld.
    """

    manifest: Manifest
    kind: Kind
    flow: Flow
    figures: bytes
    counts: pd.DataFrame
    sha256: str
    content: bytes

    @property
    def name(self) -> str:
        """What its file is called in the folder of its source."""
        return f"{self.manifest.period.replace('/', '_')}-{self.sha256[:12]}{ENDING}"


def read_packet(content: bytes, *, taken: bool = False) -> Packet:
    """Return a packet, verified.

    Parameters
    ----------
    taken : bool
        Whether it was taken before: a key revoked since does not undo that, and what can be
        worked out of it was asked then.

    Raises
    ------
    PacketRefused
        If it is not as an agency wrote it, its key is not in force, or it holds what may not leave.
    """
    sealed = open_sealed(content)
    _check_key(sealed, taken=taken)
    kind, flow = _declared(sealed.manifest)
    counts = _counts(sealed, kind)
    if not taken:
        _check_source(sealed, flow)
        _check_told(kind, counts)
    return Packet(
        sealed.manifest, kind, flow, sealed.parts[FIGURES], counts, sealed.sha256, content
    )


def _check_key(sealed: Sealed, *, taken: bool) -> None:
    manifest = sealed.manifest
    key = registered_keys().get(manifest.key)
    if key is None:
        raise PacketRefused("packet_key_unknown", fingerprint=manifest.key[:16])
    if key.revoked is not None and not taken:
        raise PacketRefused("packet_key_revoked", day=key.revoked)
    if not signature_holds(key, sealed.signature, sealed.signed):
        raise PacketRefused("packet_signature")
    flow = flows().get(manifest.flow)
    if flow is None:
        raise PacketRefused("flow_unknown", flow=manifest.flow[:80])
    if key.agency != flow.agency or manifest.agency != flow.agency:
        raise PacketRefused("packet_key_agency", agency=key.agency, flow=flow.flow)


def _declared(manifest: Manifest) -> tuple[Kind, Flow]:
    if manifest.kind not in KINDS:
        raise PacketRefused("packet_kind", kind=manifest.kind[:80])
    if manifest.threshold < THRESHOLD:
        own, other = str(THRESHOLD), str(manifest.threshold)
        raise PacketRefused("packet_threshold", threshold=other, own=own)
    return KINDS[manifest.kind], flows()[manifest.flow]


def _counts(sealed: Sealed, kind: Kind) -> pd.DataFrame:
    """Return all counts of a packet, each held against what its kind counts."""
    rows: list[dict[str, Any]] = []
    seen: set[tuple[Any, ...]] = set()
    for file, row, given in _rows(sealed, kind):
        wrong = next(_wrong(given, kind, sealed.manifest), None)
        if wrong == "obs_value" and _is_small(given["obs_value"]):
            raise PacketRefused("small_count", file, row, wrong)
        if wrong is not None:
            raise PacketRefused("packet_cell", file, row, wrong)
        key = tuple(given[name] for name in KEY)
        if key in seen:
            raise PacketRefused("packet_twice", file, row)
        seen.add(key)
        value = float(given["obs_value"]) if given["obs_value"] else float("nan")
        rows.append({**given, "obs_value": value})
    return pd.DataFrame(rows, columns=[*COLUMNS]).sort_values([*KEY], ignore_index=True)


def _rows(sealed: Sealed, kind: Kind) -> Iterator[tuple[str, int, dict[str, str]]]:
    """Yield the rows of both tables in the columns of a packet."""
    of = {indicator: count for count, indicator in kind.indicators.items()}
    told = {name for name in OBSERVED if name not in ("edition", "data_source", "unit_measure")}
    for file, columns in ((COUNTS, {*COLUMNS}), (FIGURES, told)):
        table = read_table(sealed.parts[file], file, sorted(columns), columns)
        if table.faults:
            first: Fault = table.faults[0]
            raise PacketRefused("packet_columns", file, first.row, first.column)
        for row, given in table.rows:
            yield file, row, _of_figure(given, of, row) if file == FIGURES else dict(given)


def _of_figure(given: Mapping[str, str], of: Mapping[str, str], row: int) -> dict[str, str]:
    """Return the row of a figure in the columns of a packet; nothing else may stand in it."""
    count = of.get(given["indicator"], "")
    empty = ("lower_bound", "upper_bound", "source_link", "footnotes")
    strange = [name for name in empty if given[name]]
    strange += ["indicator"] if not count else []
    strange += ["source_cell"] if given["source_cell"] != count else []
    if strange:
        raise PacketRefused("packet_cell", FIGURES, row, strange[0])
    return {name: given[name] for name in COLUMNS if name in given} | {
        "count": count,
        "item": TOTAL,
    }


def _wrong(given: Mapping[str, str], kind: Kind, manifest: Manifest) -> Iterator[str]:
    """Yield the columns that hold what no packet of the kind holds."""
    area = areas().get(given["ref_area"])
    allowed = {
        "count": given["count"] in kind.counts,
        "item": given["item"] == TOTAL or given["item"] in kind.items,
        "ref_area": area is not None and area.scheme in _LEVELS,
        "time_period": given["time_period"] == manifest.period,
    }
    for name in DIMENSIONS:
        known = codes(name) if name in kind.groups else (TOTAL,)
        allowed[name] = given[name] in known
    yield from (name for name, right in allowed.items() if not right)
    yield from _wrong_value(given["obs_status"], given["obs_conf"], given["obs_value"])


def _wrong_value(status: str, confidential: str, value: str) -> Iterator[str]:
    """Yield the column that is wrong of what a row says of its number."""
    withheld, shown = (status, confidential) == ("Q", "C"), (status, confidential) == ("A", "F")
    if not withheld and not shown:
        yield "obs_status"
    elif (withheld and value) or (shown and (not _WHOLE.fullmatch(value) or _is_small(value))):
        yield "obs_value"


def _is_small(cell: str) -> bool:
    return bool(_WHOLE.fullmatch(cell)) and 0 < int(cell) < THRESHOLD


def _check_source(sealed: Sealed, flow: Flow) -> None:
    """Refuse a packet whose figures are no table of a source that the build would read."""
    read = Inputs()
    take_source(flow.flow, {name: sealed.parts[name] for name in (ABOUT, FIGURES)}, read)
    if read.faults:
        first = read.faults[0]
        file = first.file.rpartition("/")[2]
        raise PacketRefused("packet_cell", file, first.row, first.column)


def _check_told(kind: Kind, counts: pd.DataFrame) -> None:
    """Refuse a packet that tells of few persons, by whatever sum."""
    try:
        found = narrow([kind], with_names(kind, counts), THRESHOLD)
    except DisclosureError as error:
        raise PacketRefused("packet_inconsistent", cells=error.message) from error
    if found["told"].any():
        raise PacketRefused("packet_told", cells=named(found[found["told"]]))


def named(cells: pd.DataFrame) -> str:
    """Return cells in words, never their numbers: the first few, and how many more there are."""
    names = [
        ", ".join(str(code) for code in row if code != TOTAL)
        for row in cells.drop(columns=["lower", "upper", "withheld", "told"]).itertuples(
            index=False
        )
    ]
    few = "; ".join(names[:_NAMED])
    return few + (f" (+{len(names) - _NAMED})" if len(names) > _NAMED else "")
