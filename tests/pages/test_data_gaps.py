"""The picture of data gaps: its title says of whom most and least is known, no more."""

import re
from html import escape

import pandas as pd
import pytest

from indicators.catalog import catalog
from indicators.codelists import codelist
from indicators.ledger import GROUPS, LEVELS
from indicators.words.language import words
from pages.parts.panels.orientation.ledger_title import ledger_title
from tests.pages.opening import opened


def rows(**known):
    """Return a ledger of three indicators, of which so many have a figure of each kind."""
    return pd.DataFrame(
        [
            (f"I{place}", name, "old" if place < known.get(name, 1) else "missing")
            for name in (*LEVELS, *GROUPS)
            for place in range(3)
        ],
        columns=["indicator", "disaggregation", "status"],
    )


def test_the_title_names_of_whom_most_and_least_is_known():
    found = rows(nation=3, disability_status=0)
    most = "Most is known about the nation: 3 of 3 indicators"
    said = f"{most}; least about children with disabilities: 0"
    assert ledger_title(found, words("en")) == said


def test_where_nothing_is_known_the_title_says_that_alone():
    found = rows(**dict.fromkeys((*LEVELS, *GROUPS), 0))
    assert ledger_title(found, words("en")) == "3 indicators, and not one figure"


@pytest.mark.parametrize("theme", ["", "framework", "education"])
def test_every_row_of_the_picture_has_a_cell_for_every_level_and_group(theme):
    (table,) = [
        one.value
        for one in opened("data_gaps", theme=theme).get("html")
        if "crm-ledger" in one.value
    ]
    names, cells = table.count("role='rowheader'"), table.count("role='cell'")
    assert names > 0
    assert cells == names * len((*LEVELS, *GROUPS))


def test_without_any_request_the_page_claims_none():
    page = "\n".join(str(one.value) for one in opened("data_gaps").get("html"))
    assert "No request for figures is on record." in page
    assert "asked on" not in page


def test_every_data_holder_is_listed_once_eight_before_the_rest_is_opened():
    parts = [str(one.value) for one in opened("data_gaps", lang="en").get("html")]
    at_once, folded = (part for part in parts if "old (over five years)" in part)
    row = "<th scope='row'>"
    assert at_once.count(row) == 8
    assert f"Show {folded.count(row)} other data holders" in folded
    names = re.findall(r"<th scope='row'>(.*?)</th>", at_once + folded)
    assert len({*names}) == len(names)
    held = {code for item in catalog().values() for code in item.holders}
    assert {*names} == {escape(words("en").of(codelist("agency")[code])) for code in held}
