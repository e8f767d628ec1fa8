"""A build takes the place of the one before in one step, whoever else is at work."""

import json
import os
import shutil
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from benchmarks.faults import survive
from data import settings
from data.build import build, is_fresh, main
from data.inputs import read_inputs
from data.publication import Built, Folders, target_of
from data.publication.target import to_clear
from data.store import current_build, open_store
from indicators.errors import BuildUnderWay, OurFault, StoreUnavailable
from pages.parts.shell import store

pytestmark = pytest.mark.usefixtures("parts_once")


def change(folder, text: str = "# another time\n") -> None:
    source = folder / "observations" / "UIS_2024_09" / "source.toml"
    source.write_text(f"{source.read_text(encoding='utf-8')}\n{text}", encoding="utf-8")


def target(folder) -> Folders:
    return Folders(folder / "own.sqlite")


def static_of(store) -> list[str]:
    return [name for role, name in store.build().items() if role.startswith("static_")]


def test_no_kill_and_no_race_breaks_what_is_read():
    found = survive(kills=6, pairs=1, readers=1)
    assert found.faults == []
    assert found.kills == 6
    assert found.readings > 0


def test_a_store_stays_on_its_build_and_the_next_one_opens_the_new_build(own):
    before, name = open_store(), current_build()
    change(own)
    build()
    assert current_build() != name
    assert len(before.every("published")) == len(open_store().every("published")) > 700
    assert before.build()["fingerprint"] != open_store().build()["fingerprint"]


def test_a_running_dashboard_opens_the_new_build_without_a_restart(own):
    before = store()
    assert store() is before
    change(own)
    build()
    assert store() is not before
    assert len(before.every("published")) > 700  # a run that has begun ends on its build


def test_the_same_content_has_the_same_name(own):
    name = current_build()
    build()
    assert current_build() == name
    assert [one.name for one in target(own).builds()] == [name]


def test_a_refused_build_changes_nothing_that_is_named(own):
    names, name = static_of(open_store()), current_build()
    style = settings.STATIC / names[-1]
    before = {path.name: path.read_bytes() for path in settings.STATIC.iterdir()}
    table = own / "observations" / "UIS_2024_09" / "out_of_school.csv"
    table.write_text(f"{table.read_text(encoding='utf-8')}ED_NOBODY,AZE,2023,,5,,,\n", "utf-8")
    assert main(["--force"]) == 1
    assert current_build() == name
    assert style.exists()
    assert {path.name: path.read_bytes() for path in settings.STATIC.iterdir()} == before


def test_a_new_style_sheet_leaves_the_old_one_to_those_who_name_it(own, monkeypatch):
    old = static_of(open_store())
    monkeypatch.setattr("data.static.component", lambda: "// another component")
    change(own)
    build()
    new = static_of(open_store())
    assert set(old) != set(new)
    assert all((settings.STATIC / name).exists() for name in {*old, *new})


def test_static_files_that_no_kept_build_names_go_after_a_day(own):
    named = set(static_of(open_store()))
    old, young = (settings.STATIC / f"style-{name}.css" for name in ("0000000000", "1111111111"))
    for path in (old, young):
        path.write_text("p {}", "utf-8")
    two_days_ago = time.time() - 2 * 86_400
    for path in (old, *(settings.STATIC / name for name in named)):
        os.utime(path, (two_days_ago, two_days_ago))
    change(own)
    build()
    assert not old.exists()
    assert young.exists()
    assert all((settings.STATIC / name).exists() for name in named)


def test_rolling_back_is_one_command_and_holds_until_a_forced_build(own, capsys):
    first = current_build()
    change(own)
    build()
    second = current_build()
    assert main(["--rollback"]) == 0
    assert current_build() == first
    assert main([]) == 0
    assert current_build() == first
    assert "--force builds anew" in capsys.readouterr().out
    assert main(["--rollback", second]) == 0
    assert current_build() == second
    assert main(["--rollback", "nobody"]) == 2
    assert f"There is no build nobody; there are: {second}, {first}" in capsys.readouterr().err
    assert main(["--force"]) == 0
    assert not target(own).is_held()


def test_a_rollback_that_was_cut_off_holds_nothing(own, monkeypatch):
    first = current_build()
    change(own)
    build()
    second = current_build()
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Path, "symlink_to", interrupted)
        target(own).point(first, held=True)
    assert current_build() == second
    assert not target(own).is_held()
    target(own).point(first, held=True)
    assert target(own).is_held()


