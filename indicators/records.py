"""Records of persons as dataframe expressions: one piece of code, whatever engine runs it.

A function of records takes a pandas frame or an Ibis table. A frame is computed by the embedded
engine (DuckDB); a table by whichever engine it belongs to, Apache Spark among them. The small
expressions below mean the same on every engine.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

import ibis
import ibis.expr.types as ir
import pandas as pd

from indicators.errors import RecordsError

Records: TypeAlias = pd.DataFrame | ir.Table

# A step of an expression becomes a query within the next: an engine puts them together by itself,
# and it takes a tenth of the time of a question to write every column out in each of its uses.
ibis.options.sql.fuse_selects = False


def as_table(records: Records, required: Iterable[str] = ()) -> ir.Table:
    """Return records as a table of expressions, with every required column present.

    Raises
    ------
    RecordsError
        If a column is not there; all that are missing are named.

    Examples
    --------
    >>> as_table(pd.DataFrame({"weight": [1.0]}), ["weight", "cluster"])
    Traceback (most recent call last):
        ...
    indicators.errors.RecordsError: The records have no column(s) cluster.
    """
    missing = [name for name in required if name not in records.columns]
    if missing:
        raise RecordsError(f"The records have no column(s) {', '.join(missing)}.")
    return ibis.memtable(records) if isinstance(records, pd.DataFrame) else records


def fetch(expression: ir.Table) -> pd.DataFrame:
    """Return the result of an expression: aggregates, small enough for one frame."""
    found: pd.DataFrame = expression.to_pandas()
    return found


def number_of(table: ir.Table, name: str) -> ir.FloatingValue:
    """Return a column as a number, missing where it is not one (NaN)."""
    column = table[name]
    if not (column.type().is_numeric() or column.type().is_boolean() or column.type().is_null()):
        raise RecordsError(f"The column {name} holds no numbers ({column.type()}).")
    value = column.cast("float64")
    return value.isnan().ifelse(unknown_number(), value) if column.type().is_floating() else value


def unknown_number() -> ir.FloatingScalar:
    """Return a number that is not known."""
    return ibis.null("float64")


def number_where(condition: ir.BooleanValue, value: float = 1.0) -> ir.FloatingValue:
    """Return a number where a condition is known to hold, else 0.

    In double precision on every engine: Spark reads a plain 0.0 as a decimal, and rounds it.
    """
    return condition.fill_null(False).cast("float64") * value


def tally(condition: ir.BooleanValue) -> ir.IntegerScalar:
    """Return how many records meet a condition; one that is not known is not met."""
    return condition.fill_null(False).cast("int64").sum()


def group_counts(table: ir.Table, by: Sequence[str], tallies: Mapping[str, ir.Value]) -> ir.Table:
    """Return counts of every group in order, or of all records where no group is asked for."""
    if not by:
        return table.aggregate(**tallies)
    return table.group_by(list(by)).aggregate(**tallies).order_by(list(by))


def missing_values(table: ir.Table, columns: Sequence[str]) -> dict[str, ir.Value]:
    """Return how many records have no value of each column, as faults."""
    return {f"no {name}": tally(table[name].isnull()) for name in columns}


def refuse_faulty(table: ir.Table, faults: Mapping[str, ir.Value]) -> None:
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
