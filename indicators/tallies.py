"""Counts of records as expressions: of a condition, by group, and of what is wrong with them."""

from collections.abc import Mapping, Sequence

import ibis.expr.types as ir

from indicators.records import RecordsError, fetch


def count(condition: ir.BooleanValue) -> ir.Value:
    """Return the number of records of which a condition is true; unknown is not true."""
    return condition.fill_null(False).cast("int64").sum()


def grouped(table: ir.Table, by: Sequence[str], tallies: Mapping[str, ir.Value]) -> ir.Table:
    """Return counts of every group in order, or of all records where no group is asked for."""
    if not by:
        return table.aggregate(**tallies)
    return table.group_by(list(by)).aggregate(**tallies).order_by(list(by))


def without(table: ir.Table, columns: Sequence[str]) -> dict[str, ir.Value]:
    """Return how many records have no value of each column, as faults."""
    return {f"no {name}": count(table[name].isnull()) for name in columns}


def refuse(table: ir.Table, faults: Mapping[str, ir.Value]) -> None:
    """Refuse records of which any has a fault, in one question to the engine.

    Raises
    ------
    RecordsError
        If there is no record, or any fault has one; every fault is named with its records.
    """
    found = fetch(table.aggregate(records=table.count(), **faults)).iloc[0]
    if not found["records"]:
        raise RecordsError("There is nothing to analyse (0 records).")
    wrong = [f"{name}: {int(found[name])}" for name in faults if found[name]]
    if wrong:
        raise RecordsError(f"Records that cannot be used: {'; '.join(wrong)} record(s).")