def test_a_damaged_build_is_there_until_the_sound_one_is(own, monkeypatch):
    link, name = own / "own.sqlite", current_build()
    sound = link.read_bytes()
    link.resolve().write_bytes(sound[:-4096])
    there = []
    for step in ("rename", "replace"):
        monkeypatch.setattr(Path, step, watched(getattr(Path, step), link, there))
    build()
    assert there
    assert all(there)
    assert current_build() == name
    assert link.read_bytes() == sound


def interrupted(*_given):
    raise KeyboardInterrupt


def watched(step, link, there):
    """Return a step of the file system that notes whether the link leads anywhere after it."""

    def watch(path, to):
        made = step(path, to)
        there.append(link.exists())
        return made

    return watch


def test_a_second_build_is_told_who_is_at_work_and_since_when(own, capsys):
    with target(own).lock(0):
        assert main(["--force", "--wait", "0"]) == 1
    said = capsys.readouterr().err
    assert f"Another build is at work: process {os.getpid()} of " in said
    assert "since 20" in said


def test_a_build_that_waited_does_not_do_the_work_again(own, monkeypatch):
    change(own)
    assert not is_fresh()
    monkeypatch.setattr("data.build.is_fresh", iter([False, True]).__next__)
    monkeypatch.setattr("data.build._build", lambda _: pytest.fail("it was done meanwhile"))
    assert main([]) == 0


def test_a_build_whose_file_is_damaged_is_never_pointed_at(own, monkeypatch):
    name = current_build()
    change(own)
    monkeypatch.setattr("data.publication.folders._is_sound", lambda _: False)
    with pytest.raises(OurFault, match="not put in place"):
        build()
    assert current_build() == name
    assert not list(target(own).folder.glob(".building-*"))


def test_a_build_without_observations_is_never_pointed_at(own, monkeypatch):
    name = current_build()
    read = read_inputs(*settings.inputs())
    read.observations.clear()
    monkeypatch.setattr("data.build.read_inputs", lambda *_: read)
    with pytest.raises(OurFault, match="observation is empty"):
        build()
    assert current_build() == name


def test_random_bytes_inside_the_database_are_noticed_and_mended_by_a_build(own):
    database = (own / "own.sqlite").resolve()
    content = bytearray(database.read_bytes())
    content[len(content) // 2] ^= 0xFF
    database.write_bytes(content)
    with pytest.raises(StoreUnavailable, match="is damaged"):
        open_store()
    assert main([]) == 0
    assert len(open_store().every("published")) > 700


def test_a_copy_of_the_database_is_read_without_its_folder(own, tmp_path):
    copied = tmp_path / "copied.sqlite"
    shutil.copyfile(own / "own.sqlite", copied)
    assert len(open_store(f"sqlite:///{copied}").every("published")) > 700


def test_what_a_kill_left_is_cleared_by_the_next_build(own):
    left = target(own).folder / ".building-abc"
    left.mkdir()
    (left / "own.sqlite").write_text("half", "utf-8")
    build()
    assert not left.exists()


def test_the_newest_three_the_current_and_the_young_are_kept():
    now = datetime(2026, 1, 10, tzinfo=UTC)
    builds = [Built(f"b{n}", "", now - timedelta(days=n), frozenset()) for n in range(7)]
    assert [one.name for one in to_clear(builds, "b5", now)] == ["b3", "b4", "b6"]
    young = [Built(f"b{n}", "", now - timedelta(hours=n), frozenset()) for n in range(7)]
    assert to_clear(young, "b5", now) == []


def test_the_lock_goes_with_the_process_that_held_it(own):
    lock = target(own).folder / ".lock"
    assert json.loads(lock.with_suffix(".json").read_text("utf-8"))["holder"]
    with target(own).lock(0):
        pass  # the build that ended holds it no more


def test_postgresql_keeps_each_build_in_a_schema_and_goes_back_to_one(
    own, postgresql_url, monkeypatch
):
    monkeypatch.setenv("DATABASE_URL", postgresql_url)
    build()
    first, before = current_build(), open_store()
    change(own)
    build()
    assert current_build() != first
    assert len(before.every("published")) == len(open_store().every("published")) > 700
    assert main(["--rollback"]) == 0
    assert current_build() == first
    with (
        target_of(postgresql_url).lock(0),
        pytest.raises(BuildUnderWay, match=f"process {os.getpid()} of"),
    ):
        build(wait=0)
