"""What a second building touches: only what shows a figure that changed, or nothing at all."""

import re
import shutil
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from public_edition import folder as folder_module
from public_edition.build import write
from public_edition.folder import MANIFEST, STAGING, CannotWrite, read_manifest
from public_edition.frozen import Frozen
from public_edition.site import Output, shared_files
from tests.public_edition.conftest import BASE, DISTRICTS, FEW, GAP, MODELLED, RATE

OLD = "000000000000"
UNITS = [
    *(f"indicator/{code}" for code in (RATE, MODELLED, DISTRICTS, GAP)),
    *(unit for unit in FEW if unit.startswith(("area/", "domain/", "machine/", "releases/"))),
]
ONE = [f"indicator/{RATE}"]  # where what is told of one page is true of each


def state_of(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def changed(before, after):
    return {path for path in before | after if before.get(path) != after.get(path)}


@pytest.fixture(scope="module")
def building(published, topology, measured_once, code_read_once):
    """Build into a folder; no data were ever frozen."""

    def build(folder, of=published, wanted=UNITS, **given):
        own = replace(of, frozen=Frozen())
        return write(own, topology, folder, BASE, wanted=wanted, workers=1, **given)

    return build


@pytest.fixture(scope="module")
def older(building, published, tmp_path_factory):
    """A folder built from older data; not to be written to."""
    out = tmp_path_factory.mktemp("older")
    building(out, replace(published, release=OLD))
    return out


@pytest.fixture
def site(older, building, tmp_path):
    """A copy of the folder built from older data, and how to build it again."""
    shutil.copytree(older, tmp_path, dirs_exist_ok=True)
    return tmp_path, partial(building, tmp_path)


@pytest.fixture(scope="module")
def newer(older, building, published, tmp_path_factory):
    """The same folder after a building with one figure revised; not to be written to."""
    out = tmp_path_factory.mktemp("newer")
    shutil.copytree(older, out, dirs_exist_ok=True)
    building(out, revised(published))
    return out


def revised(published, area="AZEr105", value=11.1):
    rows = published.observations.copy()
    own = rows["indicator"].eq(RATE) & rows["ref_area"].eq(area) & rows["data_source"].eq("GDL_V4")
    assert own.sum() == 1
    rows.loc[own, "obs_value"] = value
    return replace(published, observations=rows)


def areas_with_a_row(published):
    return set(published.by_indicator[RATE]["ref_area"])


def test_a_new_release_with_the_same_figures_touches_the_list_of_releases_alone(site):
    folder, build = site
    before = state_of(folder)
    build(force=True)  # even if every page is made again
    assert changed(before, state_of(folder)) == {
        f"{language}/releases.html" for language in ("az", "en", "ru")
    }


def test_nothing_is_made_again_where_nothing_changed(site, published):
    folder, build = site
    before = state_of(folder)
    report = build(replace(published, release=OLD))
    assert (report.made, report.written, report.removed) == (1, 0, 0)  # the shared files
    assert changed(before, state_of(folder)) == set()


def test_one_figure_changes_only_the_pages_that_show_it(older, newer, published):
    touched = changed(state_of(older), state_of(newer))
    languages = ("az", "en", "ru")
    assert touched == {
        *(f"{language}/indicator/{RATE}.html" for language in languages),
        *(f"{language}/area/AZEr105.html" for language in languages),
        *(f"{language}/area/ER09.html" for language in languages),  # made of the same districts
        *(f"{language}/compare/AZEr105.html" for language in languages),
        *(f"{language}/releases.html" for language in languages),
        *(f"{language}/embed/{RATE}.html" for language in languages),
        *(f"file/{language}/{RATE}.csv" for language in languages),
        *(
            f"picture/{language}/{RATE}.{ending}"
            for language in languages
            for ending in ("map.svg", "png")
        ),
        f"api/v1/data/{RATE}.json",
        f"api/v1/data/{RATE}.csv",
        f"api/v1/sdmx/{RATE}.csv",
        f"api/v1/sdmx/{RATE}.json",
        f"api/v1/sdmx/json1/{RATE}.json",
        *(
            f"api/v1/data/{RATE}/{area}.json"
            for area in set(published.by_indicator[RATE]["ref_area"])
        ),
        f"api/v1/release/{published.release}/{RATE}.csv",
        *(
            f"{path}.csv-metadata.json"
            for path in (
                f"api/v1/data/{RATE}",
                f"api/v1/sdmx/{RATE}",
                f"api/v1/release/{published.release}/{RATE}",
                *(f"file/{language}/{RATE}" for language in languages),
            )
        ),
    }


def test_figures_of_an_older_release_stay_readable_and_are_marked_superseded(newer, published):
    old = (newer / f"api/v1/release/{OLD}/{RATE}.csv").read_text()
    new = (newer / f"api/v1/release/{published.release}/{RATE}.csv").read_text()
    assert ",9.6," in old
    assert ",11.1," in new
    page = (newer / f"en/indicator/{RATE}.html").read_text()
    assert f'<li id="r-{OLD}">' in page
    assert "superseded" in page
    assert f'id="r-{published.release}"' in page
    other = (newer / f"en/indicator/{MODELLED}.html").read_text()
    assert f'id="r-{OLD}"' in other  # its figures have stood since then


def test_a_figure_that_is_withdrawn_takes_its_pages_with_it(site):
    folder, _ = site
    manifest = read_manifest(folder)
    left = dict(manifest.units)
    gone = left.pop(f"indicator/{DISTRICTS}").files
    folder_module.publish(folder, manifest, replace(manifest, units=left))
    for path in gone:
        assert (folder / path).exists() == path.startswith("api/v1/release/"), path


def test_a_full_disk_leaves_the_site_whole_as_it_was(site, published, monkeypatch):
    folder, build = site
    before = state_of(folder)
    write_bytes, left = Path.write_bytes, [9]

    def until_full(path, content):
        left[0] -= 1
        if left[0] < 0:
            raise OSError(28, "No space left on device")
        return write_bytes(path, content)

    monkeypatch.setattr(Path, "write_bytes", until_full)
    with pytest.raises(CannotWrite, match="No space left on device"):
        build(revised(published), ONE)
    assert changed(before, state_of(folder)) == set()
    assert not (folder / STAGING).exists()
    monkeypatch.undo()
    build(revised(published), ONE)
    assert "11.1%" in (folder / f"en/indicator/{RATE}.html").read_text()


def test_a_building_cut_short_between_two_files_is_mended_by_the_next(site, published):
    folder, build = site
    (folder / STAGING).mkdir()
    page = folder / f"en/indicator/{RATE}.html"
    page.write_text("half of a later state")
    build(replace(published, release=OLD), ONE)
    assert "53.9%" in page.read_text()


def test_pages_that_are_not_made_again_keep_the_style_that_they_name(
    building, published, tmp_path, monkeypatch
):
    own = replace(published, release=OLD)
    both = [*ONE, "area/AZ-LER"]
    building(tmp_path, own, both)
    page = (tmp_path / "en/area/AZ-LER.html").read_text(encoding="utf-8")
    style = re.search(r"assets/site-\w+\.css", page)[0]

    def changed_style(shapes):
        return {**shared_files(shapes), "css": Output("assets/site-0000000000.css", b"body{}")}

    monkeypatch.setattr("public_edition.build.shared_files", changed_style)
    building(tmp_path, own, ONE)
    assert (tmp_path / style).exists()
    building(tmp_path, own, both)
    assert not (tmp_path / style).exists()
