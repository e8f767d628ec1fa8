"""The build checks everything, writes beside, then replaces; a fault changes nothing."""

import errno
import hashlib
import json
import shutil
import sqlite3

import pytest
from sqlalchemy.exc import OperationalError

from data import build, settings
from data.build import main, release
from data.derived import coverage, locked_breaks
from data.engine import open_engine
from data.illustrative import source
from data.store import open_store
from tests.conftest import observation

pytestmark = pytest.mark.usefixtures("parts_once")


def spoil(own, text: str) -> None:
    table = own / "observations" / "UIS_2024_09" / "out_of_school.csv"
    table.write_text(table.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_a_build_writes_database_and_static_files(bare):
    assert main(["--force"]) == 0
    with sqlite3.connect(bare / "own.sqlite") as connection:
        (n,) = connection.execute("SELECT count(*) FROM observation").fetchone()
    assert n > 700
    names = open_store().build()
    for role in (
        "static_areas",
        "static_names",
        "static_outline",
        "static_area_map",
        "static_style",
    ):
        assert (bare / "static" / names[role]).exists()


def test_a_fault_ends_the_build_with_status_1_and_names_file_row_and_column(own, capsys):
    before = hashlib.sha256((own / "own.sqlite").read_bytes()).hexdigest()
    spoil(own, "ED_ROFST_L1_ADM,AZ-ZZZ,2023,,about 5,,,\n")
    assert main(["--force"]) == 1
    said = capsys.readouterr().err
    assert "UIS_2024_09/out_of_school.csv, row" in said
    assert "column ref_area: 'AZ-ZZZ' is not in the code list of areas" in said
    assert "column obs_value: 'about 5' is not a number" in said
    assert "sha256" in said
    assert hashlib.sha256((own / "own.sqlite").read_bytes()).hexdigest() == before
    assert not list(own.glob("*.building"))


def test_faults_of_tables_and_shapefiles_are_reported_together(bare, capsys, monkeypatch):
    shapes = bare / "shapes"
    shutil.copytree(settings.shapes_dir(), shapes)
    (shapes / "regions_2021.dbf").unlink()
    monkeypatch.setenv("SHAPES_DIR", str(shapes))
    spoil(bare, "ED_NOBODY,AZE,2023,,5,,,\n")
    assert main(["--force"]) == 1
    said = capsys.readouterr().err
    assert "regions_2021.dbf not found" in said
    assert "'ED_NOBODY' is not declared" in said


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        OperationalError("INSERT INTO area VALUES (?)", ("a value",), Exception("disk is full")),
    ],
)
def test_a_build_that_breaks_off_says_why_and_leaves_the_old_database(
    own, monkeypatch, capsys, error
):
    before = (own / "own.sqlite").read_bytes()

    def full(*_):
        raise error

    monkeypatch.setattr(build, "indicator_rows", full)
    assert main(["--force"]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"{own / 'own.sqlite'} cannot be written: ")
    assert said.count("\n") == 1
    assert "INSERT" not in said
    assert "a value" not in said
    assert (own / "own.sqlite").read_bytes() == before
    assert not list(own.glob("*.building"))


def test_an_engine_nobody_knows_is_refused_before_anything_is_written(bare, capsys, monkeypatch):
    monkeypatch.setenv("EDITIONS", "published,illustrative")
    monkeypatch.setenv("RECORDS_ENGINE", "abacus")
    assert main(["--force"]) == 2
    assert "duckdb or spark, not 'abacus'" in capsys.readouterr().err
    assert not (bare / "own.sqlite").exists()
    assert not (bare / "static").exists()


def test_the_analyses_of_a_build_get_the_engine_that_it_opened(bare, monkeypatch):
    opened, given = open_engine("duckdb"), []
    monkeypatch.setenv("EDITIONS", "published,illustrative")
    monkeypatch.setattr("data.engine.open_engine", lambda: opened)
    monkeypatch.setattr("data.illustrative.observations", lambda _: (source(), []))
    monkeypatch.setattr("data.analyses.rows", lambda *all_: given.append(all_[-1]) or [])
    assert main(["--force"]) == 0
    assert given == [opened]


def test_what_is_fresh_is_not_built_again_and_what_changed_is(bare):
    main([])
    written = (bare / "own.sqlite").stat().st_mtime_ns
    main([])
    assert (bare / "own.sqlite").stat().st_mtime_ns == written
    note = bare / "observations" / "UIS_2024_09" / "source.toml"
    note.write_text(note.read_text(encoding="utf-8") + "\n# touched\n", encoding="utf-8")
    main([])
    assert (bare / "own.sqlite").stat().st_mtime_ns != written


def test_the_same_build_fills_postgresql(own, postgresql_url, monkeypatch):
    embedded = open_store()
    monkeypatch.setenv("DATABASE_URL", postgresql_url)
    assert main(["--force"]) == 0
    server = open_store()
    assert server.build()["release"] == embedded.build()["release"]
    for code in ("ED_ROFST_L1_ADM", "AZE_INFORM_EARTHQUAKE"):
        left, right = (s.observations(code, "published") for s in (embedded, server))
        key = ["time_period", "sex", "data_source"]
        assert left.sort_values(key)["obs_value"].tolist() == (
            right.sort_values(key)["obs_value"].tolist()
        )


def test_the_release_names_the_content_and_nothing_else():
    rows = [observation(obs_value=1.0), observation(obs_value=2.0, sex="F")]
    assert release(rows) == release(rows[::-1])
    assert release(rows) != release([observation(obs_value=1.5), rows[1]])
    assert release(rows) == release([*rows, observation(obs_value=9.0, edition="illustrative")])


def test_breaks_are_one_set_for_all_years_and_groups_of_a_scheme():
    rows = [
        observation(ref_area=f"ER{n:02d}", time_period=year, sex=sex, obs_value=float(n))
        for n in range(1, 15)
        for year in ("2022", "2023")
        for sex in ("_T", "F")
    ]
    found = locked_breaks(rows)["ED_ROFST_L1_ADM"]
    assert set(found) == {"published/region_2021"}
    assert len(found["published/region_2021"]) == 4


def test_coverage_leaves_out_what_has_no_value():
    rows = [observation(obs_value=None, obs_status="L"), observation(obs_value=1.0, sex="F")]
    assert [(row["sex"], row["areas"]) for row in coverage(rows)] == [("F", 1)]


def test_locked_breaks_are_stored_as_json(store):
    assert json.loads(store.breaks()["AZE_ED_NOT_ATTENDING"])["published/region_2006/age=Y15T17"]
