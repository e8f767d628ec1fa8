"""What is said where a survey left areas out: a figure of the nation is of the others."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from indicators.catalog import catalog, indicator
from indicators.caveats import Caveat, caveats_of, forbidding
from indicators.codelists import NATION, codelist
from indicators.facts import Broken, Cautioned, Changed, Compared, Gap, Key, TargetDistance
from indicators.model import LANGUAGES
from indicators.narrative import fact_sentence, opening
from indicators.summary import segments
from indicators.words import figure_and_part, figure_area, left_out
from indicators.words.language import words
from passports.finding import find_figure
from passports.identity import figure_id
from passports.words import sentence, statement
from tests.indicators.told import told

FERTILITY = "AZE_ADO_ASF1519"
WHERE = {
    "en": "in Azerbaijan without Nakhchivan and Kalbajar-Lachin",
    "az": "Naxçıvan və Kəlbəcər-Laçın istisna olmaqla Azərbaycanda",
    "ru": "в Азербайджане без Нахчывана и Кельбаджар-Лачина",
}
LABEL = {
    "en": "Azerbaijan without Nakhchivan and Kalbajar-Lachin",
    "az": "Naxçıvan və Kəlbəcər-Laçın istisna olmaqla Azərbaycan",
    "ru": "Азербайджан без Нахчывана и Кельбаджар-Лачина",
}
ROW = {"ref_area": NATION, "time_period": "2006", "data_source": "GDL_V4"}
EDITIONS = tuple(codelist("left_out")["survey_2006"]["sources"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_of_the_nation_is_said_to_be_without_what_the_survey_left_out(store, language):
    facts = told(store, FERTILITY, "published", NATION)
    for place in (True, False):
        said = opening(facts, words(language), place=place).text
        assert WHERE[language].lower() in said.lower()
    gaps = [fact for fact in facts if isinstance(fact, Gap)]
    assert gaps
    assert all(LABEL[language] in fact_sentence(fact, words(language)).text for fact in gaps)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_region_is_held_against_the_nation_without_them(store, language):
    facts = told(store, FERTILITY, "published", "AZEr107")
    whole = next(fact for fact in facts if isinstance(fact, Compared))
    assert WHERE[language].lower() in fact_sentence(whole, words(language)).text.lower()
    assert WHERE[language].lower() not in opening(facts, words(language)).text.lower()


def test_every_opening_of_a_figure_of_the_survey_says_so(store):
    told_of = [
        code for code, item in catalog().items() if any(caveat.survey for caveat in item.caveats)
    ]
    assert len(told_of) > 50
    for code in told_of:
        facts = told(store, code, "published", NATION)
        if str(facts[0].key.data_source) in EDITIONS:
            assert WHERE["en"].lower() in opening(facts, words("en")).text.lower(), code


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_caption_a_passport_and_a_citation_name_them(store, language):
    item = indicator(FERTILITY)
    assert figure_area(item, ROW, words(language)) == LABEL[language]
    shown = figure_and_part(item, {**ROW, "obs_value": 0.035}, words(language))
    assert shown.endswith(f" ({LABEL[language]})")
    figure = find_figure(
        figure_id(Key(FERTILITY, NATION, "2006", "GDL_V4", "published")),
        "",
        store,
        date(2026, 11, 29),
    )
    assert WHERE[language].lower() in sentence(figure, words(language)).lower()
    assert f"{LABEL[language]}, 2006" in statement(figure, words(language))


def test_a_region_has_no_part_left_out():
    item = indicator(FERTILITY)
    assert caveats_of(item.caveats, {}, "GDL_V4", "2006", "AZEr107") == ()
    assert figure_area(item, {**ROW, "ref_area": "AZEr107"}, words("en")) == "Aran"


def test_what_the_survey_left_out_forbids_a_target_and_nothing_else(store):
    assert forbidding([Caveat("left_out", survey="survey_2006")], "target") == "left_out"
    assert not any(
        forbidding([Caveat("left_out", survey="survey_2006")], statement)
        for statement in ("change", "verdict", "pace", "trend", "rank", "comparison", "lead")
    )
    facts = told(store, FERTILITY, "published", NATION)
    assert not [one for one in facts if isinstance(one, TargetDistance | Cautioned | Broken)]


def test_two_surveys_of_the_same_areas_make_a_line_and_of_others_none():
    rows = pd.DataFrame(
        {
            "ref_area": NATION,
            "time_period": ["2006", "2011", "2023"],
            "data_source": "GDL_V4",
            "obs_value": [1.0, 2.0, 3.0],
            "obs_status": "A",
        }
    )
    item = indicator(FERTILITY)
    assert [len(part) for part in segments(rows, item)] == [3]
    once = Caveat("left_out", until="2011", survey="survey_2006")
    parts = segments(rows, replace(item, caveats=(once,)))
    assert [part["time_period"].tolist() for part in parts] == [["2006", "2011"], ["2023"]]


def test_the_trend_of_the_survey_of_2000_is_not_joined_to_that_of_2006(store):
    facts = told(store, "AZE_PV_TV", "published", NATION)
    assert [fact for fact in facts if isinstance(fact, Changed)] == []


def test_a_survey_is_declared_with_editions_that_are_held_and_regions_that_it_has_no_figure_of(
    store,
):
    known = store.sources()
    for survey in codelist("left_out").values():
        assert set(survey["sources"]) <= set(known)
        for item in catalog().values():
            if set(item.sources).isdisjoint(survey["sources"]):
                continue
            rows = store.observations(item.indicator, "published", ref_area=survey["areas"])
            own = rows[rows["data_source"].isin(survey["sources"])]
            assert own["obs_value"].notna().sum() == 0, item.indicator


NAMED = "Demographic and Health Survey 2006"
COPIES = tuple(
    (copy["source"], copy["year"], code)
    for survey in codelist("left_out").values()
    for copy in survey["copies"]
    for code in copy["indicators"]
)


@pytest.mark.parametrize(("source", "year", "code"), COPIES)
def test_a_copy_names_the_survey_or_equals_it(store, source, year, code):
    rows = store.observations(code, "published", ref_area=[NATION])
    rows = rows[rows["time_period"].eq(year) & rows["obs_value"].notna()]
    copied = rows[rows["data_source"].eq(source)]
    assert len(copied)
    named = copied["footnotes"].fillna("").str.startswith(NAMED)
    own = rows[
        rows["data_source"].isin(EDITIONS) | rows["footnotes"].fillna("").str.contains(NAMED)
    ]
    equal = own["obs_value"].round(1).isin(copied["obs_value"].round(1))
    assert named.all() or equal.any()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_copy_of_one_year_is_without_them_and_the_next_survey_is_not(language):
    item = indicator("NT_ANT_HAZ_NE2")
    of = {"ref_area": NATION, "data_source": "UNSD_SDG_2020"}
    assert figure_area(item, {**of, "time_period": "2006"}, words(language)) == LABEL[language]
    later = figure_area(item, {**of, "time_period": "2011"}, words(language))
    assert later == {"en": "Azerbaijan", "az": "Azərbaycan", "ru": "Азербайджан"}[language]


def test_of_some_measures_alone_the_nation_is_without_them():
    whole = {**ROW, "data_source": "SSC_PRESS"}
    both = [(indicator(FERTILITY), ROW), (indicator("DM_POP_TOT"), whole)]
    nation = "nation without Nakhchivan and Kalbajar-Lachin"
    assert left_out(both, words("en")) == f"1 of 2 measures: {nation}"
    assert left_out(both[:1], words("en")) == nation
    assert left_out(both[1:], words("en")) == ""
    assert left_out([], words("en")) == ""
