"""Bad input is named by file, row, column and reason; all faults together, and nothing is lost."""

import hashlib
from pathlib import Path

import pytest

from data import settings
from data.inputs import Inputs, read_inputs
from indicators.errors import DeclarationError, Fault

HEADER = "indicator,ref_area,time_period,sex,obs_value,obs_status,unit_measure\n"
GOOD = "ED_ROFST_L1_ADM,AZE,2023,_T,1.5,A,PCNT\n"


def source(
    folder: Path, name: str = "table.csv", digest: str | None = None, rows: int | None = None
) -> None:
    content = (folder / name).read_bytes()
    found = digest or hashlib.sha256(content).hexdigest()
    rows = rows or max(content.count(b"\n") - 1, 1)
    texts = "\n".join(f'[{what}]\nen = "x"\naz = "x"\nru = "x"' for what in ("publisher", "title"))
    (folder / "source.toml").write_text(
        f'kind = "administrative"\nedition = "1"\nlicence = "CC BY 4.0"\n{texts}\n'
        f'[sha256]\n"{name}" = "{found}"\n[rows]\n"{name}" = {rows}\n',
        encoding="utf-8",
    )


@pytest.fixture
def read(tmp_path: Path):
    def write_and_read(text: str | bytes) -> Inputs:
        folder = tmp_path / "UIS_2024_09"
        folder.mkdir()
        content = text if isinstance(text, bytes) else text.encode()
        (folder / "table.csv").write_bytes(content)
        source(folder)
        return read_inputs(tmp_path, tmp_path / "events")

    return write_and_read


def said(inputs: Inputs) -> list[tuple[int | None, str | None, str]]:
    return [(fault.row, fault.column, fault.reason) for fault in inputs.faults]


def test_a_good_row_is_taken_as_it_stands(read):
    inputs = read(HEADER + GOOD)
    assert inputs.faults == []
    (row,) = inputs.observations
    assert (row["obs_value"], row["data_source"], row["edition"]) == (
        1.5,
        "UIS_2024_09",
        "published",
    )


def test_a_dimension_left_out_is_the_total_and_a_unit_left_out_the_declared_one(read):
    inputs = read("indicator,ref_area,time_period,obs_value\nED_ROFST_L1_ADM,AZE,2023,1.5\n")
    (row,) = inputs.observations
    assert (row["residence"], row["unit_measure"], row["obs_status"]) == ("_T", "PCNT", "A")


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ("ED_NOBODY,AZE,2023,_T,1.5,A,PCNT", "indicator", "'ED_NOBODY' is not declared"),
        (
            "ED_ROFST_L1_ADM,AZ-ZZZ,2023,_T,1.5,A,PCNT",
            "ref_area",
            "'AZ-ZZZ' is not in the code list of areas",
        ),
        ("ED_ROFST_L1_ADM,AZE,in 2023,_T,1.5,A,PCNT", "time_period", "'in 2023' is not a period"),
        ("ED_ROFST_L1_ADM,AZE,2023,girls,1.5,A,PCNT", "sex", "'girls' is not in its code list"),
        ("ED_ROFST_L1_ADM,AZE,2023,_T,about 2,A,PCNT", "obs_value", "'about 2' is not a number"),
        ('ED_ROFST_L1_ADM,AZE,2023,_T,"1,5",A,PCNT', "obs_value", "'1,5' is not a number"),
        ("ED_ROFST_L1_ADM,AZE,2023,_T,nan,A,PCNT", "obs_value", "'nan' is not a number"),
        ("ED_ROFST_L1_ADM,AZE,2023,_T,1.5,Z,PCNT", "obs_status", "'Z' is not in its code list"),
        (
            "ED_ROFST_L1_ADM,AZE,2023,_T,,A,PCNT",
            "obs_value",
            "empty, though the status A carries a value",
        ),
        (
            "ED_ROFST_L1_ADM,AZE,2023,_T,3,Q,PCNT",
            "obs_value",
            "given, though the status Q carries none",
        ),
        (
            "ED_ROFST_L1_ADM,AZE,2023,_T,1.5,A,NUMBER",
            "unit_measure",
            "'NUMBER', declared 'PCNT'",
        ),
    ],
)
def test_a_fault_names_its_row_its_column_and_its_reason(read, row, column, reason):
    assert said(read(HEADER + GOOD.replace("2023", "2001") + row + "\n")) == [(3, column, reason)]


def test_a_missing_value_is_kept_as_missing_never_as_zero(read):
    (row,) = read(HEADER + "ED_ROFST_L1_ADM,AZE,2023,_T,,L,PCNT\n").observations
    assert row["obs_value"] is None


@pytest.mark.parametrize(
    ("mark", "status"),
    [("-", "AZE_NIL"), ("–", "AZE_NIL"), ("...", "O"), ("…", "O"), ("'0,0'", "N"), ("x", "M")],
)
def test_a_mark_of_the_statistical_committee_is_a_status_and_never_a_figure(read, mark, status):
    cell = mark.replace("'", '"')
    (fault,) = read(HEADER + f"ED_ROFST_L1_ADM,AZE,2023,_T,{cell},A,PCNT\n").faults
    assert (fault.column, fault.reason) == (
        "obs_value",
        f"{cell.strip(chr(34))!r} is a mark in place of a figure",
    )
    assert f"write {status} as obs_status" in fault.remedy


