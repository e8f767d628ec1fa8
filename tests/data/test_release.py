"""A release is frozen once, named by its content, readable for ever, and cannot be altered."""

import errno
import gzip
import hashlib
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from data import release as freezing
from data import settings
from data.frozen import (
    TABLES,
    Release,
    content,
    content_hash,
    figure_of,
    observations_of,
    open_release,
    release_differences,
    releases,
    row_hash,
)
from data.release import freeze
from indicators.errors import ReleaseError, ReleaseUnknown
from indicators.facts import Key, key_of
from indicators.model import LANGUAGES
from indicators.revisions import apply_revisions, revised_rows
from tests.conftest import observation

NOTES = {"en": "First.", "az": "Birinci “buraxılış”.", "ru": "Первый \\ выпуск."}
DAY = date(2026, 11, 23)
SOURCE = {
    "data_source": "UIS_2024_09",
    "kind": "administrative",
    "edition": "2024-09",
    "year": 2024,
    "url": "https://uis.unesco.org",
    "licence": "CC BY-SA 3.0 IGO",
    "retrieved": "2026-11",
    "superseded_by": None,
    **{f"{what}_{k}": what for what in ("publisher", "title", "note") for k in LANGUAGES},
}
FILE = {
    "data_source": "UIS_2024_09",
    "indicator": "ED_ROFST_L1_ADM",
    "file": "out_of_school.csv",
    "sha256": "ab" * 32,
}
ROWS = [
    observation(obs_value=1.5, lower_bound=1.0, upper_bound=2.0, source_cell="Sheet 1!B2"),
    observation(time_period="2022", obs_value=0.1 + 0.2),
    observation(time_period="2020/2021", obs_value=None, obs_status="Q", obs_conf="C"),
    observation(obs_value=9.0, edition="illustrative", data_source="ILLUSTRATIVE"),
]
KEY = key_of(ROWS[0])


def tables(rows=ROWS):
    return content(rows, [SOURCE], [FILE])


@pytest.fixture
def frozen(tmp_path: Path) -> tuple[Path, str]:
    return tmp_path, freeze(tables(), DAY, NOTES, tmp_path)


def altered(path: Path, change) -> None:
    path.write_bytes(gzip.compress(change(gzip.decompress(path.read_bytes()))))


def test_a_release_is_named_by_its_day_and_its_content(frozen):
    folder, name = frozen
    assert name == f"2026-11-23-{content_hash(tables())[:12]}"
    (about,) = releases(folder)
    assert (about.id, about.date, about.figures, about.previous) == (name, DAY, 3, "")
    assert about.notes == NOTES


def test_the_same_content_gives_the_same_bytes(frozen, tmp_path_factory):
    folder, name = frozen
    again = tmp_path_factory.mktemp("again")
    freeze(content(ROWS[::-1], [SOURCE], [FILE]), DAY, NOTES, again)
    for path in (folder / name).iterdir():
        assert (again / name / path.name).read_bytes() == path.read_bytes()


def test_a_figure_is_read_back_as_it_was_frozen(frozen):
    release = open_release(frozen[1], frozen[0])
    found = figure_of(release, KEY)
    assert (found["obs_value"], found["lower_bound"], found["upper_bound"]) == (1.5, 1.0, 2.0)
    assert (found["source_cell"], found["edition"]) == ("Sheet 1!B2", "published")
    assert figure_of(release, key_of(ROWS[1]))["obs_value"] == 0.1 + 0.2
    assert row_hash(found) == row_hash(ROWS[0])


def test_a_suppressed_figure_stays_without_a_value(frozen):
    found = figure_of(open_release(*frozen[::-1]), key_of(ROWS[2]))
    assert str(found["obs_value"]) == "nan"
    assert found["obs_status"] == "Q"


def test_no_release_holds_an_illustrative_figure(frozen):
    release = open_release(*frozen[::-1])
    assert set(release.observations["edition"]) == {"published"}
    assert "ILLUSTRATIVE" not in set(release.observations["data_source"])
    assert figure_of(release, key_of(ROWS[3])) is None
    assert figure_of(release, Key(*list(vars(KEY).values())[:4], "illustrative")) is None


