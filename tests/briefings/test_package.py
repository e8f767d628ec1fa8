"""The data package of a release is valid, complete, and the release itself."""

import json
import math
import zipfile

import pytest

from data.frozen import TABLES, content_hash, open_release, releases
from passports.files import package

NEWEST, *_, FIRST = [about.id for about in releases()]


@pytest.fixture(scope="module", params=[NEWEST, FIRST])
def release(request):
    return open_release(request.param)


@pytest.fixture(scope="module")
def packed(release, tmp_path_factory):
    path = tmp_path_factory.mktemp("package") / "release.zip"
    path.write_bytes(package(release))
    return path


def opened(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_frictionless_finds_no_error_in_it(packed, tmp_path):
    import frictionless

    with zipfile.ZipFile(packed) as archive:
        archive.extractall(tmp_path)
    found = frictionless.Package(str(tmp_path / "datapackage.json"))
    assert [resource.name for resource in found.resources] == list(TABLES)
    report = found.validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])[:5]
    assert report.stats["errors"] == 0


def test_frictionless_reads_the_zip_and_every_figure_is_there(packed, release):
    import frictionless

    rows = frictionless.Package(str(packed)).get_resource("observations").read_rows()
    assert len(rows) == release.about.figures
    values = [None if row["obs_value"] is None else float(row["obs_value"]) for row in rows]
    expected = [None if math.isnan(v) else v for v in release.observations["obs_value"]]
    assert values == expected


def test_its_tables_have_the_hash_of_the_release(packed, release):
    files = opened(packed)
    assert content_hash({name: files[f"{name}.csv"] for name in TABLES}) == release.about.content
    assert json.loads(files["datapackage.json"])["id"] == f"sha256:{release.about.content}"


def test_it_names_sources_and_licences_and_no_illustrative_figure(packed, release):
    described = json.loads(opened(packed)["datapackage.json"])
    assert len(described["sources"]) == len(release.sources)
    titles = {licence["title"] for licence in described["licenses"]}
    assert titles == {row["licence"] for row in release.sources.values()}
    assert b"ILLUSTRATIVE" not in opened(packed)["observations.csv"]
    assert all(resource["bytes"] and resource["hash"] for resource in described["resources"])


def test_the_same_release_gives_the_same_bytes(packed, release):
    assert package(release) == packed.read_bytes()


def test_an_altered_package_is_found(packed, tmp_path):
    import frictionless

    files = opened(packed)
    files["observations.csv"] = files["observations.csv"].replace(b"AZE", b"AZX", 1)
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    kinds = {error[0] for error in report.flatten(["type"])}
    assert "hash-count" in kinds
