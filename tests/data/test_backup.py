"""A backup holds all that a site is made of, and gives it back; a damaged one changes nothing."""

import hashlib
import os
from pathlib import Path

import pytest
from sqlalchemy import make_url

from data.backup import Places, check, forget_old, restore, save
from data.frozen import damage_of, history
from data.publication import file_digest, target_of
from data.settings import DATABASE, STATIC, database_url, releases_dir, workflow_dir
from data.store import Store, open_store
from indicators.errors import BackupDamaged, CannotWrite, StoreUnavailable


@pytest.fixture(scope="module")
def held() -> Places:
    return Places(f"sqlite:///{DATABASE}", releases_dir(), STATIC)


@pytest.fixture(scope="module")
def backup(held: Places, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of the project's own database; not to be changed."""
    return save(tmp_path_factory.mktemp("backups"), held)


@pytest.fixture
def empty(tmp_path: Path) -> Places:
    """The places of a machine that has nothing yet."""
    url = f"sqlite:///{tmp_path}/machine/child_rights.sqlite"
    return Places(url, tmp_path / "machine" / "releases", tmp_path / "machine" / "static")


def digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file of a folder."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def shown(store: Store) -> tuple[str, str, int]:
    """Return which build and release a store shows, and how many figures of the nation."""
    built = store.build()
    return built["fingerprint"], built["release"], len(store.area("AZE", "published"))


def test_an_empty_machine_is_given_the_same_database_releases_and_files(backup, held, empty):
    restore(backup, empty)
    assert file_digest(Path(make_url(empty.url).database)) == file_digest(DATABASE)
    assert digests(empty.releases) == digests(held.releases)
    static = digests(empty.static)
    assert static
    assert static.items() <= digests(held.static).items()
    named = {name for role, name in open_store(empty.url).build().items() if "static_" in role}
    assert set(static) == named


def test_what_was_put_back_is_read_and_found_intact(backup, held, empty):
    restore(backup, empty)
    assert shown(open_store(empty.url)) == shown(open_store(held.url))
    found = history(empty.releases)
    assert found.damaged == ()
    assert damage_of(found.releases[0]) is None


def test_a_damaged_release_is_replaced_and_a_later_one_stays(backup, held, empty):
    restore(backup, empty)
    hurt = max(empty.releases.rglob("*.csv.gz"))
    hurt.write_bytes(b"x")
    later = empty.releases / "later" / "note.txt"
    later.parent.mkdir()
    later.write_text("kept", encoding="utf-8")
    restore(backup, empty)
    assert later.exists()
    assert digests(held.releases).items() <= digests(empty.releases).items()


@pytest.mark.parametrize("fault", ["altered", "missing", "added", "unlisted"])
def test_a_backup_that_is_not_whole_changes_nothing(backup, empty, tmp_path, fault):
    copy = tmp_path / "copy"
    hard_copy(backup, copy)
    table = max((copy / "releases").rglob("*.csv.gz"))
    if fault == "altered":
        content = table.read_bytes()
        table.unlink()
        table.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    elif fault == "missing":
        table.unlink()
    elif fault == "added":
        table.with_name("more.csv").write_text("a", encoding="utf-8")
    else:
        (copy / "backup.json").unlink()
    with pytest.raises(BackupDamaged):
        restore(copy, empty)
    assert not Path(empty.releases).exists()
    with pytest.raises(StoreUnavailable):
        open_store(empty.url)


def hard_copy(folder: Path, into: Path) -> None:
    """Lay the files of a folder into another, as links: what is altered there is written anew."""
    for path in folder.rglob("*"):
        final = into / path.relative_to(folder)
        if path.is_file():
            final.parent.mkdir(parents=True, exist_ok=True)
            os.link(path, final)


def test_a_database_that_is_damaged_is_not_saved_over_good_backups(backup, empty, tmp_path):
    restore(backup, empty)
    real = Path(make_url(empty.url).database).resolve()
    with real.open("r+b") as file:
        file.seek(200_000)
        file.write(b"damage")
    with pytest.raises(StoreUnavailable):
        save(tmp_path / "backups", empty)
    assert not list((tmp_path / "backups").glob("*"))


def test_a_file_that_no_build_has_put_in_place_is_saved_too(backup, held, empty, tmp_path):
    (copied,) = (backup / "database").glob("*.sqlite")
    plain = tmp_path / "plain.sqlite"
    plain.write_bytes(copied.read_bytes())
    there = Places(f"sqlite:///{plain}", held.releases, held.static)
    restore(save(tmp_path / "backups", there), empty)
    assert shown(open_store(empty.url)) == shown(open_store(held.url))


def test_a_backup_tells_how_many_files_are_whole(backup):
    assert check(backup) == len(digests(backup)) - 1


def test_the_oldest_backups_go_and_what_is_no_backup_stays(tmp_path):
    names = [f"2026-11-{day:02}T000000Z" for day in range(1, 6)]
    for name in names:
        (tmp_path / name).mkdir()
        (tmp_path / name / "backup.json").write_text("{}", encoding="utf-8")
    (tmp_path / "letters").mkdir()
    forget_old(tmp_path, kept=2)
    assert sorted(path.name for path in tmp_path.iterdir()) == [*names[-2:], "letters"]
    forget_old(tmp_path, kept=0)
    assert sorted(path.name for path in tmp_path.iterdir()) == [names[-1], "letters"]


def test_a_place_that_cannot_be_written_is_named(held, tmp_path):
    (tmp_path / "backups").write_text("a file", encoding="utf-8")
    with pytest.raises(CannotWrite, match="backups"):
        save(tmp_path / "backups", held)


def test_a_postgresql_database_is_saved_and_put_back_into_an_empty_one(full_and_empty, held, empty):
    saved, emptied = full_and_empty
    there = Places(saved, held.releases, held.static)
    made = save(empty.static.parent / "backups", there)
    target = Places(emptied, empty.releases, empty.static)
    restore(made, target)
    assert target_of(emptied).current() == target_of(saved).current()
    assert shown(open_store(emptied)) == shown(open_store(saved)) == shown(open_store(held.url))
    assert open_store(emptied).every("published").equals(open_store(saved).every("published"))
    restore(made, target)  # over what is there, too
    assert shown(open_store(emptied)) == shown(open_store(saved))


def test_the_own_database_is_what_is_saved_unless_another_is_set(monkeypatch):
    from data.backup import places

    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("RELEASES_DIR", raising=False)
    monkeypatch.delenv("WORKFLOW_DIR", raising=False)
    monkeypatch.delenv("BLOBS_DIR", raising=False)
    assert places() == Places(database_url(), releases_dir(), STATIC, workflow_dir())