def test_names_sources_and_files_are_those_of_the_release(frozen):
    release = open_release(*frozen[::-1])
    item = release.indicators["ED_ROFST_L1_ADM"]
    assert item.decimals == 1
    assert item.name["en"].startswith("Out-of-school")
    assert release.sources["UIS_2024_09"]["licence"] == "CC BY-SA 3.0 IGO"
    assert release.files("ED_ROFST_L1_ADM", "UIS_2024_09") == {"out_of_school.csv": "ab" * 32}


def test_a_release_is_opened_by_its_hash_alone(frozen):
    about = open_release(frozen[1][-12:], frozen[0]).about
    assert about.id == frozen[1]
    assert about.is_named(frozen[1][-12:])
    assert about.is_named(frozen[1])
    assert not about.is_named("")


@pytest.mark.parametrize("name", ["", "2026-11-23-000000000000", "../../etc/passwd", "2026"])
def test_a_release_that_nobody_made_is_refused_by_name(frozen, name):
    with pytest.raises(ReleaseUnknown, match="There is no data release"):
        open_release(name, frozen[0])


def test_nothing_is_frozen_twice_nor_over_another(frozen):
    folder, name = frozen
    with pytest.raises(ReleaseError, match=f"Nothing changed since the release {name}"):
        freeze(tables(), date(2027, 1, 1), NOTES, folder)
    freeze(tables(ROWS[:1]), DAY, NOTES, folder)
    with pytest.raises(ReleaseError, match=f"{name} exists"):
        freeze(tables(), DAY, NOTES, folder)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_release_needs_a_note_in_each_language(tmp_path, language):
    with pytest.raises(ReleaseError, match=f"note in {language}"):
        freeze(tables(), DAY, {**NOTES, language: " "}, tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_was_altered_is_named(frozen, name):
    folder, release = frozen
    altered(folder / release / f"{name}.csv.gz", lambda text: text.replace(b"1", b"2", 1) + b" ")
    with pytest.raises(ReleaseError, match=rf"{release} has been altered: {name}.csv.gz"):
        open_release(release, folder)


def test_a_figure_altered_together_with_its_recorded_hash_is_found_by_the_name(frozen):
    folder, release = frozen
    path = folder / release / "observations.csv.gz"
    altered(path, lambda text: text.replace(b",1.5,", b",9.5,"))
    about = folder / release / "release.toml"
    recorded = open_about(folder).sha256["observations.csv.gz"]
    found = hashlib.sha256(gzip.decompress(path.read_bytes())).hexdigest()
    about.write_text(about.read_text().replace(recorded, found))
    with pytest.raises(
        ReleaseError, match=r"altered: release.toml: the release is not named by the hash"
    ):
        open_release(release, folder)


def test_another_hash_of_the_content_is_found_even_where_the_name_fits(frozen):
    folder, release = frozen
    about = folder / release / "release.toml"
    stated = open_about(folder).content
    about.write_text(about.read_text().replace(stated, stated[:-1] + "x"))
    with pytest.raises(ReleaseError, match=r"altered: release.toml"):
        open_release(release, folder)


def open_about(folder: Path):
    return releases(folder)[0]


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda path: path.unlink(), "it is missing"),
        (lambda path: path.write_bytes(path.read_bytes()[:-20]), "it cannot be read"),
        (lambda path: path.write_bytes(b"no archive"), "it cannot be read"),
    ],
)
def test_a_file_that_is_gone_or_cut_is_named(frozen, spoil, why):
    folder, release = frozen
    spoil(folder / release / "sources.csv.gz")
    with pytest.raises(ReleaseError, match=rf"altered: sources.csv.gz: {why}"):
        open_release(release, folder)


def test_a_renamed_release_is_not_taken_for_another(frozen):
    folder, release = frozen
    (folder / release).rename(folder / "2020-01-01-000000000000")
    with pytest.raises(ReleaseError):
        open_release(release, folder)


def test_a_note_cannot_be_changed_once_another_release_follows(frozen):
    folder, release = frozen
    later = freeze(tables(ROWS[:1]), DAY, NOTES, folder)
    assert [about.id for about in releases(folder)] == [later, release]
    about = folder / release / "release.toml"
    about.write_text(about.read_text().replace("First.", "Nothing to see."))
    with pytest.raises(ReleaseError, match=rf"{release} has been altered: release.toml"):
        releases(folder)


def test_a_release_cannot_be_taken_out_of_the_chain(frozen):
    folder, release = frozen
    freeze(tables(ROWS[:1]), DAY, NOTES, folder)
    shutil.rmtree(folder / release)
    with pytest.raises(
        ReleaseError, match=rf"{release} has been altered: release.toml: it is missing"
    ):
        releases(folder)