@pytest.mark.parametrize("status", ["AZE_NIL", "N"])
def test_what_did_not_occur_or_is_below_the_unit_carries_no_number(read, status):
    (row,) = read(HEADER + f"ED_ROFST_L1_ADM,AZE,2023,_T,,{status},PCNT\n").observations
    assert row["obs_value"] is None


@pytest.mark.parametrize("status", ["AZE_NIL", "N"])
def test_a_zero_is_refused_where_the_source_says_that_nothing_occurred(read, status):
    (fault,) = read(HEADER + f"ED_ROFST_L1_ADM,AZE,2023,_T,0,{status},PCNT\n").faults
    assert fault.reason == f"given, though the status {status} carries none"


def test_the_same_key_twice_is_a_fault(read):
    (fault,) = read(HEADER + GOOD + GOOD.replace("1.5", "1.6")).faults
    assert (fault.row, fault.reason) == (3, "the same key as table.csv row 2")


def test_a_missing_column_is_named(read):
    assert said(read("indicator,ref_area,obs_value\n")) == [(1, "time_period", "column missing")]


def test_an_unknown_column_is_named(read):
    inputs = read(HEADER.replace("sex", "gender") + GOOD)
    assert said(inputs) == [(1, "gender", "unknown column")]


def test_a_row_with_a_cell_too_many_is_named(read):
    (fault,) = read(HEADER + GOOD.strip() + ",9\n").faults
    assert (fault.row, fault.reason) == (2, "the row has not as many cells as the header")


def test_a_wrong_encoding_is_named_with_its_row(read):
    inputs = read((HEADER + GOOD).encode() + "ED_ROFST_L1_ADM,Bakı".encode("cp1254"))
    (fault,) = inputs.faults
    assert (fault.row, fault.reason) == (3, "not UTF-8: save the file with that encoding")


def test_all_faults_are_found_in_one_reading(read):
    inputs = read(HEADER + "A,B,C,D,E,F,G\n" + GOOD.replace("AZE", "ZZZ"))
    assert len(inputs.faults) == 6
    assert {fault.row for fault in inputs.faults} == {2, 3}


def test_a_changed_file_no_longer_matches_its_digest(tmp_path):
    folder = tmp_path / "UIS_2024_09"
    folder.mkdir()
    (folder / "table.csv").write_text(HEADER + GOOD)
    source(folder, digest="0" * 64)
    (fault,) = read_inputs(tmp_path, tmp_path).faults
    assert fault.reason.endswith(f"source.toml says {'0' * 64}")


def test_a_table_without_its_source_is_a_fault(tmp_path):
    (tmp_path / "LOOSE").mkdir()
    (tmp_path / "LOOSE" / "table.csv").write_text(HEADER + GOOD)
    reasons = [fault.reason for fault in read_inputs(tmp_path, tmp_path).faults]
    assert "a table without a source.toml beside it" in reasons


@pytest.mark.parametrize("later", ["UIS_2024_09", "UIS_2031_01"])
def test_a_source_is_superseded_by_another_that_there_is(tmp_path, later):
    folder = tmp_path / "UIS_2024_09"
    folder.mkdir()
    (folder / "table.csv").write_text(HEADER + GOOD, encoding="utf-8")
    source(folder)
    about = folder / "source.toml"
    about.write_text(f'superseded_by = "{later}"\n{about.read_text()}', encoding="utf-8")
    assert said(read_inputs(tmp_path, tmp_path / "events")) == [
        (None, "superseded_by", f"{later!r} is no other source")
    ]


def test_an_indicator_must_name_the_source_it_comes_from(tmp_path):
    folder = tmp_path / "SOMEONE_ELSE"
    folder.mkdir()
    (folder / "table.csv").write_text(HEADER + GOOD)
    source(folder)
    (fault,) = read_inputs(tmp_path, tmp_path).faults
    assert fault.reason == "ED_ROFST_L1_ADM does not name this source in its declaration"


def test_the_project_s_own_sources_have_no_fault():

    assert read_inputs(*settings.inputs()).faults == []


def test_a_peer_of_an_unknown_country_or_without_a_number_is_named(tmp_path):
    (tmp_path / "peers.csv").write_text(
        "indicator,ref_area,time_period,obs_value,data_source\n"
        "ED_ROFST_L1_ADM,ATL,2020,1.0,UIS_2024_09\n"
        "ED_ROFST_L1_ADM,GEO,2020,many,UIS_2024_09\n",
        encoding="utf-8",
    )
    inputs = read_inputs(settings.OBSERVATIONS, tmp_path / "events", tmp_path)
    assert said(inputs) == [
        (None, None, "not found"),
        (2, "ref_area", "unknown code 'ATL'"),
        (3, "obs_value", "'many' is not a number"),
    ]
    assert inputs.peers == []


def test_faults_of_declarations_and_of_sources_are_reported_together(tmp_path, monkeypatch):
    folder = tmp_path / "UIS_2024_09"
    folder.mkdir()
    (folder / "table.csv").write_text(HEADER + GOOD, encoding="utf-8")
    source(folder, digest="0" * 64)
    wrong = Fault("education/X.toml", 3, "direction", "'down' is not one of lower, higher, none")

    def broken():
        raise DeclarationError([wrong])

    monkeypatch.setattr("data.inputs.read.catalog", broken)
    faults = read_inputs(tmp_path, tmp_path / "events").faults
    assert faults[0] == wrong
    assert str(faults[0]).startswith("education/X.toml, line 3, key direction: ")
    assert "source.toml says 000" in faults[1].reason
