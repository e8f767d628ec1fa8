"""A declared gap of which a figure has come is a gap no more, though it is declared as one."""

import json
from collections.abc import Iterator
from datetime import date

import docx
import pytest

from benchmarks.faults import small_inputs
from data import settings
from data.build import build
from data.intake import accept, look, read_answer
from data.request import request_of, write_requests
from data.store import Store, open_store
from indicators.catalog import catalog
from indicators.flows import flow_of
from indicators.gaps import gaps
from public_edition.api.answers import of_everything
from public_edition.published import read_published
from public_edition.reading import Reading
from tests.pages.opening import opened

CODE = "AZE_ED_SECOND_CHANCE"
OTHER = "AZE_ED_AT_RISK"  # of the same flow, and not answered
SENT = f"""indicator,ref_area,time_period,obs_value,obs_status,source_cell
{CODE},AZE,2024,1234,A,letter
{OTHER},AZE,2024,,M,letter
"""


@pytest.fixture(scope="module")
def answered(tmp_path_factory) -> Iterator[Store]:
    """A small store to which the ministry has sent the figure of one gap, and none of another."""
    path = tmp_path_factory.mktemp("answer") / "table.csv"
    path.write_text(SENT, encoding="utf-8")
    with small_inputs():
        sent = read_answer(path, date(2026, 12, 10), "MSE_GAPS")
        accept(sent, look(sent, []), date(2026, 12, 10), "made up", settings.OBSERVATIONS)
        build()
        yield open_store()


def html(page: str, **query: str) -> str:
    return "\n".join(str(one.value) for one in opened(page, **query).get("html"))


def test_the_store_says_which_gaps_there_are(answered):
    known = answered.known("published")
    assert [item.indicator for item in gaps([catalog()[CODE], catalog()[OTHER]], known)] == [OTHER]


def test_no_page_says_that_it_is_missing(answered):
    shown = html("inclusive_education", indicator=CODE)
    assert "1,234" in shown
    assert "No figure is published." not in shown
    assert catalog()[CODE].gap["en"] not in shown
    assert "Second-chance" in shown or "second-chance" in shown
    assert "Education figures without a published source" in shown  # the source by its title


def test_a_state_without_a_figure_closes_no_gap(answered):
    assert "No figure is published." in html("inclusive_education", indicator=OTHER)


def test_the_search_gives_the_figure(answered):
    assert "1,234 (2024)" in html("search", q="second-chance education")


def test_the_interface_of_the_public_edition_has_no_gap_of_it(answered):
    found = {
        output.path: output.content
        for output in of_everything(Reading(read_published(answered, 2026)))
    }
    (text,) = [content for path, content in found.items() if path.endswith("v1/indicators.json")]
    told = {one["id"]: one["gap"] for one in json.loads(text)["indicators"]}
    assert told[CODE] is None
    assert told[OTHER]["en"] == catalog()[OTHER].gap["en"]


def test_the_letter_of_the_next_year_does_not_say_that_there_is_none(answered, tmp_path):
    request = request_of(flow_of("MSE_GAPS"), date(2027, 1, 10), "en")
    rows = answered.observations(CODE, "published").to_dict("records")
    (path, _) = write_requests([request], rows, tmp_path)
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    assert catalog()[CODE].gap["en"] not in text
    assert catalog()[OTHER].gap["en"] in text
