"""Small expressions over columns that mean the same on every engine."""

import ibis
import ibis.expr.types as ir

from indicators.records import RecordsError


def number(table: ir.Table, name: str) -> ir.FloatingValue:
    """Return a column as a number, missing where it is not one (NaN)."""
    column = table[name]
    if not (column.type().is_numeric() or column.type().is_boolean() or column.type().is_null()):
        raise RecordsError(f"The column {name} holds no numbers ({column.type()}).")
    value = column.cast("float64")
    return value.isnan().ifelse(nothing(), value) if column.type().is_floating() else value


def nothing() -> ir.FloatingScalar:
    """Return a number that is not known."""
    return ibis.null("float64")


def amount(condition: ir.BooleanValue, value: float = 1.0) -> ir.FloatingValue:
    """Return a number where a condition is known to hold, else 0.

    In double precision on every engine: Spark reads a plain 0.0 as a decimal, and rounds it.
    """
    return condition.fill_null(False).cast("float64") * value


def tally(condition: ir.BooleanValue) -> ir.IntegerScalar:
    """Return how many records meet a condition; one that is not known is not met."""
    return condition.fill_null(False).cast("int64").sum()
