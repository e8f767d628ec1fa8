"""The page of findings tells the figure of the place that was asked for, never the nation's."""

import re

from indicators.catalog import catalog
from indicators.codelists import NATION
from indicators.summary import headline_series
from indicators.words import words
from tests.pages.test_hostile import opened

SURVEY = "AZE_IMR_SURVEY"


def lines(query: str) -> list[str]:
    """Return the lines that the page of findings draws for a question."""
    drawn = " ".join(element.proto.body for element in opened("search", q=query).get("html"))
    return re.findall(r"<li>(.*?)</li>", drawn)


def figure(store, area: str) -> str:
    """Return the survey's figure of an area as the page writes it."""
    rows = store.profile([area], "published")
    series = headline_series(rows[rows["indicator"] == SURVEY], catalog()[SURVEY])
    return words("en").value(float(series.iloc[-1]["obs_value"]), catalog()[SURVEY])


def test_the_figure_beside_a_place_is_of_that_place(store):
    baku, nation = figure(store, "AZEr101"), figure(store, NATION)
    assert baku != nation
    first = lines("infant mortality survey Baku")[0]
    assert "Baku" in first
    assert f"{baku} (" in first
    assert f"{nation} (" not in first


def test_an_indicator_of_a_group_leads_to_the_group_and_tells_no_figure_of_another():
    first = lines("stunting girls")[0]
    assert "sex=F" in first
    assert "Girls" in first
    assert not re.search(r"\(\d{4}\)", first)
