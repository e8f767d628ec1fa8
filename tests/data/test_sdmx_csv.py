"""What our own interface writes as SDMX-CSV comes back as the same rows; another's does not."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from data.intake import read_answer
from indicators.observations import COLUMNS, MEASURES
from passports.files import to_sdmx_csv
from tests.data.test_intake import observation

SENT = date(2026, 12, 10)
ROWS = [
    observation("AZ-GA", "2024", 1200.0, "F", source_cell="table 3, F7", footnotes="a: note"),
    observation("AZ-GA", "2024", 1.0, "M", source_cell="table 3, M7", lower_bound=0.5),
    observation("AZ-LER", "2024", None, obs_status="L", source_cell="table 3, F8"),
    observation("AZ-BA", "2025", 0.0, obs_status="B", source_cell="table 3, F9"),
]
ONE = "CRM_AZE:DF_CHILD_RIGHTS(1.0),AZE_ED_PUPILS,AZE,2024,100,letter"
FIRST = "DATAFLOW,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,SOURCE_CELL"
SECOND = f"STRUCTURE,STRUCTURE_ID,ACTION,{FIRST.partition(',')[2]}"


def read(tmp_path: Path, content: bytes | str, flow: str | None = "MSE_PUPILS"):
    path = tmp_path / "message.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_answer(path, SENT, flow)


def places(answer):
    return [(found.row, found.column) for found in answer.faults]


def test_our_own_export_comes_back_as_the_same_rows(tmp_path):
    frame = pd.DataFrame(ROWS, columns=[*COLUMNS])
    frame[[*MEASURES]] = frame[[*MEASURES]].astype(float)
    answer = read(tmp_path, to_sdmx_csv(frame, "2026-11-29-dec9bbd9a20e"))
    assert answer.faults == []
    assert [{name: row[name] for name in COLUMNS} for row in answer.rows] == [
        {name: row[name] for name in COLUMNS} for row in ROWS
    ]


@pytest.mark.parametrize(
    "message",
    [
        f"{FIRST}\n{ONE}\n",
        f"{SECOND}\ndataflow,CRM_AZE:DF_CHILD_RIGHTS(1.0),R,{ONE.partition(',')[2]}\n",
        (
            "DATAFLOW,INDICATOR: Indicator,REF_AREA: Area,TIME_PERIOD: Period,OBS_VALUE: Value\n"
            "CRM_AZE:DF_CHILD_RIGHTS(1.0): Child rights,AZE_ED_PUPILS: Pupils,AZE: Azerbaijan,"
            "2024,100\n"
        ),
    ],
)
def test_both_versions_and_codes_with_names_are_read(tmp_path, message):
    answer = read(tmp_path, message)
    assert answer.faults == []
    (row,) = answer.rows
    assert (row["indicator"], row["ref_area"], row["obs_value"]) == ("AZE_ED_PUPILS", "AZE", 100.0)


def test_a_message_of_another_dataflow_is_not_taken_for_ours(tmp_path):
    answer = read(tmp_path, f"{FIRST}\n{ONE.replace('CRM_AZE:DF_CHILD_RIGHTS', 'UNICEF:GLOBAL')}\n")
    assert places(answer) == [(2, "dataflow")]


@pytest.mark.parametrize(
    ("head", "cell", "column"),
    [
        ("DATA_SOURCE", "SSC_EDU_2024_11", "data_source"),
        ("EDITION", "illustrative", "edition"),
        ("ACTION", "D", "action"),
    ],
)
def test_what_is_of_another_source_or_edition_or_is_to_be_deleted_is_a_fault(
    tmp_path, head, cell, column
):
    assert places(read(tmp_path, f"{FIRST},{head}\n{ONE},{cell}\n")) == [(2, column)]


def test_a_fault_of_a_figure_names_its_line_and_its_column(tmp_path):
    answer = read(tmp_path, f"{FIRST}\n{ONE}\n{ONE.replace(',100,', ',many,')}\n")
    assert (3, "E (obs_value)") in places(answer)


def test_a_message_needs_its_flow(tmp_path):
    assert read(tmp_path, f"{FIRST}\n{ONE}\n", None).faults
