"""Whom social assistance reaches: the poor it covers, those it misses, and what leaks past them.

D. Coady, M. Grosh, J. Hoddinott, Targeting of Transfers in Developing Countries, World Bank and
IFPRI, 2004, chapter 2; differential: M. Ravallion (2000), World Bank Economic Review 14: 331–345.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any, Literal

import ibis
import ibis.expr.types as ir
import pandas as pd

from indicators.errors import RecordsError
from indicators.options import checks
from indicators.plain_rows import plain_rows
from indicators.records import (
    Records,
    as_table,
    fetch,
    group_counts,
    missing_values,
    refuse_faulty,
    tally,
)

_MISSING = float("nan")


@dataclass(frozen=True)
class HouseholdColumns:
    """The columns of a table of households.

    Parameters
    ----------
    poor, receives : str
        1 or 0: whether the household is poor, whether it receives the transfer.
    transfer : str
        What it receives, in money; 0 where nothing.
    children : str
        How many children live in it.
    weight : str, optional
        How many households it stands for; left out, each stands for itself.
    """

    poor: str = "poor"
    receives: str = "beneficiary"
    transfer: str = "transfer"
    children: str = "children"
    weight: str | None = "weight"

    def all(self) -> list[str]:
        """Return the names of those that must be there."""
        named = [self.poor, self.receives, self.transfer, self.children]
        return [*named, self.weight] if self.weight else named


HOUSEHOLDS = HouseholdColumns()


@checks(RecordsError)
def targeting(
    households: Records,
    *,
    weighted: Literal["household", "child"],
    columns: HouseholdColumns = HOUSEHOLDS,
    by: Sequence[str] = (),
) -> pd.DataFrame:
    """Return how well a transfer finds the poor, a household or a child counting as one.

    Weighted by children, a household counts once for each of its children, in persons and in
    money: the figures are of children, and a household without any counts for nothing.

    Returns
    -------
    DataFrame
        The columns of ``by``; ``weighted``; ``measure``, ``estimate`` (share of 1, except cgh and
        the differential), ``base`` (records in the denominator), ``records`` (all those used).
        Measures: ``poverty_rate``; ``coverage_all``; ``coverage_poor``; ``exclusion_error`` (poor
        who receive nothing, of the poor); ``inclusion_error`` (recipients who are not poor, of
        the recipients); ``leakage`` (money to those not poor, of all the money); ``cgh`` (the
        poor's share of the money to their share of the population: 1 is what handing out at
        random would do); ``targeting_differential`` (coverage of the poor less coverage of
        others). A measure of nobody, or of no money, is missing.

    Raises
    ------
    RecordsError
        If a column is not there, there is no record, a value is missing, negative or infinite, a
        code is neither 0 nor 1, a household receives nothing yet has a transfer, or no weight is
        left.
    """
    table = checked_households(as_table(households, [*columns.all(), *by]), columns, by)
    counted = table.mutate(_w=_weight(table, columns, weighted))
    found = fetch(group_counts(counted, by, _sums(counted, columns)))
    rows = [
        {**{name: group[name] for name in by}, "weighted": weighted, **row}
        for group in plain_rows(found)
        for row in measures_of_sums(group)
    ]
    return pd.DataFrame(rows)


def _weight(table: ir.Table, columns: HouseholdColumns, weighted: str) -> ir.NumericValue:
    """Return how many households, or children, a record stands for."""
    weight: ir.NumericValue = table[columns.weight] if columns.weight else ibis.literal(1.0)
    return weight * table[columns.children] if weighted == "child" else weight


def _sums(table: ir.Table, columns: HouseholdColumns) -> dict[str, ir.Value]:
    """Return people, records and money of everybody, the poor and the recipients."""
    poor, receives = table[columns.poor] == 1, table[columns.receives] == 1
    some = table["_w"] > 0
    money = table["_w"] * table[columns.transfer]
    return {
        "all": table["_w"].sum(),
        "poor": table["_w"].sum(where=poor),
        "receive": table["_w"].sum(where=receives),
        "poor_receive": table["_w"].sum(where=poor & receives),
        "money": money.sum(),
        "money_poor": money.sum(where=poor),
        "n": table.count(where=some),
        "n_poor": table.count(where=some & poor),
        "n_receive": table.count(where=some & receives),
    }


def measures_of_sums(sums: Mapping[Any, Any]) -> list[dict[str, Any]]:
    """Return the measures of one group from its sums.

    Parameters
    ----------
    sums : mapping
        People: ``all``, ``poor``, ``receive``, ``poor_receive``; ``money`` and ``money_poor``;
        records: ``n``, ``n_poor``, ``n_receive``.

    Raises
    ------
    RecordsError
        If there is nobody.
    """
    s = {str(name): 0.0 if pd.isna(value) else value for name, value in sums.items()}
    if not s["all"] > 0:
        raise RecordsError(f"The weights of {int(s['n'])} record(s) sum to nothing.")
    people, poor, served = s["all"], s["poor"], s["poor_receive"]
    covered, others = _ratio(served, poor), _ratio(s["receive"] - served, people - poor)
    leakage = _ratio(s["money"] - s["money_poor"], s["money"])
    found = {
        "poverty_rate": (poor / people, "n"),
        "coverage_all": (s["receive"] / people, "n"),
        "coverage_poor": (covered, "n_poor"),
        "exclusion_error": (1 - covered, "n_poor"),
        "inclusion_error": (_ratio(s["receive"] - served, s["receive"]), "n_receive"),
        "leakage": (leakage, "n_receive"),
        "cgh": (_ratio(1 - leakage, poor / people), "n"),
        "targeting_differential": (covered - others, "n"),
    }
    return [
        {"measure": name, "estimate": value, "base": int(s[base]), "records": int(s["n"])}
        for name, (value, base) in found.items()
    ]


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole > 0 else _MISSING


def checked_households(table: ir.Table, columns: HouseholdColumns, by: Sequence[str]) -> ir.Table:
    """Return the households with numbers as such, if nothing is wrong with any."""
    table = table.mutate(**{name: table[name].cast("float64") for name in columns.all()})
    faults = missing_values(table, by)
    for name in columns.all():
        faults[f"no {name}"] = tally(table[name].isnull() | table[name].isnan())
        faults[f"negative {name}"] = tally(table[name] < 0)
        faults[f"infinite {name}"] = tally(table[name] == ibis.literal(inf))
    for name in (columns.poor, columns.receives):
        faults[f"{name} neither 0 nor 1"] = tally(table[name].notin([0.0, 1.0]))
    paid = (table[columns.receives] == 0) & (table[columns.transfer] > 0)
    faults[f"{columns.transfer} without {columns.receives}"] = tally(paid)
    refuse_faulty(table, faults)
    return table
