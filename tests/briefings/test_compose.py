"""What a briefing tells: of which area, resting on which source, and what it leaves open."""

import re
from collections import Counter
from dataclasses import replace

import pytest

from briefings.compose import compose
from briefings.document import (
    Endnotes,
    FigureTable,
    Finding,
    Heading,
    Picture,
    charts,
    paragraphs,
    said_of,
    stated_numbers,
)
from briefings.findings import choose_findings
from briefings.overview_grid import grid_of
from briefings.pictures import Shown, groups_chart, groups_picture
from briefings.plans import PLANS
from briefings.reading import Reader
from briefings.request import RequestError
from briefings.sections import Sections
from indicators.catalog import catalog, indicator
from indicators.codelists import codelist
from indicators.model import LANGUAGES
from indicators.words.language import words
from tests.briefings.conftest import MADE, request


def texts(document) -> str:
    return "\n".join(said.text for said in said_of(document))


def test_every_number_of_a_briefing_is_stated_of_an_observation(briefing):
    assert len(list(stated_numbers(briefing))) > 20
    assert all(number.text for number in stated_numbers(briefing))


def test_a_district_without_figures_is_told_so_and_no_figure_of_the_nation_in_their_place(
    briefing_of,
):
    told = briefing_of(areas=["AZ-LER"], topics=["child_protection"])
    assert "No figure on these topics is published in Lerik district." in texts(told)
    assert {one.lead.said.numbers[0].key.ref_area for one in told.findings} == {"ER09"}
    assert not any(one.key for one in told.findings)


def test_a_figure_of_the_region_stands_under_the_name_of_the_region(briefing_of):
    told = briefing_of(areas=["AZ-LER"], topics=["child_protection"])
    headings = [block.text for block in told.blocks if isinstance(block, Heading)]
    assert "Lankaran-Astara economic region" in headings
    grid = next(block for block in told.blocks if isinstance(block, FigureTable))
    where = grid.columns.index("Figure of")
    assert {row[where].said.text for row in grid.rows} == {"Lankaran-Astara"}


def test_a_district_is_told_its_own_figures_with_the_nation_beside_them(briefing_of):
    made = briefing_of(areas=["AZ-LER"])
    assert {one.lead.said.numbers[0].key.ref_area for one in made.findings} == {"AZ-LER"}
    grid = next(block for block in made.blocks if isinstance(block, FigureTable))
    assert "Figure of" not in grid.columns
    beside = [row[grid.columns.index("Azerbaijan")].said for row in grid.rows]
    assert {number.key.ref_area for said in beside for number in said.numbers} == {"AZE"}


@pytest.mark.parametrize(("language", "said"), [("en", "yes"), ("az", "var"), ("ru", "есть")])
def test_what_is_or_is_not_there_is_told_as_yes_and_not_as_one(briefing_of, language, said):
    given = {"areas": ["AZ-ZAN"], "topics": ["social_protection"], "language": language}
    rows = next(b.rows for b in briefing_of(**given).blocks if isinstance(b, FigureTable))
    assert said in [row[1].said.text for row in rows]
    assert "1" not in [row[1].said.text for row in rows]


def test_who_holds_the_figures_of_the_district_is_said(briefing_of):
    made = briefing_of(areas=["AZ-LER"], topics=["child_protection"])
    said = " ".join(paragraph.said.text for paragraph in paragraphs(made.blocks))
    assert "Child protection and care: the monitoring framework asks for 18 indicators." in said
    assert "Data holders: State Statistical Committee, UNICEF" in said


@pytest.mark.parametrize("period", ["1850", "2999"])
def test_a_year_before_the_first_figure_or_after_the_last_is_refused(store, period):
    with pytest.raises(RequestError, match=period):
        compose(request(period=period), store, MADE)


def test_groups_are_a_chart_on_slides_where_no_interval_is_lost(briefing_of):
    made = briefing_of()
    chart = next(one for one in charts(made) if one.kind == "bar")
    assert chart.categories == ("Girls", "Boys")
    assert chart.values == (13.6, 17.5)


def test_groups_with_intervals_stay_a_picture_that_shows_them(reader):
    told = reader.facts(indicator("CME_MRY0T4"), "AZE")
    picture = groups_picture(told, reader, words("en"), size="slide")
    assert groups_chart(told, reader, words("en"), picture) is None


def test_every_source_the_text_rests_on_is_an_endnote_and_no_other(briefing):
    notes = next(block for block in briefing.blocks if isinstance(block, Endnotes))
    used = {note for paragraph in paragraphs(briefing.blocks) for note in paragraph.notes}
    used |= {n for block in briefing.blocks if isinstance(block, Picture) for n in block.notes}
    assert used == set(range(1, len(notes.items) + 1))


