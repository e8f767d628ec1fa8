"""What a briefing tells first, and what it says of topics that it has no room for."""

import pytest

from briefings.compose import compose
from briefings.document import Bullets, FigureTable, Heading, paragraphs
from briefings.findings import choose_indicators, leading_findings
from indicators.codelists import codelist
from tests.briefings.conftest import MADE, request

TOPICS = list(codelist("domain"))


@pytest.fixture(scope="module")
def region(reader):
    return choose_indicators(reader, TOPICS, "ER09", 4)


def test_a_region_s_own_rates_come_before_key_figures_of_the_nation_and_counts_last(region):
    told = leading_findings(region.topics.values(), "ER09")
    places = [
        0 if one.ref_area == "ER09" and not one.item.is_count else 1 if one.item.key else 2
        for one in told
    ]
    assert places == sorted(places)
    assert places[0] == 0


def test_no_more_is_told_than_there_is_room_for_and_what_is_left_out_is_known(region):
    assert len(region.indicators) == 4
    told = {code for code, found in region.topics.items() if found}
    assert set(region.left_out) | set(region.silent) | told == set(TOPICS)
    assert not set(region.left_out) & told


def test_how_many_topics_had_no_room_is_said(store, reader, region):
    made = compose(request(areas=["ER09"], topics=TOPICS, length="page"), store, MADE, reader)
    said = [one.said.text for one in paragraphs(made.blocks)]
    n = len(region.left_out)
    assert f"There is no room here for {n} more topics, which the long form tells of." in said
    assert len(next(block for block in made.blocks if isinstance(block, FigureTable)).rows) == 4


def test_topics_on_which_nothing_is_published_are_named_together(store):
    given = {"areas": ["AZE"], "topics": ["education", "justice"], "period": "1979"}
    made = compose(request(**given), store, MADE)
    lists = [item.said.text for b in made.blocks if isinstance(b, Bullets) for item in b.items]
    named = "Nothing is published in Azerbaijan on these topics: "
    assert [text for text in lists if text.startswith(named)] == [
        f"{named}Out-of-school children, Justice for children."
    ]
    assert "Justice for children" not in [b.text for b in made.blocks if isinstance(b, Heading)]
