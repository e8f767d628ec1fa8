"""No statement contradicts a caveat that is declared of its figure."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from indicators.catalog import catalog
from indicators.caveats import BEST, FORBIDDEN, Caveat, best_grade, caveats_of, forbidding
from indicators.codelists import NATION, codelist
from indicators.facts import (
    Cautioned,
    Changed,
    Compared,
    Fact,
    Graded,
    Latest,
    Ranked,
    TargetDistance,
    facts_of,
)
from indicators.model import LANGUAGES
from indicators.narrative import key_message, paragraph
from indicators.selection import Selection, resolve
from indicators.summary import segments
from indicators.words.language import words
from tests.conftest import frame, observation

TODAY = date(2026, 11, 29)
STATES = {Changed: "change", Ranked: "rank", Compared: "comparison", TargetDistance: "target"}
# Words of a verdict; none may stand in what is said of a figure that is not judged.
JUDGED = {
    "en": ("improve", "worse", "chance would"),
    "az": ("yaxşılaş", "pisləş", "təsadüf"),
    "ru": ("улучш", "ухудш", "случайност"),
}


def points(fact: Fact):
    names = ("point", "before", "after", "whole")
    return [getattr(fact, name) for name in names if getattr(fact, name, None) is not None]


def codes(fact: Fact, statement: str, sources) -> list[str]:
    """The caveats that forbid a statement of any figure of a fact."""
    found = []
    for point in points(fact):
        source = sources[point.key.data_source]
        under = caveats_of(fact.item.caveats, source, point.key.time_period)
        found += [code] if (code := forbidding(under, statement)) else []
    return found


def cautioned(store) -> Iterator[tuple[str, str]]:
    """Every indicator for the nation, and in every area what stands under a declared caveat."""
    sources = store.sources()
    for code, item in catalog().items():
        yield code, NATION
        if item.caveats or any(sources[one]["caveats"] for one in item.sources):
            yield from ((code, area) for area in store.areas_with("published", code) - {NATION})


def opened(store, code: str, area: str):
    """The groups that a page opens with."""
    chosen = Selection(indicator=code, ref_area=area)
    return resolve(chosen, store.coverage("published", code), mapped=False).dimensions


@pytest.fixture(scope="module")
def told(store) -> dict[tuple[str, str], list[Fact]]:
    rows = {code: store.observations(code, "published") for code in catalog()}
    return {
        (code, area): facts_of(
            catalog()[code],
            rows[code],
            store.sources(),
            ref_area=area,
            today=TODAY,
            dimensions=opened(store, code, area),
            counts=rows.get(catalog()[code].count),
        )
        for code, area in cautioned(store)
    }


def test_every_code_has_a_meaning_and_says_what_it_forbids():
    assert set(codelist("caveat")) == set(FORBIDDEN)
    assert set(BEST) <= set(FORBIDDEN)


def test_no_fact_states_what_a_caveat_forbids(told, store):
    sources = store.sources()
    wrong = [
        (key, fact)
        for key, facts in told.items()
        for fact in facts
        if (kind := STATES.get(type(fact))) and codes(fact, kind, sources)
    ]
    assert wrong == []


def test_no_change_is_judged_that_a_caveat_forbids_to_judge(told, store):
    sources = store.sources()
    changes = [fact for facts in told.values() for fact in facts if isinstance(fact, Changed)]
    held = [fact for fact in changes if codes(fact, "verdict", sources)]
    assert held
    assert {fact.verdict for fact in held} == {"unknown"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_judges_what_a_caveat_forbids_to_judge(told, store, language):
    sources, said = store.sources(), words(language)
    for facts in told.values():
        latest = [fact for fact in facts if isinstance(fact, Latest)]
        if not latest or not codes(latest[0], "verdict", sources):
            continue
        text = paragraph(facts, said).text + key_message(facts, said).text
        assert not [word for word in JUDGED[language] if word in text.lower()], text


def test_every_caveat_of_the_latest_figure_is_told_with_it(told, store):
    sources = store.sources()
    for facts in told.values():
        for fact in facts:
            if isinstance(fact, Latest):
                source = sources[fact.key.data_source]
                under = caveats_of(fact.item.caveats, source, fact.key.time_period)
                own = {one.code for one in facts if isinstance(one, Cautioned)}
                assert own == {caveat.code for caveat in under}


def test_no_grade_is_better_than_its_caveats_allow(told, store):
    sources = store.sources()
    for facts in told.values():
        for fact in facts:
            if isinstance(fact, Graded):
                source = sources[fact.key.data_source]
                best, _ = best_grade(fact.item.caveats, source, fact.key.time_period)
                assert fact.letter >= best


def test_a_disowned_figure_is_joined_to_no_other_by_a_line():
    rows = [observation(time_period=str(y), obs_value=v) for y, v in _RATES]
    item = replace(
        catalog()["ED_ROFST_L1_ADM"], breaks=(), caveats=(Caveat("disowned", "2018", "2019"),)
    )
    drawn = [part["time_period"].tolist() for part in segments(frame(*rows), item)]
    assert drawn == [["2017"], ["2018"], ["2019"], ["2020", "2021"]]


_RATES = ((2017, 9.0), (2018, 0.2), (2019, 0.3), (2020, 9.1), (2021, 8.9))


@pytest.mark.parametrize(
    ("language", "named"), [("en", "in Baku"), ("az", "Bakı şəhərində"), ("ru", "в Баку")]
)
def test_a_test_held_in_the_capital_is_told_of_the_capital(told, language, named):
    facts = told["EDU_SDG_STU_L2_GLAST_MAT", NATION]
    said = paragraph(facts, words(language), place=False).text
    assert named.lower() in said.lower(), said
    assert not [fact for fact in facts if isinstance(fact, TargetDistance)]


@pytest.mark.parametrize(
    ("language", "named"),
    [("en", "report of 2026"), ("az", "2026-cı il hesabatına"), ("ru", "докладу 2026 года")],
)
def test_the_year_of_a_report_is_told_as_that_of_a_report(told, language, named):
    facts = told["AZE_CCRR_EXPOSED_PT", NATION]
    assert named in paragraph(facts, words(language)).text


def test_a_figure_printed_without_decimals_is_told_without():
    item, key = catalog()["PT_CHLD_Y0T4_REG"], "2023"
    source = "UNICEF_DW_2025"
    own = {"indicator": item.indicator, "data_source": source, "time_period": key}
    rows = [observation(**own, obs_value=100.0)]
    facts = facts_of(item, frame(*rows), {source: {"kind": "survey"}}, today=TODAY)
    said = paragraph(facts, words("en")).text
    assert "100%" in said
    assert "100.0" not in said
    assert "printed without decimals" in said
