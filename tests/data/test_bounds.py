"""A file that wants too much, or has too much wrong with it, is told so and stops nothing."""

from datetime import date

import pytest

from data.intake import flag_said, flags, look, read_answer, read_bounded
from data.intake.accept import accept
from data.intake.bounded import read_bounded as bounded
from indicators.errors import FaultyInput, ReaderMistake
from indicators.flows import flow_of
from tests.data.test_intake import observation

DAY = date(2026, 12, 10)
HEAD = "indicator,ref_area,time_period,sex,obs_value,source_cell\n"
DISTRICTS = flow_of("SSC_DISTRICTS")


def written(tmp_path, rows: str):
    path = tmp_path / "table.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    return path


def test_of_many_faults_of_a_kind_the_first_are_told_and_the_others_counted(tmp_path):
    rows = "".join(f"AZE_ED_PUPILS,XX-{n},2024,_T,1,letter\n" for n in range(12365))
    answer = read_answer(written(tmp_path, rows), DAY, "MSE_PUPILS")
    told = [found.said("en") for found in answer.faults]
    assert len(told) == 21
    assert told[-1] == "table.csv, column B (ref_area): and 12,345 more like the one in row 2"
    assert len(answer.faults) + answer.more == 12365
    assert "və 2. sətirdəki kimi daha 12" in answer.faults[-1].said("az")


def test_faults_of_different_kinds_are_each_told(tmp_path):
    rows = "".join(f"AZE_ED_PUPILS,XX-{n},2024,X{n},many,letter\n" for n in range(30))
    answer = read_answer(written(tmp_path, rows), DAY, "MSE_PUPILS")
    columns = [found.column for found in answer.faults if found.row is None]
    assert columns == ["B (ref_area)", "D (sex)", "E (obs_value)"]


def test_the_check_beside_says_what_the_check_here_says(tmp_path):
    path = written(tmp_path, "AZE_ED_PUPILS,AZ-GA,2024,_T,100,letter\n")
    assert read_bounded(path, DAY, "MSE_PUPILS") == read_answer(path, DAY, "MSE_PUPILS")
    path = written(tmp_path, "AZE_ED_PUPILS,AZ-GA,2024,_T,many,letter\n")
    assert bounded(path, DAY, "MSE_PUPILS").faults == read_answer(path, DAY, "MSE_PUPILS").faults


def test_an_error_of_the_check_comes_back_as_it_was_raised(tmp_path):
    path = written(tmp_path, "AZE_ED_PUPILS,AZ-GA,2024,_T,100,letter\n")
    with pytest.raises(ReaderMistake, match="There is no flow 'NONE'"):
        read_bounded(path, DAY, "NONE")
    with pytest.raises(OSError, match="No such file"):
        read_bounded(tmp_path / "none.csv", DAY, "MSE_PUPILS")


def test_who_needs_too_much_memory_or_time_is_told_so(tmp_path):
    rows = "".join(f"AZE_ED_PUPILS,AZ-GA,{n},_T,1,letter\n" for n in range(60000))
    path = written(tmp_path, rows)
    (found,) = read_bounded(path, DAY, "MSE_PUPILS", memory=8_000_000).faults
    assert "more than a gigabyte of memory" in found.said("en")
    (found,) = read_bounded(path, DAY, "MSE_PUPILS", seconds=0.001).faults
    assert "more than a minute" in found.said("en")


def rates(*sent, others=()):
    found = flags(DISTRICTS, sent, [], others)
    return [flag for flag in found if flag.kind == "rate"]


def births(code: str, value: float, **more):
    return observation("AZ-GA", "2024", value, indicator=code, **more)


def test_a_rate_is_held_against_the_count_and_the_base_that_are_declared_with_it():
    base = births("AZE_DM_POP_AVG", 100_000.0, data_source="SSC")
    deaths, rate = births("AZE_DM_DEATHS", 600.0), births("AZE_DM_DEATH_RATE", 6.0)
    assert rates(deaths, rate, others=[base]) == []
    (flag,) = rates(deaths, {**rate, "obs_value": 60.0}, others=[base])
    assert flag_said(flag, "en").endswith("the rate is 60, but 600 and 100,000 give 6.")
    assert rates(rate, others=[{**deaths, "obs_value": 900.0, "data_source": "SSC"}, base])
    assert rates(deaths, rate) == []  # of no base nothing is known


def test_figures_of_count_and_base_reach_the_question(tmp_path):
    head = "indicator,ref_area,time_period,obs_value,source_cell\n"
    path = tmp_path / "table.csv"
    path.write_text(f"{head}AZE_DM_DEATH_RATE,AZ-GA,2024,60,letter\n", encoding="utf-8")
    answer = read_answer(path, DAY, "SSC_DISTRICTS")
    published = [
        births("AZE_DM_DEATHS", 600.0, data_source="SSC"),
        births("AZE_DM_POP_AVG", 100_000.0, data_source="SSC"),
    ]
    seen = look(answer, published)
    assert "rate" in {flag.kind for flag in seen.flags}
    with pytest.raises(FaultyInput, match="reason"):
        accept(answer, seen, DAY, "", tmp_path)
