"""A damaged release is told apart from the others: by file and reason, and they stay readable."""

import shutil
from datetime import date

import pytest

from data import release as freezing
from data.frozen import (
    Damage,
    ReleaseDamaged,
    damage_of,
    frozen_as,
    history,
    open_every,
    open_release,
    release_name,
    releases,
)
from indicators.model import LANGUAGES
from tests.damaged import DAMAGES, EVERY, FIRST, NEWEST, RELEASES, TABLE, TOML, damaged

DAY = date(2026, 11, 24)


def wrong_with(folder, release) -> Damage:
    with pytest.raises(ReleaseDamaged) as refused:
        open_release(release, folder)
    return refused.value.damage


@pytest.mark.parametrize("how", DAMAGES)
def test_the_newest_release_damaged_is_named_by_file_and_reason(tmp_path, how):
    file = damaged(tmp_path, NEWEST, how)
    found = wrong_with(tmp_path, NEWEST)
    assert (found.release, found.fault) == (NEWEST, DAMAGES[how][2])
    assert found.file == (TABLE if found.fault == "hash" else file)
    assert open_release(FIRST, tmp_path).about.id == FIRST


@pytest.mark.parametrize("how", DAMAGES)
def test_the_first_release_damaged_leaves_the_newest_readable(tmp_path, how):
    file = damaged(tmp_path, FIRST, how)
    found = wrong_with(tmp_path, FIRST)
    assert (found.release, found.file) == (FIRST, file)
    assert open_release(NEWEST, tmp_path).about.id == NEWEST
    assert open_release(NEWEST[-12:], tmp_path).about.id == NEWEST


@pytest.mark.parametrize("how", DAMAGES)
@pytest.mark.parametrize("release", [NEWEST, FIRST])
def test_the_history_keeps_every_release_in_its_place(tmp_path, how, release):
    damaged(tmp_path, release, how)
    named = [getattr(entry, "id", "") or entry.release for entry in history(tmp_path).entries]
    assert named == list(EVERY)


@pytest.mark.parametrize("how", DAMAGES)
@pytest.mark.parametrize("release", [NEWEST, FIRST])
def test_one_damage_is_found_by_file_and_reason_and_every_other_release_can_be_shown(
    spoilt, how, release
):
    file = spoilt(release, how)
    known = history()
    by_tables = {about.id: damage_of(about) for about in known.releases}
    (found,) = (*known.damaged, *(wrong for wrong in by_tables.values() if wrong))
    assert found.release == release
    assert found.file == file or found.fault == "hash"
    said = str(ReleaseDamaged(found))
    assert f"{release} has been altered: {found.file}: {found.why('en')}" in said
    sound = {name for name, wrong in by_tables.items() if not wrong}
    assert sound == set(EVERY) - {release}


@pytest.mark.parametrize("how", DAMAGES)
def test_the_data_are_named_by_their_content_where_their_release_is_damaged(spoilt, how):
    spoilt(NEWEST, how)
    assert frozen_as(NEWEST[-12:]) is None
    assert release_name(NEWEST[-12:]) == NEWEST[-12:]


@pytest.mark.parametrize("how", DAMAGES)
def test_the_data_keep_the_name_of_their_release_where_another_is_damaged(spoilt, how):
    spoilt(FIRST, how)
    assert release_name(NEWEST[-12:]) == NEWEST


@pytest.mark.parametrize("how", DAMAGES)
@pytest.mark.parametrize("release", [NEWEST, FIRST])
def test_whoever_needs_every_release_is_refused(tmp_path, how, release):
    damaged(tmp_path, release, how)
    with pytest.raises(ReleaseDamaged, match=rf"{release} has been altered: "):
        open_every(tmp_path)


@pytest.mark.parametrize("how", DAMAGES)
def test_the_command_freezes_nothing_on_top_of_a_damaged_release(
    spoilt, tmp_path, monkeypatch, capsys, how
):
    spoilt(FIRST, how)
    tables = dict(open_release(NEWEST, RELEASES).tables)
    monkeypatch.setattr(freezing, "tables", lambda: tables | {"files": b"file\n"})
    notes = [part for code in LANGUAGES for part in (f"--note-{code}", "note")]
    assert freezing.main(notes) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"The release {FIRST} has been altered: {DAMAGES[how][0]}: ")
    assert {path.name for path in tmp_path.iterdir()} == set(EVERY)


def test_a_release_whose_folder_is_gone_is_missed_by_the_one_that_follows(tmp_path):
    shutil.copytree(RELEASES / NEWEST, tmp_path / NEWEST)
    before = EVERY[1]
    assert history(tmp_path).damaged == (Damage(before, TOML, "missing"),)
    with pytest.raises(ReleaseDamaged, match=f"{before} .*: it is missing"):
        releases(tmp_path)


def test_a_copy_under_another_name_is_no_second_release(tmp_path):
    shutil.copytree(RELEASES, tmp_path, dirs_exist_ok=True)
    shutil.copytree(RELEASES / NEWEST, tmp_path / "2026-11-24-000000000000")
    assert [about.id for about in history(tmp_path).releases] == list(EVERY)
    assert wrong_with(tmp_path, "2026-11-24-000000000000").fault == "name"


def test_two_releases_that_follow_from_the_same_one_are_both_in_doubt(tmp_path):
    here, there, second = tmp_path / "here", tmp_path / "there", EVERY[-2]
    shutil.copytree(RELEASES, here)
    shutil.copytree(RELEASES / FIRST, there / FIRST)
    tables = dict(open_release(NEWEST, RELEASES).tables) | {"files": b"file\n"}
    other = freezing.freeze(tables, DAY, dict.fromkeys(LANGUAGES, "note"), there)
    (there / other).rename(here / other)
    found = history(here)
    assert {(one.release, one.fault, one.detail) for one in found.damaged} == {
        (second, "fork", other),
        (other, "fork", second),
    }
    assert FIRST in [about.id for about in found.releases]


def test_a_release_that_is_whole_has_no_damage():
    assert [about.id for about in releases() if damage_of(about)] == []


def test_a_folder_that_is_no_release_is_left_alone(tmp_path):
    (tmp_path / "notes").mkdir()
    assert history(tmp_path).entries == ()
    assert history(tmp_path / "nowhere").entries == ()
