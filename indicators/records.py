"""Records of persons as dataframe expressions: one piece of code, whatever engine runs it.

A function of records takes a pandas frame or an Ibis table. A frame is computed by the embedded
engine (DuckDB); a table by whichever engine it belongs to, Apache Spark among them.
"""

from collections.abc import Iterable
from typing import TypeAlias

import ibis
import ibis.expr.types as ir
import pandas as pd

from indicators.errors import DashboardError

Records: TypeAlias = pd.DataFrame | ir.Table


class RecordsError(DashboardError):
    """Records that cannot be analysed: which columns, how many records, and why."""


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
    indicators.records.RecordsError: The records have no column(s) cluster.
    """
    missing = [name for name in required if name not in records.columns]
    if missing:
        raise RecordsError(f"The records have no column(s) {', '.join(missing)}.")
    return ibis.memtable(records) if isinstance(records, pd.DataFrame) else records


def fetch(expression: ir.Table) -> pd.DataFrame:
    """Return the result of an expression: aggregates, small enough for one frame."""
    found: pd.DataFrame = expression.to_pandas()
    return found