def test_every_figure_of_the_table_has_its_permanent_link_with_the_release(briefing, reader):
    grid = next(block for block in briefing.blocks if isinstance(block, FigureTable))
    assert all(f"release={reader.release}" in row[0].link for row in grid.rows)


def test_the_published_briefing_holds_no_illustrative_word(briefing_of):
    told = briefing_of(areas=["AZ-LER"])
    assert "ILLUSTRATIVE" not in texts(told) + told.title


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_illustrative_briefing_says_so_in_title_rows_and_pictures(briefing_of, language):
    told = briefing_of(areas=["AZ-LER"], edition="illustrative", language=language)
    word = {"az": "İLLÜSTRATİV", "en": "ILLUSTRATIVE", "ru": "ИЛЛЮСТРАТИВНО"}[language]
    assert told.title.startswith(word)
    grid = next(block for block in told.blocks if isinstance(block, FigureTable))
    assert {row[0].said.text for row in grid.rows} == {word}
    drawn = [block for block in told.blocks if isinstance(block, Picture)]
    assert drawn and all(word in picture.alt for picture in drawn)


def test_a_topic_with_nothing_published_says_so_and_who_holds_the_figures(store):
    told = compose(request(topics=["education"], period="1971"), store, MADE)
    assert "No figure on these topics is published in Azerbaijan." in texts(told)
    assert "Out-of-school children: the monitoring framework asks for 7 indicators." in texts(told)
    assert "Data holders: Ministry of Science and Education" in texts(told)


def test_no_figure_later_than_the_year_asked_for_is_told(store):
    reader = Reader(store, "published", MADE, "2015")
    told = compose(request(period="2015"), store, MADE, reader)
    assert {number.key.time_period[:4] <= "2015" for number in stated_numbers(told)} == {True}


def test_the_long_form_has_contents_and_the_page_has_no_definitions(briefing_of):
    long = briefing_of(length="long")
    page = briefing_of(length="page")
    headings = [block.text for block in page.blocks if isinstance(block, Heading)]
    assert long.contents == "Contents"
    assert "Definitions" not in headings


def test_the_same_request_on_the_same_day_gives_the_same_document(store, briefing):
    assert compose(request(), store, MADE) == briefing


def test_the_interval_stands_beside_its_figure_and_a_table_without_any_says_so(reader):
    plain, bounded = (
        grid_of([reader.facts(indicator(code), "AZE")], "AZE", reader, words("en"), lambda _: 1)
        for code in ("ED_ROFST_L1_ADM", "AZE_LBW_OFFICIAL")
    )
    assert plain.caption.endswith(". No source gives a confidence interval")
    assert plain.rows[0][1].said.text == "1.5%"
    assert "In brackets the interval, where one is known" in bounded.caption
    assert bounded.rows[0][1].said.text == "7.85% (7.71–7.99)"


@pytest.mark.parametrize(("area", "language"), [("ER09", "ru"), ("ER01", "en"), ("AZ-BA", "en")])
def test_no_number_of_institutions_is_a_key_message_while_anything_weightier_is_told(
    briefing_of, area, language
):
    made = briefing_of(areas=[area], topics=list(codelist("domain")), language=language)
    listed = codelist("importance")["listing"]["indicators"]
    told = [(one.lead.said.numbers[0].key.indicator in listed, one.key) for one in made.findings]
    assert (False, True) in told
    assert (True, True) not in told


def test_no_map_is_drawn_of_a_count(briefing_of):
    made = briefing_of(areas=["ER09"], topics=list(codelist("domain")), language="ru")
    mapped = [one for one in made.findings if one.picture and one.picture.is_map]
    assert mapped
    assert not any(catalog()[one.lead.said.numbers[0].key.indicator].is_count for one in mapped)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("area", ["AZE", "AZ-TOV", "AZ-SAB"])
def test_no_sentence_of_a_briefing_stands_in_it_twice(reader, area, language):
    topics = list(codelist("domain"))
    asked = request(areas=[area], topics=topics, language=language, length="long")
    plan = replace(PLANS["long"][0], drawn=0)
    sections = Sections(asked, reader, Shown(reader, words(language)), plan)
    told = Counter(
        sentence
        for part in sections.of_area(choose_findings(reader, topics, area, plan.room))
        if isinstance(part, Finding)
        for sentence in _sentences(part)
    )
    assert len(told) > 30
    assert {sentence: times for sentence, times in told.items() if times > 1} == {}


def _sentences(finding) -> list[str]:
    """Return the sentences of a finding, without the topic before them."""
    leading = finding.lead.said.text.removeprefix(f"{finding.label}. ")
    text = f"{leading} {finding.more.said.text if finding.more else ''}"
    return re.split(r"(?<=[.!?]) (?=[^\W\d_])", text.strip())
