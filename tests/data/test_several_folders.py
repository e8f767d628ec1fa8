"""Sources lie in the project's folder and in the server's; who accepts at once is kept apart."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from data import settings
from data.build import build, is_fresh
from data.inputs import read_inputs
from data.intake import Answer, accept, look, read_answer
from data.intake.__main__ import main
from data.store import open_store
from indicators.errors import DashboardError, ReaderMistake

DAY = date(2026, 12, 10)
HEAD = "indicator,ref_area,time_period,sex,obs_value,source_cell\n"


@pytest.fixture
def server(bare, monkeypatch) -> Path:
    """A second folder of sources, named after the project's."""
    folder = bare / "server" / "observations"
    folder.mkdir(parents=True)
    both = os.pathsep.join(map(str, (settings.OBSERVATIONS, folder)))
    monkeypatch.setenv("OBSERVATIONS_DIRS", both)
    return folder


def sent(tmp_path: Path, value: float, area: str = "AZ-GA") -> Path:
    path = tmp_path / f"{area}-{value}.csv"
    path.write_text(f"{HEAD}AZE_ED_PUPILS,{area},2024,_T,{value},letter\n", encoding="utf-8")
    return path


def answered(tmp_path: Path, value: float) -> Answer:
    return read_answer(sent(tmp_path, value), DAY, "MSE_PUPILS")


def test_without_a_setting_the_folder_is_the_project_s_own(bare):
    assert settings.observations_dirs() == (settings.OBSERVATIONS,)


@pytest.mark.usefixtures("parts_once")
def test_what_is_accepted_goes_into_the_last_folder_and_is_built_with_the_others(server, tmp_path):
    taken = ["--flow", "MSE_PUPILS", "--date", DAY.isoformat(), "--accept", "--reason", "one"]
    build()
    assert is_fresh()
    assert main([str(sent(tmp_path, 100)), *taken]) == 0
    assert sorted(path.name for path in (server / "MSE_PUPILS").iterdir()) == [
        "accepted.toml",
        "figures.csv",
        "source.toml",
    ]
    assert not (settings.OBSERVATIONS / "MSE_PUPILS").exists()
    assert not is_fresh()
    build()
    assert [*open_store().observations("AZE_ED_PUPILS", "published")["obs_value"]] == [100.0]
    assert {"UIS_2024_09", "MSE_PUPILS"} <= {*open_store().sources()}


def test_one_source_in_two_folders_is_a_fault_that_names_both(server):
    copied = server / "UIS_2024_09"
    copied.mkdir()
    for path in (settings.OBSERVATIONS / "UIS_2024_09").iterdir():
        (copied / path.name).write_bytes(path.read_bytes())
    (fault,) = read_inputs(*settings.inputs()).faults
    assert fault.file == str(copied)
    assert str(settings.OBSERVATIONS / "UIS_2024_09") in fault.reason


def test_a_folder_that_is_named_and_not_there_is_a_fault(server):
    server.rmdir()
    (fault,) = read_inputs(*settings.inputs()).faults
    assert (fault.file, fault.reason) == (str(server), "there is no such folder")


def test_an_answer_is_not_written_beside_its_source_in_another_folder(server, tmp_path):
    answer = answered(tmp_path, 100)
    accept(answer, look(answer, []), DAY, "one", settings.OBSERVATIONS)
    with pytest.raises(DashboardError, match=f"MSE_PUPILS is in {settings.OBSERVATIONS}"):
        accept(answer, look(answer, answer.rows), DAY, "one", settings.observations_dirs())
    assert not (server / "MSE_PUPILS").exists()


def test_of_two_who_accept_at_once_the_later_is_told_that_it_has_changed(tmp_path):
    answers = [answered(tmp_path, value) for value in range(100, 108)]
    seen = [look(answer, []) for answer in answers]
    folder = tmp_path / "data" / "observations"
    folder.mkdir(parents=True)

    def take(place: int) -> str:
        try:
            accept(answers[place], seen[place], DAY, "one", folder)
        except ReaderMistake as error:
            return error.message
        return ""

    with ThreadPoolExecutor(8) as pool:
        told = [*pool.map(take, range(8))]
    assert told.count("") == 1
    assert {*told} == {"", "The figures of MSE_PUPILS have changed meanwhile."}
    figures = (folder / "MSE_PUPILS" / "figures.csv").read_text(encoding="utf-8")
    assert f",{100 + told.index('')}," in figures
    record = (folder / "MSE_PUPILS" / "accepted.toml").read_text(encoding="utf-8")
    assert record.count("[[accepted]]") == 1


def test_who_looks_again_is_let_in(tmp_path):
    folder = tmp_path / "observations"
    folder.mkdir()
    first, second = answered(tmp_path, 100), answered(tmp_path, 101)
    accept(first, look(first, []), DAY, "one", folder)
    accept(second, look(second, first.rows), DAY, "one", folder)
    assert ",101," in (folder / "MSE_PUPILS" / "figures.csv").read_text(encoding="utf-8")
