"""Beside each CSV stands what it holds, and the file is as described."""

import csv
import functools
import http.server
import json
import threading
from itertools import islice

import pytest

from indicators.model import LANGUAGES
from tests.damaged import SECOND
from tests.public_edition.conftest import DISTRICTS, MODELLED, NEW, RATE, REVISED, WITHDRAWN

# The library knows a column by its title in one language alone, and warns at each other cell.
pytestmark = pytest.mark.filterwarnings("ignore:Unspecified column")

FILES = (
    *(f"api/v1/data/{code}.csv" for code in (RATE, MODELLED, DISTRICTS, NEW)),
    *(f"api/v1/sdmx/{code}.csv" for code in (RATE, MODELLED)),
    *(f"file/{language}/{RATE}.csv" for language in LANGUAGES),
    f"file/az/{MODELLED}.csv",
    f"api/v1/release/{SECOND}/changes.csv",
    f"api/v1/release/{SECOND}/{REVISED}.csv",
)


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A plain server of files that writes no log."""

    def log_message(self, *_given):
        return


@pytest.fixture(scope="module")
def address(folder):
    """Where the folder is served, as a reader of CSVW finds it."""
    handler = functools.partial(Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


@pytest.mark.parametrize("path", FILES)
def test_a_csv_is_as_the_description_beside_it_says(address, path):
    from csvw import CSVW

    found = CSVW(f"{address}/{path}", validate=True)
    assert found.is_valid, [str(one.message) for one in found.warnings]
    (table,) = found.tables
    assert len(list(islice(table, 1))) == 1
    assert not found.no_metadata


def test_no_csv_lies_without_its_description(folder):
    files = list(folder.rglob("*.csv"))
    assert len(files) > 100
    for file in files:
        beside = json.loads(file.with_name(f"{file.name}-metadata.json").read_text())
        assert beside["url"] == file.name
        assert beside["dc:license"]


def test_a_number_that_is_none_is_noticed(address, folder, tmp_path):
    """The check of the test above can fail."""
    from csvw import CSVW

    name = f"{RATE}.csv"
    whole = (folder / "api/v1/data" / name).read_text()
    beside = json.loads((folder / "api/v1/data" / f"{name}-metadata.json").read_text())
    beside["tableSchema"] = json.loads((folder / "api/v1/schema/figures.json").read_text())
    (tmp_path / name).write_text(whole.replace(",9.6,", ",about nine,"))
    (tmp_path / f"{name}-metadata.json").write_text(json.dumps(beside))
    assert not CSVW(str(tmp_path / name), str(tmp_path / f"{name}-metadata.json")).is_valid


def test_every_column_of_a_reader_s_file_has_its_title_in_three_languages(folder):
    for language in LANGUAGES:
        path = folder / f"file/{language}/{RATE}.csv"
        beside = json.loads(path.with_name(f"{path.name}-metadata.json").read_text())
        with path.open(encoding="utf-8-sig", newline="") as file:
            titles = list(csv.reader(file))[beside["dialect"]["skipRows"]]
        columns = beside["tableSchema"]["columns"]
        assert [column["titles"][language] for column in columns] == titles
        assert all(set(column["titles"]) == set(LANGUAGES) for column in columns)


def test_every_column_of_the_interface_has_names_in_three_languages(folder):
    schema = json.loads((folder / "api/v1/schema/figures.json").read_text())
    named = [column for column in schema["columns"] if set(LANGUAGES) <= set(column["titles"])]
    assert len(named) == len(schema["columns"])
    value = next(column for column in schema["columns"] if column["name"] == "obs_value")
    assert value["datatype"] == "double"
    assert value["null"] == ""
    assert {said["@language"] for said in value["dc:description"]} == set(LANGUAGES)


def test_figures_of_a_withdrawn_indicator_keep_their_description(folder):
    states = [*folder.glob(f"api/v1/release/*/{WITHDRAWN}.csv-metadata.json")]
    assert states
    assert all(json.loads(file.read_text())["dc:title"] for file in states)
