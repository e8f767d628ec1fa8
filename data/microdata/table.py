"""The records of a survey: read, counted and written, nothing lost without being named."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from data.beside import written_beside
from data.microdata.files import read_variables
from data.microdata.mapping import read_mapping
from data.microdata.recode import SHOWN, recoded
from indicators.errors import DataFaults, Fault


def read_microdata(file: Path, mapping: Path) -> pd.DataFrame:
    """Return a survey's file as records: one row each, the columns of the mapping in its order.

    Codes and identifiers are text, numbers floats, whole numbers integers; nothing known is empty.

    Raises
    ------
    DataFaults
        With every fault found: a variable absent, a value without a mapping (and its count), a
        code not in our code lists, a number that is none or out of its range, a weight missing,
        negative or zero in all, a record without stratum or cluster, a cluster in two strata, a
        file that cannot be read, no rows.
    """
    survey = read_mapping(mapping)
    raw, faults = read_variables(file, survey)
    found: dict[str, pd.Series[Any]] = {}
    for column in survey.columns:
        if all(name in raw for name in column.variables):
            found[column.name], reasons = recoded(raw, column)
            faults += [(column.name, reason) for reason in reasons]
    table = pd.DataFrame(found)
    faults += [] if raw.empty else [*_design_faults(table)]
    if faults:
        raise DataFaults(Fault(file.name, None, column, reason) for column, reason in faults)
    return table


def write(table: pd.DataFrame, out: Path) -> None:
    """Write records as Parquet, beside and then in place."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with written_beside(out) as building:
        table.to_parquet(building, index=False)


def count_unknown(table: pd.DataFrame) -> str:
    """Return how many records there are, and of how many each column is not known."""
    lines = [f"{len(table)} records, {len(table.columns)} columns"]
    lines += [f"  {name}: missing in {int(table[name].isna().sum())}" for name in table]
    return "\n".join(lines) + "\n"


def _design_faults(table: pd.DataFrame) -> Iterator[tuple[str, str]]:
    if "weight" in table:
        weight = table["weight"]
        for fault, wrong in (("missing", weight.isna()), ("negative", weight.lt(0))):
            if wrong.any():
                yield "weight", f"is {fault} in {int(wrong.sum())} record(s)"
        if weight.eq(0).all():
            yield "weight", f"is zero in all {len(weight)} record(s)"
    for name in ("stratum", "cluster"):
        if name in table and table[name].isna().any():
            yield name, f"is missing in {int(table[name].isna().sum())} record(s)"
    if {"stratum", "cluster"} <= {*table}:
        strata = table.groupby("cluster")["stratum"].nunique()
        for cluster, n in strata[strata > 1].head(SHOWN).items():
            yield "cluster", f"the cluster {cluster} is in {n} strata"
