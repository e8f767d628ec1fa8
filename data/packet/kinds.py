"""Kinds of registers: which columns their tables need, and what is counted of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import pandas as pd

from indicators.codelists import DIMENSIONS, NATION, areas

ColumnKind = Literal["district", "code", "whole", "number", "date", "record", "year", "mark"]
Tree = Mapping[str, str]
Tables = Mapping[str, Any]

KEY: tuple[str, ...] = ("count", "item", "ref_area", "time_period", *DIMENSIONS)


@dataclass(frozen=True)
class Column:
    """What a column of a register may hold.

    Attributes
    ----------
    kind : str
        A district of ours; a code of a dimension or of ``codes``; a whole number or a number from
        ``least`` to ``most``; a day; the number of a record, which tells records apart and is
        never kept; a year, which must be in the period; the mark of records that are made up.
    needed : bool
        Whether the register must have it.
    empty : bool
        Whether a row may leave it empty.
    """

    kind: ColumnKind
    codes: frozenset[str] = frozenset()
    least: float = 0
    most: float = 1
    needed: bool = True
    empty: bool = False


# What tables of every kind may have beside what is counted.
BESIDE: Mapping[str, Column] = {
    "record": Column("record", needed=False),
    "year": Column("year", needed=False),
    "edition": Column("mark", needed=False, empty=True),
}


@dataclass(frozen=True)
class Kind:
    """One kind of register.

    Attributes
    ----------
    tables : mapping
        The columns of each of its tables.
    counted : callable
        From the tables of records, in an engine, and a year to counts: a frame of ``count``,
        ``item``, ``ref_area``, dimensions and ``obs_value``, what is left out being the total.
    trees : sequence of mappings
        Of counts, the parent of each: several, where the same are summed in several ways.
    items : mapping
        Of items, the parent of each.
    indicators : mapping
        The counts that are figures of an indicator.
    counts : frozenset of str
        Every count that it has.
    groups : tuple of str
        The dimensions by which it counts.
    adds_up : bool
        Whether a period's count is the sum of its parts': of events, not of persons on a day.
    """

    name: str
    tables: Mapping[str, Mapping[str, Column]]
    counted: Callable[[Tables, int], pd.DataFrame]
    counts: frozenset[str]
    trees: Sequence[Tree]
    items: Tree = field(default_factory=dict)
    indicators: Mapping[str, str] = field(default_factory=dict)
    groups: tuple[str, ...] = ()
    adds_up: bool = False

    def cell_name(self, count: str) -> str:
        """Return how a count is called among all kinds: by its indicator, else with the kind."""
        return self.indicators.get(count, f"{self.name}/{count}")


def with_wider_areas(counts: pd.DataFrame) -> pd.DataFrame:
    """Return counts of districts with those of their regions and of the nation, as sums."""
    others = [str(name) for name in counts if name not in ("ref_area", "obs_value")]
    parents = {code: area.parent for code, area in areas().items() if area.scheme == "district"}
    found = [counts]
    for above in (counts["ref_area"].map(parents), NATION):
        one = counts.assign(ref_area=above)
        found.append(one.groupby([*others, "ref_area"], as_index=False)[["obs_value"]].sum())
    return pd.concat(found, ignore_index=True)


def every_district(counts: pd.DataFrame, codes: Sequence[str]) -> pd.DataFrame:
    """Return counts with a zero for each district of which the register has no record."""
    others = [str(name) for name in counts if name not in ("ref_area", "obs_value")]
    whole = pd.MultiIndex.from_product(
        [counts[name].unique() for name in others] + [list(codes)], names=[*others, "ref_area"]
    )
    placed = counts.set_index([*others, "ref_area"])["obs_value"].reindex(whole, fill_value=0)
    return placed.reset_index()
