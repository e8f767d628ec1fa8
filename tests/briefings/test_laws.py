"""Laws that every briefing keeps, whatever is asked of which area: chosen at random."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.checking.expected import pieces
from briefings.document import Bullets, Heading
from briefings.findings import choose_findings, ranked_findings
from briefings.formats import FORMATS
from briefings.repeats import says_the_same
from indicators.codelists import NATION, areas_of, codelist
from indicators.facts import Gap
from indicators.model import LANGUAGES
from indicators.narrative.findings import is_material, material_gap
from indicators.words.language import words

TOPICS = list(codelist("domain"))
AREAS = ["AZE", *areas_of("region_2021"), *areas_of("district")]
ASKED = st.lists(st.sampled_from(TOPICS), min_size=1, max_size=4, unique=True)


@given(st.sampled_from(AREAS), ASKED, st.integers(1, 30))
@settings(max_examples=40)
def test_no_fact_and_no_complement_of_one_is_told_twice(reader, area, topics, room):
    told = choose_findings(reader, topics, area, room).indicators
    assert not any(says_the_same(one, other, reader) for one, other in combinations(told, 2))


@given(st.sampled_from(AREAS), ASKED, st.integers(1, 30))
@settings(max_examples=40)
def test_every_topic_asked_for_is_told_or_named_as_empty(reader, area, topics, room):
    chosen = choose_findings(reader, topics, area, room)
    told = {one.item.domain for one in chosen.own}
    assert told | {*chosen.empty} == {*topics}
    assert told.isdisjoint(chosen.empty)


@given(st.sampled_from(AREAS), ASKED, st.integers(1, 30))
@settings(max_examples=40)
def test_what_is_told_as_an_area_s_own_is_of_the_area_and_nothing_is_the_nation_s(
    reader, area, topics, room
):
    chosen = choose_findings(reader, topics, area, room)
    assert {one.ref_area for one in chosen.own} <= {area}
    assert NATION not in {one.ref_area for one in chosen.wider}


@given(st.sampled_from(["AZE", *areas_of("region_2021")]), st.sampled_from(TOPICS))
@settings(max_examples=40)
def test_a_gap_below_materiality_is_none(reader, area, topic):
    for one in ranked_findings(reader, [topic], area):
        gap = material_gap(one.facts)
        if gap is None:
            assert not any(
                is_material(fact)
                for fact in one.facts
                if isinstance(fact, Gap)
                and (fact.key.time_period, fact.key.data_source)
                == (one.figure.key.time_period, one.figure.key.data_source)
            )
        else:
            assert gap.reliable or gap.difference >= _least(gap)


def _least(gap: Gap) -> float:
    least = codelist("materiality")
    if gap.item.unit_measure == "PCNT":
        return float(least["points"]["least"])
    return float(least["share"]["least"]) * max(abs(gap.behind.value), abs(gap.ahead.value))


@pytest.fixture(scope="module")
def composed(briefing_of):
    """A function that returns the briefing on all topics of an area, of two pages."""

    def briefing_on(area, language):
        return briefing_of(areas=[area], topics=TOPICS, language=language, length="two")

    return briefing_on


@pytest.fixture(scope="module")
def every_form(composed):
    """The same facts are asked for in three languages, of an area of each kind."""
    asked = [("ER09", "ru"), ("AZ-LER", "en"), ("AZE", "az")]
    return [composed(area, language) for area, language in asked]


@pytest.mark.parametrize("kind", FORMATS)
def test_every_form_states_every_finding(every_form, kind):
    for made in every_form:
        text = "\n".join(pieces(made, kind))
        assert made.findings
        for finding in made.findings:
            assert finding.lead.said.text in text
            assert finding.more is None or finding.more.said.text in text


def test_a_chart_without_a_picture_in_the_text_states_no_number_that_the_text_lacks(every_form):
    drawn = [one for made in every_form for one in made.findings if one.chart and not one.picture]
    assert drawn
    for one in drawn:
        said = {n.key for told in (one.lead, one.more) if told for n in told.said.numbers}
        assert {number.key for number in one.chart.numbers} <= said


def test_every_topic_of_a_document_is_told_or_named(every_form):
    for made in every_form:
        texts = [item.said.text for b in made.blocks if isinstance(b, Bullets) for item in b.items]
        texts += [block.text for block in made.blocks if isinstance(block, Heading)]
        for topic in TOPICS:
            name = words(made.language).of(codelist("domain")[topic]["name"])
            assert any(text.startswith(name) for text in texts), (made.title, topic)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_briefing_of_a_region_leads_with_its_own_figures(composed, language):
    made = composed("ER09", language)
    first = [one.lead.said.numbers[0] for one in made.findings]
    assert {number.key.ref_area for number in first} == {"ER09"}
    assert {(n.key.indicator, n.value) for n in first} >= {
        ("AZE_SP_TSA_RECIPIENTS", 55651.0),
        ("AZE_DM_BRTS_U18", 160.0),
    }
