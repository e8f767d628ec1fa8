"""What a briefing tells first, what it never tells twice, and what it says of empty topics."""

import pytest

from briefings.compose import compose
from briefings.document import Bullets, FigureTable, Heading, paragraphs
from briefings.findings import choose_findings, ranked_findings
from briefings.importance import score
from indicators.catalog import catalog
from indicators.codelists import codelist
from indicators.headlines import importance_class
from tests.briefings.conftest import MADE, request

TOPICS = list(codelist("domain"))


@pytest.fixture(scope="module")
def region(reader):
    return choose_findings(reader, TOPICS, "ER09", 4)


def test_a_region_s_own_findings_stand_by_what_they_are_worth(reader):
    told = ranked_findings(reader, TOPICS, "ER09")
    worth = [score(one, "ER09") for one in told]
    assert worth == sorted(worth, reverse=True)
    assert {one.ref_area for one in told} == {"ER09"}


def test_harm_to_children_leads_and_numbers_of_institutions_come_last(reader):
    told = ranked_findings(reader, TOPICS, "ER09")
    assert importance_class(told[0].item)["weight"] == max(
        entry["weight"] for entry in codelist("importance").values()
    )
    assert importance_class(catalog()["AZE_ED_SCHOOLS_PC"]) == codelist("importance")["listing"]
    places = {one.item.indicator: place for place, one in enumerate(told)}
    assert places["AZE_DM_BRTS_U18"] < places["AZE_SP_TSA_RECIPIENTS"] < places["AZE_ED_SCHOOLS_PC"]


def test_a_figure_of_a_better_grade_leads_one_as_important(reader):
    told = ranked_findings(reader, TOPICS, "AZE")
    same = [one for one in told if importance_class(one.item) == codelist("importance")["headline"]]
    letters = [one.letter for one in same]
    assert letters == sorted(letters)
    assert len({*letters}) > 1


def test_every_indicator_stands_in_one_class_of_importance_at_most():
    listed = [code for entry in codelist("importance").values() for code in entry["indicators"]]
    assert len(listed) == len({*listed})
    assert {*listed} <= {*catalog()}


def test_every_topic_with_a_figure_has_one_however_little_room_there_is(region):
    told = {one.item.domain for one in region.own}
    assert told.isdisjoint(region.empty)
    assert told | {*region.empty} == {*TOPICS}
    assert region.more > 0


def test_how_many_figures_had_no_room_is_said(store, reader):
    made = compose(request(areas=["AZE"], topics=TOPICS, length="page"), store, MADE, reader)
    said = " ".join(one.said.text for one in paragraphs(made.blocks))
    left = len(ranked_findings(reader, TOPICS, "AZE")) - len(made.findings)
    assert left > 0
    assert f"The long form tells of {left} more figures of the area." in said


def test_a_topic_on_which_nothing_is_published_is_named_and_has_no_heading(store):
    given = {"areas": ["AZE"], "topics": ["education", "justice"], "period": "1979"}
    made = compose(request(**given), store, MADE)
    lists = [item.said.text for b in made.blocks if isinstance(b, Bullets) for item in b.items]
    assert [text.partition(":")[0] for text in lists] == [
        "Out-of-school children",
        "Justice for children",
    ]
    assert all(": the monitoring framework asks for " in text for text in lists)
    headings = [block.text for block in made.blocks if isinstance(block, Heading)]
    assert "Not published in Azerbaijan" in headings
    assert "Justice for children" not in headings
    assert not any(isinstance(block, FigureTable) for block in made.blocks)


def test_the_region_that_is_one_city_is_told_what_is_known_of_the_city_under_its_name(reader):
    chosen = choose_findings(reader, TOPICS, "ER01", 60)
    assert {one.ref_area for one in chosen.own} == {"ER01"}
    beside = {one.item.domain: one.ref_area for one in chosen.wider}
    assert beside["health"] == "AZ-BA"
    assert {*beside} <= {*chosen.empty}


def test_of_a_topic_without_figures_a_region_is_told_what_a_survey_said_of_the_same_districts(
    reader,
):
    chosen = choose_findings(reader, TOPICS, "ER09", 60)
    beside = {one.item.domain: one.ref_area for one in chosen.wider}
    assert (beside["health"], beside["adolescents"]) == ("AZEr105", "AZEr105")
    assert "disaster_risk" not in beside


def test_a_topic_is_told_of_one_area_beside_and_no_more(reader):
    chosen = choose_findings(reader, TOPICS, "ER01", 60)
    topics = [one.item.domain for one in chosen.wider]
    assert len(topics) == len({*topics})


@pytest.mark.parametrize("area", ["ER09", "AZE"])
def test_gaps_of_the_whole_country_are_not_told_as_those_of_an_area(store, reader, area):
    made = compose(request(areas=[area], topics=TOPICS, length="long"), store, MADE, reader)
    gaps = [
        said
        for said in (one.said.text for one in paragraphs(made.blocks))
        if "of the monitoring framework ha" in said
    ]
    assert gaps
    assert all("anywhere in the country" in said for said in gaps)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "The territory of the city of Baku is that of the Baku economic region."),
        ("az", "Bakı şəhərinin ərazisi Bakı iqtisadi rayonunun ərazisi ilə eynidir."),
        ("ru", "Территория города Баку совпадает с территорией Бакинского экономического района."),
    ],
)
def test_of_another_area_it_is_said_that_its_territory_is_the_same(store, reader, language, said):
    asked = request(areas=["ER01"], topics=["health"], language=language, length="long")
    made = compose(asked, store, MADE, reader)
    assert said in [one.said.text for one in paragraphs(made.blocks)]
    headings = [block.text for block in made.blocks if isinstance(block, Heading)]
    assert all(text[0].isupper() for text in headings)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "The figure is of low reliability and should be read with caution. It makes up 5.8%",
        ),
        ("az", "21\N{NO-BREAK SPACE}384 olub, onun 5,8%\N{NON-BREAKING HYPHEN}i bu ərazinin"),
        ("ru", "21\N{NO-BREAK SPACE}384, доля этой территории\xa0—\xa05,8"),
    ],
)
def test_the_part_in_a_count_of_the_country_is_told_as_the_area_s_behind_a_doubt_too(
    store, reader, language, said
):
    asked = request(areas=["ER07"], topics=["population"], language=language)
    made = compose(asked, store, MADE, reader)
    assert any(said in one.lead.said.text for one in made.findings)
