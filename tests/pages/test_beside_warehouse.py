"""What the build found beside UNICEF's warehouse stands on the page, with its reasons, as found."""

import re

import pytest

from data.connectors import SeriesHere, series_here, warehouse, warehouse_rows
from data.inputs import Inputs
from data.store import Store
from tests.pages.opening import opened

WARNED = {"en": "nothing of today’s warehouse", "az": "bugünkü vəziyyəti", "ru": "нынешнем"}


def drawn(**asked):
    """Return what the page has below the heading of the warehouse; nothing where it has none."""
    parts = [one.value for one in opened("data_gaps", **asked).get("html")]
    return next((part for part in parts if part.startswith("<ul>") and "crm-listed" in part), "")


@pytest.mark.parametrize("language", ["en", "az", "ru"])
def test_each_line_says_what_is_the_same_or_other_and_why(language, store):
    figures, series = store.warehouse()
    page = drawn(lang=language)
    lines = re.findall(r"<tr><th scope='row'>.*?</tr>", page)
    told = [one for one in series if one["standing"] in ("older", "gap")]
    assert len(lines) == len(figures) + len(told) > 30
    for one in figures:
        if one["verdict"] == "other":
            reason = warehouse().why(one["indicator"], one["data_source"])
            assert reason.says[language] in page.replace("&#x27;", "'")


def test_what_the_build_kept_is_what_the_document_says(store):
    figures, series = store.warehouse()
    found = {(one["answer"], one["indicator"], one["data_source"]): one for one in figures}
    one = found["TRANSMONEE_2020.csv", "IM_DTP3", "WUENIC_2025_07"]
    assert (one["same"], one["other"], one["verdict"]) == (19, 9, "other")
    assert (one["widest_period"], one["widest_theirs"], one["widest_ours"]) == ("2018", 95.0, 74.0)
    assert len(series) == 75
    assert [one["standing"] for one in series].count("gap") == 2


def test_the_edition_that_is_not_real_is_held_against_nobody():
    assert "UNICEF’s data warehouse" not in str(drawn(lang="en", edition="illustrative"))


def test_a_series_without_a_figure_of_the_country_here_is_a_gap():
    bare = Inputs()
    codes = {one.code for one in series_here(bare) if isinstance(one, SeriesHere)}
    assert codes == {"left_out", "none", "gap"}
    assert {row["verdict"] for row in warehouse_rows(bare)} == {"absent"}


def test_a_build_from_before_has_none_and_the_page_opens(store, monkeypatch):
    monkeypatch.setattr(Store, "warehouse", lambda _: ((), ()))
    assert drawn(lang="en") == ""
