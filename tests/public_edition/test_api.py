"""The data interface: described by OpenAPI, and every file of it is as described."""

import csv
import json
import re

import pytest

from indicators.words.language import words
from public_edition.api import SCHEMAS, document, paths
from public_edition.frozen import past_states
from tests.public_edition.conftest import BASE, MODELLED, RATE

V1 = "api/v1"


@pytest.fixture(scope="module")
def described(folder):
    return json.loads((folder / V1 / "openapi.json").read_text())


def pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\{\w+\\}", "[^/.]+", re.escape(path)))


def answers(folder, path: str):
    wanted = pattern(path)
    root = folder / V1
    return [
        file
        for file in root.rglob("*.*")
        if file.is_file() and wanted.fullmatch(f"/{file.relative_to(root)}")
    ]


def test_the_description_is_valid_openapi(described):
    from openapi_spec_validator import validate

    validate(described)
    assert described == document(BASE)
    assert described["openapi"].startswith("3.1")


@pytest.mark.parametrize(("path", "schema"), [(path, name) for path, _, name in paths(words("en"))])
def test_each_path_has_answers_and_each_answer_is_as_described(folder, path, schema):
    from jsonschema import Draft202012Validator

    found = answers(folder, path)
    assert found
    if schema is None:
        return
    whole = {"$ref": f"#/components/schemas/{schema}", "components": {"schemas": SCHEMAS}}
    check = Draft202012Validator(whole)
    for file in found:
        errors = [error.message for error in check.iter_errors(json.loads(file.read_text()))]
        assert errors == [], file


def test_there_is_no_answer_that_the_description_leaves_out(folder):
    root = folder / V1
    known = [pattern(path) for path, _, _ in paths(words("en"))]
    for file in root.rglob("*.*"):
        name = f"/{file.relative_to(root)}"
        assert name == "/openapi.json" or any(p.fullmatch(name) for p in known), name


def test_an_answer_gives_the_figures_of_the_store(folder, published):
    answer = json.loads((folder / V1 / f"data/{MODELLED}.json").read_text())
    rows = published.by_indicator[MODELLED]
    assert len(answer["observations"]) == len(rows)
    assert [o["obs_value"] for o in answer["observations"]] == rows["obs_value"].tolist()
    bounded = [o for o in answer["observations"] if o["lower_bound"] is not None]
    assert bounded
    assert all(o["lower_bound"] <= o["obs_value"] <= o["upper_bound"] for o in bounded)
    assert {s["id"] for s in answer["sources"]} == set(rows["data_source"])


def test_a_value_that_is_absent_is_null_and_named(folder):
    answer = json.loads((folder / V1 / f"data/{RATE}/AZEr112.json").read_text())
    for observation in answer["observations"]:
        assert observation["obs_value"] is None
        assert observation["state"] == "not_collected"
    assert answer["ref_area"]["name"]["az"] == "Naxçıvan"


def test_each_row_of_a_csv_names_its_release_licence_and_status(folder, published):
    with (folder / V1 / f"data/{RATE}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(published.by_indicator[RATE])
    since, *_ = past_states(published.observations, published.release, published.frozen, {})[RATE]
    assert {row["release"] for row in rows} == {since.release}
    assert all(row["licence"] and row["obs_status"] and row["data_source"] for row in rows)


def test_the_release_counts_what_there_is(folder, published):
    release = json.loads((folder / V1 / "release.json").read_text())
    assert release["release"] == published.release
    assert release["observations"] == len(published.observations)
    assert release["indicators"] == published.observations["indicator"].nunique()
