"""What fails while it is written leaves the old file as it was, and nothing beside it."""

import errno
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import pytest

from briefings.write import WriteError, save
from data import own_static
from data.beside import written_beside
from data.illustrative import records
from data.microdata import table as microdata
from data.rasters import main as rasters
from public_edition.folder import CannotWrite, stage

resource = pytest.importorskip("resource", reason="no limits on the size of files here")
LARGE = pd.DataFrame({"child": range(9000)})
TEXT = LARGE.to_csv()


@contextmanager
def full_after(size: int) -> Iterator[None]:
    """Let no file grow beyond a size, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    heard = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, heard)


def state(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_the_new_file_takes_the_place_of_the_old_when_all_of_it_is_written(tmp_path):
    final = tmp_path / "table.csv"
    final.write_text("old")
    with written_beside(final) as building:
        building.write_text("new")
        assert final.read_text() == "old"
        assert building.parent == tmp_path
    assert state(tmp_path) == {"table.csv": "new"}


@pytest.mark.parametrize("failure", [OSError(errno.ENOSPC, "full"), ValueError(), SystemExit()])
def test_a_writer_that_fails_halfway_leaves_the_old_file_alone(tmp_path, failure):
    final = tmp_path / "table.csv"
    final.write_text("old")
    with pytest.raises(type(failure)), written_beside(final) as building:
        building.write_text("half of the new")
        raise failure
    assert state(tmp_path) == {"table.csv": "old"}


def test_two_who_write_the_same_file_do_not_share_a_path(tmp_path):
    final = tmp_path / "table.csv"
    with written_beside(final) as one, written_beside(final) as other:
        one.write_text("one")
        other.write_text("other")
    assert state(tmp_path) == {"table.csv": "one"}


@pytest.mark.parametrize("left", ["table.csv.building", "table.csv.4194305-ab.building"])
def test_what_a_killed_run_has_left_is_not_added_to_and_cleared(tmp_path, left):
    (tmp_path / left).write_text("left by a killed run")
    with written_beside(tmp_path / "table.csv") as building:
        assert not building.exists()
        building.write_text("new")
    assert state(tmp_path) == {"table.csv": "new"}


def write_records(folder: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["records", str(folder)])
        patch.setattr(records, "synthetic_records", lambda _: {"register_births": LARGE})
        records.main()


def write_raster(folder: Path) -> None:
    grids = ["--population", "people.tif", "--hazard", "depth.tif", "--classes", "mmi"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("data.rasters.observations", lambda *_, **__: LARGE)
        rasters([*grids, "--out", str(folder / "out.csv")])


WRITERS: dict[str, tuple[str, Callable[[Path], object], type[Exception]]] = {
    "microdata": ("children.parquet", lambda at: microdata.write(LARGE, at), OSError),
    "rasters": ("out.csv", lambda at: write_raster(at.parent), OSError),
    "records": ("register_births_ILLUSTRATIVE.csv", lambda at: write_records(at.parent), OSError),
    "static": ("areas.json", lambda at: own_static.write_file(at.parent, at.name, TEXT), OSError),
    "briefing": ("briefing.html", lambda at: save(at, TEXT.encode()), WriteError),
    "page": ("page.html", lambda at: stage(at.parent, at.name, TEXT.encode(), None), CannotWrite),
}


@pytest.mark.parametrize("name", WRITERS)
def test_a_disk_that_fills_leaves_the_old_file_and_no_half_of_the_new(tmp_path, name):
    file, write, refused = WRITERS[name]
    (tmp_path / file).write_text("old")
    with full_after(5000), pytest.raises(refused, match="File too large"):
        write(tmp_path / file)
    assert state(tmp_path) == {file: "old"}
    write(tmp_path / file)
    assert not list(tmp_path.rglob("*.building"))
    assert sum(path.stat().st_size > 5000 for path in tmp_path.rglob("*") if path.is_file()) == 1
