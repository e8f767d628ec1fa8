"""A question is written in SQL once, and asked of each table as if it were written for it."""

from pathlib import Path

import pandas as pd
import pytest
from ibis.backends.duckdb import Backend

from indicators.asked import _written, embedded
from indicators.records import as_table, fetch, number_of, tally

ONE = pd.DataFrame({"district": ["A", "A", "B"], "age": [5, 6, 7]})
OTHER = pd.DataFrame({"district": ["B", "C"], "age": [1, 20]})


def older(table):
    """Persons above five by district, and all beside them."""
    many = table.group_by("district").aggregate(many=table.count())
    few = table.filter(number_of(table, "age") > 5)
    found = few.group_by("district").aggregate(few=tally(few.age > 0))
    return many.left_join(found, "district")[["district", "many", "few"]].order_by("district")


def test_the_same_question_of_other_records_is_answered_of_those_and_not_written_anew():
    assert fetch(older(as_table(ONE))).fillna(0).values.tolist() == [["A", 2, 1], ["B", 1, 1]]
    before = _written.cache_info()
    assert fetch(older(as_table(OTHER))).fillna(0).values.tolist() == [["B", 1, 0], ["C", 1, 1]]
    after = _written.cache_info()
    assert (after.misses, after.hits) == (before.misses, before.hits + 1)


@pytest.mark.parametrize("kind", ["frame", "file", "held"])
def test_a_question_is_written_as_ibis_writes_it(kind, tmp_path: Path):
    engine = embedded()
    ONE.to_parquet(tmp_path / "one.parquet")
    table = as_table(ONE) if kind == "frame" else engine.read_parquet(tmp_path / "one.parquet")
    asked = older(table.cache() if kind == "held" else table)
    assert engine.compile(asked) == Backend.compile(engine, asked)
    assert engine.compile(asked, limit=1) == Backend.compile(engine, asked, limit=1)


def test_two_tables_of_one_question_stay_apart():
    one, other = as_table(ONE), as_table(OTHER)
    both = one.union(other)
    joined = one.join(other, "district")[["district", "age", "age_right"]]
    assert fetch(both)["age"].sum() == 39
    assert fetch(joined).values.tolist() == [["B", 7, 1]]
    turned = other.join(one, "district")[["district", "age", "age_right"]]
    assert fetch(turned).values.tolist() == [["B", 1, 7]]


def test_another_kind_of_column_is_another_question():
    counted = [tally(as_table(frame)["age"] > 5) for frame in (ONE, ONE.astype({"age": float}))]
    before = _written.cache_info().misses
    assert [int(one.to_pandas()) for one in counted] == [2, 2]
    assert _written.cache_info().misses == before + 2
