"""No statement contradicts a caveat that is declared of its figure."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from figures.maps import area_values, rank_words
from figures.svg import Frame, plot
from indicators.catalog import catalog
from indicators.caveats import BEST, FORBIDDEN, Caveat, best_grade, caveats_of, forbidding
from indicators.codelists import ALL, NATION, areas_of, codelist
from indicators.display import row_as_printed
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
from indicators.model import LANGUAGES, Break
from indicators.narrative import another_map, key_message, paragraph
from indicators.quality import grade_of_areas
from indicators.selection import View
from indicators.summary import ranking, segments
from indicators.words.language import words
from public_edition.tables import scale_places
from tests.conftest import frame, observation
from tests.indicators.told import TODAY
from tests.indicators.told import told as told_of

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
        under = caveats_of(
            fact.item.caveats,
            source,
            point.key.data_source,
            point.key.time_period,
            point.key.ref_area,
        )
        found += [code] if (code := forbidding(under, statement)) else []
    return found


def cautioned(store) -> Iterator[tuple[str, str]]:
    """Every indicator for the nation, and in every area what stands under a declared caveat."""
    sources = store.sources()
    for code, item in catalog().items():
        yield code, NATION
        if item.caveats or any(sources[one]["caveats"] for one in item.sources):
            yield from ((code, area) for area in store.areas_with("published", code) - {NATION})


@pytest.fixture(scope="module")
def told(store) -> dict[tuple[str, str], list[Fact]]:
    return {
        (code, area): told_of(store, code, "published", area) for code, area in cautioned(store)
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
                code = fact.key.data_source
                own = (code, fact.key.time_period, fact.key.ref_area)
                under = caveats_of(fact.item.caveats, sources[code], *own)
                own = {one.code for one in facts if isinstance(one, Cautioned)}
                # What a survey left out is told by the name of the place.
                assert own == {caveat.code for caveat in under if not caveat.survey}


def test_no_grade_is_better_than_its_caveats_allow(told, store):
    sources = store.sources()
    for facts in told.values():
        for fact in facts:
            if isinstance(fact, Graded):
                code = fact.key.data_source
                own = (code, fact.key.time_period, fact.key.ref_area)
                best, _ = best_grade(fact.item.caveats, sources[code], *own)
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


def test_every_source_that_prints_no_decimals_is_declared_so(store):
    found = store.every("published")
    found = found[found["obs_value"].notna()]
    undeclared = []
    for (code, source), rows in found.groupby(["indicator", "data_source"]):
        item, values = catalog()[code], rows["obs_value"]
        if item.decimals == 0 or len(rows) < MANY or values.isin([0, 100]).all():
            continue
        last = rows.sort_values("time_period").iloc[-1]
        if values.mod(1).eq(0).all() and row_as_printed(item, last).decimals:
            undeclared.append((code, source))
    assert undeclared == []


MANY = 20  # figures without decimals that are no accident


@pytest.mark.parametrize(("language", "whole"), [("en", "51%"), ("az", "51%"), ("ru", "51\xa0%")])
def test_a_figure_printed_without_decimals_is_drawn_without(language, whole):
    own = {"indicator": "IM_DTP3", "data_source": "WUENIC_2025_07", "obs_value": 51.0}
    rows, item = frame(observation(**own)), catalog()["IM_DTP3"]
    (entry,) = area_values(rows, [], item, words(language)).values()
    assert entry[1] == whole
    (drawn,) = plot([("", rows)], item, words(language), Frame(400, 200)).lines[0]
    assert drawn.said[0].endswith(whole)
    (bar,) = scale_places(rows, {"AZE": ""}, "ref_area", item, words(language))
    assert bar.written == whole


def test_a_figure_of_a_source_that_prints_decimals_keeps_them():
    own = {"indicator": "IM_DTP3", "data_source": "DHS_2006", "obs_value": 51.0}
    assert words("en").figure(observation(**own), catalog()["IM_DTP3"]) == "51.0%"


def districts(*values: float):
    codes_ = areas_of("district")[: len(values)]
    return frame(
        *(observation(ref_area=c, obs_value=v) for c, v in zip(codes_, values, strict=True))
    )


PARTIAL = replace(catalog()["ED_ROFST_L1_ADM"], caveats=(Caveat("place"),))
PLAIN = replace(PARTIAL, caveats=())


def test_areas_that_a_caveat_forbids_to_rank_stand_in_the_order_of_their_list():
    rows = districts(3.0, 9.0, 5.0)
    assert ranking(rows, PLAIN)["obs_value"].tolist() == [9.0, 5.0, 3.0]
    assert ranking(rows, PARTIAL)["obs_value"].tolist() == [3.0, 9.0, 5.0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_in_place_of_ranks_is_what_the_caveat_says(language):
    said = words(language).of(codelist("caveat")["place"]["says"])
    rows = districts(3.0, 9.0, 5.0)
    assert rank_words(rows, PARTIAL, words(language)) == {"values": {}, "note": said}
    assert rank_words(rows, PLAIN, words(language)) is None


def test_no_map_is_graded_better_than_its_caveats_allow():
    rows, source = districts(*[5.0] * 74), {"kind": "administrative", "caveats": ""}
    letters = [grade_of_areas(source, rows, one, 74, 2024).letter for one in (PLAIN, PARTIAL)]
    assert letters == ["A", BEST["place"]]


def seen(period: str, item=PLAIN) -> View:
    return View(item, "AZE", "nation", "UIS_2024_09", period, ALL)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_map_of_another_year_is_introduced_with_both_years_and_what_changed(language):
    label = {"en": "New count", "az": "Yeni uçot", "ru": "Новый учёт"}
    item = replace(PLAIN, breaks=(Break("2015", label),))
    now, then = observation(obs_value=4.0), observation(obs_value=9.0, time_period="2006")
    said = another_map(seen("2023", item), seen("2006", item), now, then, words(language))
    places = ("2006", "2023", words(language).figure(then, item), label[language], "2015")
    assert [place for place in places if place not in said] == []


def test_a_map_of_the_headline_is_not_introduced():
    row = observation(obs_value=4.0)
    assert another_map(seen("2023"), seen("2023"), row, row, words("en")) == ""


def test_what_is_marked_as_a_forecast_stands_under_its_caveat_and_nothing_else_does(store):
    marked, under = set(), set()
    for code, item in catalog().items():
        for row in store.observations(code, "published").to_dict("records"):
            key = (code, row["ref_area"], row["time_period"], row["data_source"])
            marked |= {key} if row["obs_status"] == "F" else set()
            told_under = [c for c in item.caveats if c.concerns(*key[2:])]
            under |= {key} if any(c.code == "forecast" for c in told_under) else set()
    assert marked == under
    assert ("AZE_ED_GRADE1", "AZ-BA", "2012", "MSE_2012") in marked
