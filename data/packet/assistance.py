"""The list of social assistance: families and children, who is poor, who receives, and what."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pandas as pd

from data.packet.kinds import BESIDE, Column, Kind, Tables, every_district, with_wider_areas
from indicators.codelists import areas_of

if TYPE_CHECKING:
    import ibis.expr.types as ir

FAMILIES = {
    "district": Column("district"),
    "children": Column("whole", least=1, most=25),
    "poor": Column("whole"),
    "receives": Column("whole"),
    "monthly_benefit": Column("number", most=100_000),
    **BESIDE,
}
_UNITS = ("families", "children")
_PARTS = ("poor", "receiving", "poor_receiving")
_MONEY = {"families": "paid", "children": "paid_by_child"}
_FEWEST = 10  # families behind a sum of money; the two largest are at most nine tenths of it


def counted(tables: Tables, year: int) -> pd.DataFrame:
    """Return families and their children: all, poor, receiving, both; and whole manats paid.

    ``paid_by_child`` counts what a family is paid once for each of its children, as
    ``indicators.services.targeting`` does. What is paid is left out where few families stand behind
    a sum of it, or two of them have most of it.
    """
    from indicators.records import as_table, fetch

    found = as_table(tables["families"], FAMILIES.keys() - BESIDE.keys())
    found = found.mutate(families=1)
    sums = fetch(found.aggregate(**_sums(found))).iloc[0]
    nation = pd.DataFrame(
        [{"count": name, "obs_value": int(value or 0)} for name, value in sums.items()]
    )
    return pd.concat([nation, *_money(found), *_placed(found)], ignore_index=True)


def _sums(table: "ir.Table") -> "dict[str, ir.Value]":
    """Return the counts of the nation; who receives is counted by district, too."""
    poor, receives = table["poor"] == 1, table["receives"] == 1
    found: dict[str, ir.Value] = {}
    for unit in _UNITS:
        found[unit] = table[unit].sum()
        found[f"{unit}/poor"] = table[unit].sum(where=poor)
        found[f"{unit}/poor_receiving"] = table[unit].sum(where=poor & receives)
    return found


def _money(table: "ir.Table") -> Iterator[pd.DataFrame]:
    from indicators.records import fetch

    receiving = table.filter(table["receives"] == 1)
    poor = receiving["poor"] == 1
    for unit, name in _MONEY.items():
        amount = receiving["monthly_benefit"] * receiving[unit]
        behind = receiving.mutate(amount=amount, poor_one=poor)
        found = fetch(
            behind.group_by("poor_one").aggregate(
                paid=behind["amount"].sum(), most=behind["amount"].max(), families=behind.count()
            )
        ).set_index("poor_one")
        if {True, False} == {*found.index} and not _is_concentrated(found).any():
            sums = found["paid"].round()
            rows = {name: sums.sum(), f"{name}/poor": sums[True]}
            yield pd.DataFrame({"count": [*rows], "obs_value": [int(v) for v in rows.values()]})


def _is_concentrated(found: pd.DataFrame) -> "pd.Series[bool]":
    return found["families"].lt(_FEWEST) | (2 * found["most"]).gt(0.9 * found["paid"])


def _placed(table: "ir.Table") -> Iterator[pd.DataFrame]:
    """Yield who receives, by district, with regions and the nation."""
    from indicators.records import fetch

    receiving = table.filter(table["receives"] == 1)
    for unit in _UNITS:
        by_district = receiving.group_by("district").aggregate(obs_value=receiving[unit].sum())
        named = fetch(by_district).rename(columns={"district": "ref_area"})
        placed = with_wider_areas(every_district(named, areas_of("district")))
        yield placed.assign(count=f"{unit}/receiving")


def _trees() -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for unit in _UNITS:
        for part in ("poor", "receiving"):
            found.append({f"{unit}/{part}": unit, f"{unit}/not_{part}": unit})
            rest = f"{unit}/{part}_only"
            found.append({f"{unit}/poor_receiving": f"{unit}/{part}", rest: f"{unit}/{part}"})
    found += [{f"{name}/poor": name, f"{name}/others": name} for name in _MONEY.values()]
    return found


ASSISTANCE = Kind(
    name="assistance",
    tables={"families": FAMILIES},
    counted=counted,
    counts=frozenset(
        {*_UNITS, *(f"{unit}/{part}" for unit in _UNITS for part in _PARTS)}
        | {name + end for name in _MONEY.values() for end in ("", "/poor")}
    ),
    trees=_trees(),
    indicators={"children/receiving": "AZE_SP_CHILD_MEANS_TESTED"},
)
