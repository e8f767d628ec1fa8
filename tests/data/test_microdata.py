"""Microdata are read the same from every format, and nothing is dropped in silence."""

import subprocess
import sys

import numpy as np
import pandas as pd
import pyreadstat
import pytest

from data.engine import read_records
from data.microdata.table import count_unknown, read_microdata
from data.settings import ROOT
from indicators.errors import DataFaults
from indicators.out_of_school.attendance import from_survey
from indicators.out_of_school.school_ages import school_ages
from indicators.survey.estimators import Design

MAPPINGS = ROOT / "data" / "mappings"
NONE = np.nan
MICS = pd.DataFrame(
    {
        "hhweight": [0.8, 0.8, 1.25, 1.25, 1.0],
        "stratum": [1, 1, 1, 1, 2],
        "PSU": [11, 11, 12, 12, 21],
        "HH1": [11, 11, 12, 12, 21],
        "HH2": [1, 1, 4, 4, 2],
        "HH7": [1, 1, 1, 1, 2],
        "HH6": [1, 1, 2, 2, 1],
        "HL4": [1, 2, 1, 2, 2],
        "schage": [6, 7, 12, 2, 99],
        "windex5": [1, 1, 5, 5, 0],
        "ED4": [1, 2, 1, NONE, 1],
        "ED9": [1, NONE, 2, NONE, 1],
        "ED10A": [0, NONE, NONE, NONE, 1],
        "ED5A": [0, NONE, 1, NONE, 1],
        "unused": [5, 5, 5, 5, 5],
    }
).astype(float)
DHS = pd.DataFrame(
    {
        "hv005": [1_234_567, 800_000, 965_433],
        "hv022": [1, 1, 1],
        "hv021": [1, 1, 2],
        "hv001": [1, 1, 2],
        "hv002": [3, 3, 7],
        "hv024": [1, 1, 3],
        "hv025": [1, 1, 2],
        "hv104": [1, 2, 2],
        "hv105": [6, 15, 11],
        "hv270": [2, 2, 5],
        "hv121": [2, 1, 0],
        "hv122": [0, 2, 0],
        "hv123": [NONE, 6, NONE],
        "hv106": [0, 2, 1],
    }
).astype(float)


def written(folder, frame, suffix, name="survey"):
    path = folder / f"{name}{suffix}"
    if suffix == ".sav":
        pyreadstat.write_sav(frame, str(path))
    elif suffix == ".dta":
        pyreadstat.write_dta(frame, str(path))
    elif suffix == ".csv":
        frame.astype("Float64").to_csv(path, index=False)
    else:
        frame.to_parquet(path)
    return path


def mapped(folder, text):
    path = folder / "mapping.toml"
    path.write_text("[column.weight]\nvariable = 'w'\n" + text, encoding="utf-8")
    return path


def read(folder, mapping, **columns):
    frame = pd.DataFrame({"w": [1.0, 1.0, 2.0]} | columns)
    path = folder / "survey.parquet"
    frame.to_parquet(path)
    return read_microdata(path, mapped(folder, mapping))


@pytest.mark.parametrize("suffix", [".sav", ".dta", ".csv", ".parquet"])
def test_every_format_of_mics_gives_the_same_records(tmp_path, suffix):
    found = read_microdata(written(tmp_path, MICS, suffix), MAPPINGS / "mics6_hl.toml")
    assert found["weight"].tolist() == [0.8, 0.8, 1.25, 1.25, 1.0]
    assert found["household"].tolist() == ["11/1", "11/1", "12/4", "12/4", "21/2"]
    assert found["sex"].tolist() == ["M", "F", "M", "F", "F"]
    assert found["region"].tolist() == ["ER01"] * 4 + ["ER02"]
    assert found["age"].fillna(-1).tolist() == [6, 7, 12, 2, -1]
    assert found["wealth_quintile"].fillna("").tolist() == ["Q1", "Q1", "Q5", "Q5", ""]
    assert found["attends"].fillna(-1).tolist() == [1, 0, 0, -1, 1]
    assert found["level_attended"].fillna("").tolist() == ["ISCED11_02", "", "", "", "ISCED11_1"]
    assert found["ever_attended"].fillna(-1).tolist() == [0, 0, 1, -1, 1]
    other = read_microdata(written(tmp_path, MICS, ".parquet", "same"), MAPPINGS / "mics6_hl.toml")
    pd.testing.assert_frame_equal(found, other)


