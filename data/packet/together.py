"""What two packets tell together that neither tells alone."""

from collections.abc import Iterable, Sequence
from contextlib import suppress

import pandas as pd

from data.packet.cells import narrow, with_names
from data.packet.checked import Packet, named
from data.packet.kinds import Kind
from data.packet.periods import within
from data.packet.sealed import PacketRefused
from indicators.disclosure import THRESHOLD, DisclosureError

_CELL = ["ref_area", "item", "what", "time_period"]


def check_together(packet: Packet, earlier: Iterable[Packet]) -> None:
    """Refuse a packet that would give away, beside one taken before, what either withholds.

    The tables of both are made one, and the attacker's linear programme is solved over it. A
    withheld count may then not follow exactly, not be known to be small, and not be known more
    closely than by either packet and than the threshold allows.

    Raises
    ------
    PacketRefused
        Naming the cells, never their numbers.
    """
    for other in earlier:
        if other.sha256 == packet.sha256 or not _touch(packet, other):
            continue
        found = told_together(packet, other)
        if len(found):
            of = {"flow": other.flow.flow, "period": other.manifest.period}
            raise PacketRefused("packet_together", cells=named(found), **of)


def told_together(one: Packet, other: Packet) -> pd.DataFrame:
    """Return the cells of two packets that both together give away."""
    tables = [_placed(packet) for packet in (one, other)]
    kinds = [*{packet.kind.name: packet.kind for packet in (one, other)}.values()]
    try:
        return _told(kinds, tables)
    except DisclosureError:  # their totals are not of the same children: their areas may be
        return _told_by_area(kinds, tables)


def _touch(one: Packet, other: Packet) -> bool:
    """Return whether two packets count the same anywhere, in periods that have to do."""
    if not {*_placed(one)["what"]} & {*_placed(other)["what"]}:
        return False
    periods = {one.manifest.period, other.manifest.period}
    adds_up = one.kind.adds_up and other.kind.adds_up
    return len(periods) == 1 or (adds_up and bool(within(periods)))


def _placed(packet: Packet) -> pd.DataFrame:
    return with_names(packet.kind, packet.counts)


def _told(kinds: Sequence[Kind], tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    joined = narrow(kinds, _joined(tables), THRESHOLD)
    closer = _is_closer(joined, [narrow(kinds, table, THRESHOLD) for table in tables])
    exact = joined["lower"].eq(joined["upper"]) & joined["lower"].gt(0)
    told = joined["told"] | (joined["withheld"] & (exact | joined["lower"].lt(THRESHOLD)))
    return joined[told & closer]


def _is_closer(joined: pd.DataFrame, alone: Sequence[pd.DataFrame]) -> "pd.Series[bool]":
    """Return of which cells both tables say more than each: one not listed there was wide."""
    closer = pd.Series(True, index=joined.index)
    for found in alone:
        known = joined[_CELL].merge(found, how="left", on=_CELL, validate="one_to_one")
        same = [known[end].to_numpy() == joined[end].to_numpy() for end in ("lower", "upper")]
        closer &= ~(same[0] & same[1])
    return closer


def _told_by_area(kinds: Sequence[Kind], tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Return what is told in areas of which both tables show the same, each by itself."""
    found = []
    for area in sorted({*tables[0]["ref_area"]} & {*tables[1]["ref_area"]}):
        own = [table[table["ref_area"] == area].reset_index(drop=True) for table in tables]
        with suppress(DisclosureError):  # they count other children there: nothing is told
            found.append(_told(kinds, own))
    return pd.concat(found, ignore_index=True) if found else pd.DataFrame()


def _joined(tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Return one table: a cell is shown where either packet shows it.

    Raises
    ------
    DisclosureError
        If both show a cell and disagree.
    """
    every = pd.concat(tables, ignore_index=True)
    seen = every.groupby(_CELL)["obs_value"]
    if (seen.max() - seen.min()).gt(0).any():
        raise DisclosureError("Two packets disagree.")
    first = every.sort_values("obs_value", na_position="last").drop_duplicates(_CELL)
    return first.reset_index(drop=True)
