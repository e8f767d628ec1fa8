"""What several packets tell together that none of them tells alone."""

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
    """Refuse a packet that would give away, beside those taken before, what any of them withholds.

    The tables of all are made one, and the attacker's linear programme is solved over it. A
    withheld count may then not follow exactly, not be known to be small, and not be known more
    closely than by each packet and than the threshold allows.

    Raises
    ------
    PacketRefused
        Naming the cells, never their numbers.
    """
    others = [one for one in earlier if one.sha256 != packet.sha256]
    near = [one for one in others if _touch(packet, [one, *others])]
    alone = [[one] for one in near]
    for group in [*alone, near] if len(near) > 1 else alone:
        found = told_together(packet, *group)
        if len(found):
            flow = ", ".join(sorted({one.flow.flow for one in group}))
            period = ", ".join(sorted({one.manifest.period for one in group}))
            raise PacketRefused("packet_together", cells=named(found), flow=flow, period=period)


def told_together(*packets: Packet) -> pd.DataFrame:
    """Return the cells that several packets together give away, and none of them alone."""
    tables = [_placed(packet) for packet in packets]
    kinds = [*{packet.kind.name: packet.kind for packet in packets}.values()]
    try:
        return _told(kinds, tables)
    except DisclosureError:  # their totals are not of the same children: their areas may be
        return _told_by_area(kinds, tables)


def _touch(packet: Packet, others: Sequence[Packet]) -> bool:
    """Return whether the first of other packets counts the same, in a period that has to do.

    Two years have to do with each other where a packet, of whichever, holds both.
    """
    first = others[0]
    if not {*_placed(packet)["what"]} & {*_placed(first)["what"]}:
        return False
    if packet.manifest.period == first.manifest.period:
        return True
    periods = [packet.manifest.period, *(one.manifest.period for one in others)]
    held = within(periods)
    own = {held.get(one.manifest.period, one.manifest.period) for one in (packet, first)}
    return packet.kind.adds_up and first.kind.adds_up and len(own) == 1


def _placed(packet: Packet) -> pd.DataFrame:
    return with_names(packet.kind, packet.counts)


def _told(kinds: Sequence[Kind], tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    joined = narrow(kinds, _joined(tables), THRESHOLD)
    closer = _is_closer(joined, [narrow(kinds, table, THRESHOLD) for table in tables])
    exact = joined["lower"].eq(joined["upper"]) & joined["lower"].gt(0)
    told = joined["told"] | (joined["withheld"] & (exact | joined["lower"].lt(THRESHOLD)))
    return joined[told & closer]


def _is_closer(joined: pd.DataFrame, alone: Sequence[pd.DataFrame]) -> "pd.Series[bool]":
    """Return of which cells all tables say more than each: one not listed there was wide."""
    closer = pd.Series(True, index=joined.index)
    for found in alone:
        known = joined[_CELL].merge(found, how="left", on=_CELL, validate="one_to_one")
        same = [known[end].to_numpy() == joined[end].to_numpy() for end in ("lower", "upper")]
        closer &= ~(same[0] & same[1])
    return closer


def _told_by_area(kinds: Sequence[Kind], tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Return what is told in areas of which all tables show the same, each by itself."""
    found = [pd.DataFrame(columns=[*_CELL, "lower", "upper", "withheld", "told"])]
    for area in sorted(set.intersection(*({*table["ref_area"]} for table in tables))):
        own = [table[table["ref_area"] == area].reset_index(drop=True) for table in tables]
        with suppress(DisclosureError):  # they count other children there: nothing is told
            found.append(_told(kinds, own))
    return pd.concat(found, ignore_index=True)


def _joined(tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Return one table: a cell is shown where any packet shows it.

    Raises
    ------
    DisclosureError
        If two show a cell and disagree.
    """
    every = pd.concat(tables, ignore_index=True)
    seen = every.groupby(_CELL)["obs_value"]
    if (seen.max() - seen.min()).gt(0).any():
        raise DisclosureError("Two packets disagree.")
    first = every.sort_values("obs_value", na_position="last").drop_duplicates(_CELL)
    return first.reset_index(drop=True)