@pytest.mark.parametrize("suffix", [".sav", ".dta", ".csv", ".parquet"])
def test_dhs_weights_have_their_decimal_point_back_and_capitals_do_not_matter(tmp_path, suffix):
    found = read_microdata(written(tmp_path, DHS, suffix), MAPPINGS / "dhs7_pr.toml")
    assert found["weight"].tolist() == [1.234567, 0.8, 0.965433]
    assert found["attends"].tolist() == [1, 1, 0]
    assert found["level_attended"].fillna("").tolist() == ["ISCED11_02", "ISCED11_3", ""]


def test_what_is_read_can_be_analysed(tmp_path):
    found = read_microdata(written(tmp_path, MICS, ".sav"), MAPPINGS / "mics6_hl.toml")
    design = Design("weight", "stratum", "cluster")
    rates = from_survey(found, design, school_ages(2023), withhold=False)
    rates = rates[rates["measure"] == "rate"].set_index("level")
    assert rates["estimate"]["PRIM"] == 1  # one in pre-primary, one never at school
    assert rates["ageless"]["PRIM"] == 1


def test_codes_declared_missing_by_spss_are_missing(tmp_path):
    path = tmp_path / "survey.sav"
    frame = pd.DataFrame({"w": [1.0, 1.0], "s": [1.0, 9.0]})
    pyreadstat.write_sav(frame, str(path), missing_ranges={"s": [9]})
    found = read_microdata(path, mapped(tmp_path, "[column.sex]\nvariable='s'\nvalues={1='M'}"))
    assert found["sex"].fillna("").tolist() == ["M", ""]


def test_the_command_writes_the_table_and_prints_what_is_missing(tmp_path):
    path, out = written(tmp_path, MICS, ".dta"), tmp_path / "made" / "records.parquet"
    command = [sys.executable, "-m", "data.microdata", path, MAPPINGS / "mics6_hl.toml", out]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("5 records, 12 columns\n  weight: missing in 0\n")
    assert "  age: missing in 1\n" in done.stdout
    assert [one.name for one in out.parent.iterdir()] == ["records.parquet"]
    assert read_records(out).count().execute() == 5
    assert count_unknown(pd.read_parquet(out)) == done.stdout


def test_the_command_says_what_is_wrong_and_writes_nothing(tmp_path):
    path, out = written(tmp_path, DHS, ".dta"), tmp_path / "records.parquet"
    command = [sys.executable, "-m", "data.microdata", path, MAPPINGS / "mics6_hl.toml", out]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "there is no variable hhweight" in done.stderr
    assert "Traceback" not in done.stderr
    assert not out.exists()


def test_every_fault_is_named_at_once_with_its_count(tmp_path):
    wrong = MICS.assign(
        HL4=[1, 2, 3, 3, 2], hhweight=[-1, NONE, 1, 1, 1], schage=[6, 200, 7.5, 8, 9]
    )
    wrong = wrong.assign(PSU=[11, 11, 12, 12, 11]).drop(columns="HH6")
    with pytest.raises(DataFaults) as caught:
        read_microdata(written(tmp_path, wrong, ".sav"), MAPPINGS / "mics6_hl.toml")
    said = str(caught.value)
    for fault in (
        "there is no variable HH6",
        "column sex: the value 3 has no mapping (2 record(s))",
        "column age: the value 200 is out of the range 0–24 (1 record(s))",
        "column age: the value 7.5 is not a whole number (1 record(s))",
        "column weight: is missing in 1 record(s)",
        "column weight: is negative in 1 record(s)",
        "column cluster: the cluster 11 is in 2 strata",
    ):
        assert fault in said
    assert len(caught.value.faults) == 7


