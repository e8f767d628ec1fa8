"""Questions of records put to DuckDB: what was asked of other records is not written anew in SQL.

To write a question in SQL takes ten times as long as to answer it where records are few. Analyses
ask the same ones of table after table, so that each is written once for all tables that have the
same columns.
"""

from functools import cache, lru_cache
from typing import Any
from uuid import uuid4

import ibis
import ibis.expr.operations as ops
import ibis.expr.types as ir
from ibis.backends.duckdb import Backend

_KEPT = 512
_RECORDS = uuid4().hex  # no column and no code of a question has this in its name


class Embedded(Backend):  # type: ignore[misc]  # ibis names no types of its engines
    """DuckDB in this process, which keeps how each question is written in SQL."""

    def compile(self, expr: ir.Expr, /, **options: Any) -> str:
        """Return a question in SQL."""
        if any(value is not None and value is not False for value in options.values()):
            return str(super().compile(expr, **options))
        question = expr.as_table().op()
        tables = question.find((ops.InMemoryTable, ops.DatabaseTable), ordered=True)
        places = {table: _place(number, table) for number, table in enumerate(tables)}
        sql = _written(question.replace(places) if places else question)
        for table, place in places.items():
            sql = sql.replace(_quoted(place), _quoted(table))
        return sql


@cache
def embedded() -> Embedded:
    """Return the one DuckDB that answers what is asked of frames."""
    engine: Embedded = Embedded().connect()
    ibis.set_backend(engine)
    return engine


def _place(number: int, table: ops.PhysicalTable) -> ops.UnboundTable:
    return ops.UnboundTable(name=f"{_RECORDS}_{number}", schema=table.schema)


def _quoted(table: ops.PhysicalTable) -> str:
    """Return the name of a table as it stands in SQL, with the database that it is in."""
    where = getattr(table, "namespace", None)  # a frame is in none
    named = (*((where.catalog, where.database) if where else ()), table.name)
    return ".".join('"' + name.replace('"', '""') + '"' for name in named if name)


@lru_cache(_KEPT)
def _written(question: ops.Relation) -> str:
    return str(Backend().compile(question.to_expr()))
