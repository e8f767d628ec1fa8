"""Records are read by the engine that is set, and what cannot be read is said."""

import pandas as pd
import pytest

from data.engine import EngineError, open_engine, read_records, records_in, running_engine

RECORDS = pd.DataFrame({"weight": [1.5, 2.0], "district": ["BAK", "GAN"]})


@pytest.mark.parametrize("suffix", ["parquet", "csv"])
def test_records_come_as_parquet_or_csv(tmp_path, suffix):
    path = tmp_path / f"records.{suffix}"
    RECORDS.to_parquet(path) if suffix == "parquet" else RECORDS.to_csv(path, index=False)
    found = read_records(path).order_by("weight").to_pandas()
    pd.testing.assert_frame_equal(found, RECORDS, check_dtype=False)


def test_other_files_and_no_file_are_refused(tmp_path):
    with pytest.raises(EngineError, match="There are no records at"):
        read_records(tmp_path / "none.parquet")
    other = tmp_path / "records.sav"
    other.touch()
    with pytest.raises(EngineError, match=r"not as records\.sav"):
        read_records(other)


def test_an_engine_nobody_knows_is_refused(monkeypatch):
    monkeypatch.setenv("RECORDS_ENGINE", "abacus")
    with pytest.raises(EngineError, match="duckdb or spark, not 'abacus'"):
        open_engine()


def test_a_run_holds_records_in_the_engine_that_is_set(monkeypatch):
    monkeypatch.setenv("RECORDS_ENGINE", "duckdb")
    with running_engine() as engine, records_in(engine, {"children": RECORDS}) as tables:
        assert tables["children"].get_backend() is engine
        assert engine.raw_sql("SELECT current_setting('threads')").fetchall() == [(1,)]
        found = tables["children"].order_by("weight").to_pandas()
    pd.testing.assert_frame_equal(found, RECORDS, check_dtype=False)