def test_a_full_disk_leaves_nothing_behind(tmp_path, monkeypatch):
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(ReleaseError, match="No space left on device"):
        freeze(tables(), DAY, NOTES, tmp_path)
    assert not list(tmp_path.iterdir())


def test_what_a_killed_run_left_is_no_release_and_stands_in_nobody_s_way(frozen):
    folder, release = frozen
    shutil.copytree(folder / release, folder / f"{release}.freezing")
    assert [about.id for about in releases(folder)] == [release]
    left = tables(ROWS[:1])
    (folder / f"2026-11-23-{content_hash(left)[:12]}.freezing").mkdir()
    assert freeze(left, DAY, NOTES, folder) == releases(folder)[0].id


def test_the_hash_covers_all_that_a_reader_could_quote():
    before = content_hash(tables())
    for changed in (
        {"obs_value": 1.6},
        {"lower_bound": 0.9},
        {"upper_bound": None},
        {"obs_status": "P"},
        {"source_cell": "Sheet 1!B3"},
        {"footnotes": "as printed"},
        {"time_period": "2021"},
    ):
        assert content_hash(tables([{**ROWS[0], **changed}, *ROWS[1:]])) != before
    assert content_hash(content(ROWS, [{**SOURCE, "licence": "none"}], [FILE])) != before
    assert content_hash(tables(ROWS[:3])) == before


def test_the_project_s_releases_are_what_was_frozen():
    newest, *_, first = [open_release(about.id) for about in releases()]
    assert first.about.previous == ""
    found = release_differences(first, newest)
    assert set(found["change"]) == {"new", "revised", "withdrawn"}
    assert len(apply_revisions(first.observations, found)) == len(newest.observations)
    assert len(release_differences(None, first)) == len(first.observations)
    assert release_differences(newest, newest).empty


def test_what_changed_is_found_without_the_rows_that_did_not_change():
    newest, before, *_ = [open_release(about.id) for about in releases() if about.previous]
    first = open_release(releases()[-1].id)
    for old, new in ((before, newest), (first, newest), (newest, first)):
        whole = revised_rows(observations_of(old.tables), observations_of(new.tables))
        pd.testing.assert_frame_equal(release_differences(old, new), whole)


def test_of_one_indicator_no_other_row_is_read():
    newest = open_release(releases()[0].id)
    every = observations_of(newest.tables)
    for code in ("AZE_ABORTIONS", "DM_POP_U18"):
        own = every[every["indicator"].eq(code)].reset_index(drop=True)
        assert len(own) > 0
        pd.testing.assert_frame_equal(newest.of(code), own)
    assert newest.of("AZE").empty


def test_a_cell_of_two_lines_stays_one_row(tmp_path):
    two = [{**ROWS[0], "footnotes": 'first\n"second", third'}, *ROWS[1:]]
    found = observations_of(content(two, [SOURCE], [FILE]))
    opened = Release(releases()[0], content(two, [SOURCE], [FILE]))
    assert len(opened.of(ROWS[0]["indicator"])) == len(
        found[found["indicator"].eq(ROWS[0]["indicator"])]
    )
    before = Release(releases()[0], content(ROWS, [SOURCE], [FILE]))
    changed = release_differences(before, opened)
    assert list(changed["footnotes_after"]) == ['first\n"second", third']


def test_a_release_is_small_enough_to_keep_for_ever():
    for about in releases():
        assert (about.folder / "observations.csv.gz").stat().st_size < 1_000_000


def test_the_command_freezes_what_the_sources_say_now(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("RELEASES_DIR", str(tmp_path))
    notes = [part for k in LANGUAGES for part in (f"--note-{k}", NOTES[k])]
    monkeypatch.setattr(freezing, "tables", tables)
    assert freezing.main(["--date", "2026-11-23", *notes]) == 0
    assert capsys.readouterr().out.strip() == releases()[0].id
    assert freezing.main(["--date", "2026-11-24", *notes]) == 1
    assert "Nothing changed" in capsys.readouterr().err


def test_the_command_says_which_note_is_missing():
    command = [sys.executable, "-m", "data.release", "--note-en", "x"]
    asked = subprocess.run(command, check=False, capture_output=True, text=True, cwd=settings.ROOT)
    assert asked.returncode == 2
    assert "--note-az" in asked.stderr
