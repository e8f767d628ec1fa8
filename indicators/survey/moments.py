"""What the variance of many ratios needs, summed by the engine in one pass over the records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

import ibis
import ibis.expr.types as ir
import pandas as pd

from indicators.errors import RecordsError
from indicators.options import checks
from indicators.records import fetch
from indicators.survey.design import CLUSTER, STRATUM, WEIGHT, Sample

Kind: TypeAlias = Literal["proportion", "share", "mean", "total"]


@dataclass(frozen=True)
class Quantity:
    """One ratio to estimate: Σ weight × value ÷ Σ weight × base, over records that have a base.

    A base that is missing leaves the record out; the value must be known wherever the base is.
    ``label`` names the quantity in the result; ``kind`` chooses its interval.
    """

    value: ir.NumericValue
    base: str
    kind: Kind = "proportion"
    label: Mapping[str, Any] = field(default_factory=dict)


@checks(RecordsError)
def moments(
    sample: Sample,
    quantities: Sequence[Quantity],
    bases: Mapping[str, ir.NumericValue],
    by: Sequence[str],
    *,
    squares: bool = False,
) -> pd.DataFrame:
    """Return sums of cluster totals and of their products, by group, quantity and stratum.

    Parameters
    ----------
    bases : mapping of expressions
        Every base by its name.
    squares : bool
        Whether to sum also the squares within clusters, which the design effect needs.

    Returns
    -------
    DataFrame
        ``group0`` … (the columns of ``by``), ``quantity`` (its place), the stratum, ``persons``
        (records of the group), ``records`` and ``clusters`` (with a base), ``y``, ``x``, ``yy``,
        ``xy``, ``xx``; with squares also ``w``, ``wyy``, ``wxy``, ``wxx``.
    """
    keys = [STRATUM, *group_columns(sample, by)]
    units, order = _units(sample, quantities, bases, by, squares=squares)
    sums: dict[str, ir.Scalar] = {"persons": units.persons.sum()}
    for b in order.values():
        sums |= {f"n{b}": units[f"n{b}"].sum(), f"m{b}": (units[f"n{b}"] > 0).cast("int64").sum()}
        sums |= {f"x{b}": units[f"x{b}"].sum(), f"xx{b}": (units[f"x{b}"] * units[f"x{b}"]).sum()}
    for place, quantity in enumerate(quantities):
        y, x = units[f"y{place}"], units[f"x{order[quantity.base]}"]
        sums |= {f"y{place}": y.sum(), f"yy{place}": (y * y).sum(), f"xy{place}": (x * y).sum()}
    inner = set(units.columns) - {*sums, *unit_keys(sample), *keys}
    sums |= {name: units[name].sum() for name in sorted(inner)}
    wide = fetch(units.group_by(keys).aggregate(**sums))
    return pd.concat(
        [_long(wide, keys, place, order[q.base]) for place, q in enumerate(quantities)],
        ignore_index=True,
    )


def group_columns(sample: Sample, by: Sequence[str]) -> dict[str, ir.Value]:
    """Return the columns that form the groups, under names that no sum can have."""
    return {f"group{place}": sample.table[name] for place, name in enumerate(by)}


def unit_keys(sample: Sample) -> list[str]:
    """Return the columns of a first-stage unit; none but the stratum where records are units."""
    return [STRATUM, CLUSTER] if sample.design.cluster else [STRATUM]


def _units(
    sample: Sample,
    quantities: Sequence[Quantity],
    bases: Mapping[str, ir.NumericValue],
    by: Sequence[str],
    *,
    squares: bool,
) -> tuple[ir.Table, dict[str, int]]:
    """Return one row a cluster (or record, where records are the units) and group."""
    weight, order = sample.table[WEIGHT], {name: place for place, name in enumerate(bases)}
    used = {name: base.notnull() & (weight > 0) for name, base in bases.items()}
    given: dict[str, ir.Value] = {"persons": ibis.literal(1, "int64")}
    for name, b in order.items():
        x = used[name].ifelse(bases[name].cast("float64"), 0.0)
        given |= {f"n{b}": used[name].cast("int64"), f"x{b}": weight * x}
        if squares:
            given |= {f"w{b}": used[name].ifelse(weight, 0.0), f"s_xx{b}": weight * x * x}
    for place, quantity in enumerate(quantities):
        y = used[quantity.base].ifelse(quantity.value.cast("float64"), 0.0)
        given[f"y{place}"] = weight * y
        if squares:
            x = used[quantity.base].ifelse(bases[quantity.base].cast("float64"), 0.0)
            given |= {f"s_yy{place}": weight * y * y, f"s_xy{place}": weight * x * y}
    keys = {name: sample.table[name] for name in unit_keys(sample)} | group_columns(sample, by)
    rows = sample.table.select(**keys, **given)
    if sample.design.cluster is None:
        return rows, order
    return rows.group_by(list(keys)).aggregate(**{name: rows[name].sum() for name in given}), order


def _long(wide: pd.DataFrame, keys: Sequence[str], place: int, base: int) -> pd.DataFrame:
    """Return the sums of one quantity, under the names that all quantities share."""
    names = {"persons": "persons", f"n{base}": "records", f"m{base}": "clusters"}
    names |= {f"y{place}": "y", f"x{base}": "x", f"yy{place}": "yy", f"xy{place}": "xy"}
    names |= {f"xx{base}": "xx", f"w{base}": "w", f"s_yy{place}": "wyy", f"s_xy{place}": "wxy"}
    names |= {f"s_xx{base}": "wxx"}
    there = {old: new for old, new in names.items() if old in wide}
    return wide[[*keys, *there]].rename(columns=there).assign(quantity=place)