@pytest.mark.parametrize(
    ("mapping", "columns", "fault"),
    [
        ("", {"w": [0.0, 0.0, 0.0]}, "is zero in all 3 record"),
        ("", {"w": ["1", "much", "2"]}, "the value much is no number"),
        ("", {"w": [1.0, np.inf, 2.0]}, "the value inf is no number"),
        ("[column.cluster]\nvariable='c'\ntype='text'", {"c": [1, None, 2]}, "cluster: is missing"),
        ("[column.h]\nvariable=['a','b']\ntype='text'", {"a": [1, 1, 1], "b": [1, None, 2]},
         "is partly missing in 1 record"),
        ("[column.region]\nvariable='r'\ntype='text'", {"r": ["ER01", "ER99", "ER99"]},
         "the value ER99 is not a code of ours (2 record"),
        ("[column.sex]\nvariable='s'\nvalues={1='M'}", {"s": [*range(2, 5)]}, "the value 4 has no"),
        ("[column.sex]\nvariable='s'\nvalues={1='M'}", {"s": [1, 1, 1], "S": [1, 1, 1]}, ""),
        ("[column.sex]\nvariable='s'\nvalues={1='M'}", {"S": [1, 1, 1], "ß": [1, 1, 1]}, ""),
    ],
)  # fmt: skip
def test_each_fault(tmp_path, mapping, columns, fault):
    if not fault:
        assert read(tmp_path, mapping, **columns)["sex"].tolist() == ["M"] * 3
        return
    with pytest.raises(DataFaults, match=fault.replace("(", r"\(")):
        read(tmp_path, mapping, **columns)


def test_no_rows_a_wrong_format_and_a_wrong_encoding_are_faults(tmp_path):
    with pytest.raises(DataFaults, match="there are no rows"):
        read_microdata(written(tmp_path, MICS.head(0), ".parquet"), MAPPINGS / "mics6_hl.toml")
    (tmp_path / "survey.xlsx").touch()
    with pytest.raises(DataFaults, match=r"come as \.sav, \.dta, \.csv, \.csv\.gz, \.parquet"):
        read_microdata(tmp_path / "survey.xlsx", MAPPINGS / "mics6_hl.toml")
    (tmp_path / "survey.csv").write_bytes("w,ad\n1,Шеки\n".encode("cp1251"))
    with pytest.raises(DataFaults, match="is the encoding right"):
        read_microdata(tmp_path / "survey.csv", mapped(tmp_path, ""))
    (tmp_path / "broken.sav").write_bytes(b"not a file of SPSS")
    with pytest.raises(DataFaults, match="cannot be read"):
        read_microdata(tmp_path / "broken.sav", mapped(tmp_path, ""))
    with pytest.raises(DataFaults, match="cannot be read"):
        read_microdata(tmp_path / "absent.dta", mapped(tmp_path, ""))


def test_texts_in_an_old_encoding_are_read_as_declared(tmp_path):
    path = tmp_path / "survey.csv"
    path.write_bytes("w;ad\n1;Шеки\n".encode("cp1251"))
    mapping = "[column.place]\nvariable='ad'\ntype='text'\n[file]\nencoding='cp1251'\ndelimiter=';'"
    assert read_microdata(path, mapped(tmp_path, mapping))["place"].tolist() == ["Шеки"]


@pytest.mark.parametrize(
    ("mapping", "fault"),
    [
        ("[column.sex]\nvariable='s'\nvalues={1='X'}", "X is not a code of ours"),
        ("[column.sex]\nvariable='s'\nvalue={1='M'}", "line .*, key column.sex.value: unknown key"),
        ("[column.sex]\nvalues={1='M'}", "key column.sex.variable: missing"),
        ("[column.age]\nvariable='a'\ntype='date'", "'date' is not one of code, number"),
        ("[column.age]\nvariable=['a','b']", "a number comes from one variable"),
        ("[column.age]\nvariable='a'\ntype='whole'\ndivide=2", "only a number is divided"),
        ("[column.sex]\nvariable='s'\nvalues={1='M'}\nmissing=[1]", "1 has a value and is missing"),
        ("[column.a]\nvariable=['s','t']\nvalues={1='M'}", "needs 2 parts"),
        ("[column.a]\nvariable='s'\nvalues={1='M', 2=2}", "all texts or all numbers"),
        ("[columns.a]\nvariable='s'", "key columns: unknown key"),
        ("[column.a", "not TOML"),
    ],
)
def test_a_mapping_that_cannot_be_is_refused(tmp_path, mapping, fault):
    with pytest.raises(DataFaults, match=fault):
        read(tmp_path, mapping)


def test_a_mapping_needs_a_weight(tmp_path):
    path = tmp_path / "mapping.toml"
    path.write_text("[column.age]\nvariable='a'\n", encoding="utf-8")
    with pytest.raises(DataFaults, match=r"no \[column\.weight\]"):
        read_microdata(tmp_path / "survey.sav", path)
