"""Every indicator says something true and whole, in every language, wherever it has a figure."""

from dataclasses import replace

import pytest

from figures.left_out import item_of_left_out
from figures.svg import Frame, plot
from indicators.catalog import catalog
from indicators.codelists import areas_of
from indicators.model import LANGUAGES
from indicators.narrative import opening
from indicators.summary import latest
from indicators.words.labels import described
from indicators.words.language import words
from pages.parts.panels.picture.map import map_message
from pages.parts.panels.picture.targets import best_area
from pages.parts.panels.picture.trend import lines_drawn
from tests.pages.told import page_of, told

KNOWN = [code for code, item in catalog().items() if not item.gap]
GAPS = [code for code, item in catalog().items() if item.gap]


@pytest.fixture(scope="module")
def national(store):
    """The facts and the latest figure of the nation, where it has one: the same in any language."""
    known = {}
    for code in KNOWN:
        view, facts = told(store, code)
        if not view.exists:
            continue  # no national figure: the page says so
        found = store.observations(
            code,
            "published",
            ref_area=["AZE"],
            time_period=view.time_period,
            data_source=view.data_source,
            dimensions=view.dimensions,
        )
        known[code] = facts, latest(found)
    return known


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_key_message_holds_the_value_and_leaves_no_place_unfilled(national, language):
    said_of = 0
    for code, (facts, fact) in national.items():
        assert fact is not None, code
        said = opening(facts, words(language))
        assert said.numbers[0].value == fact["obs_value"], code
        assert said.numbers[0].text in said.text, code
        assert "{" not in said.text, code
        said_of += 1
    assert said_of >= 380


@pytest.fixture(scope="module")
def below_the_nation(store):
    """The view of each map and its figures: the same in any language."""
    known = {}
    for code in KNOWN:
        view = page_of(store, code).view(mapped=True)
        if not view.exists:
            continue  # nothing below the nation is published
        known[code] = (
            view,
            store.observations(
                code,
                "published",
                ref_area=["AZE", *areas_of(view.scheme)],
                time_period=view.time_period,
                data_source=view.data_source,
                dimensions=view.dimensions,
            ),
        )
    return known


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_map_names_every_area_it_has_a_figure_for_and_where_it_comes_from(
    store, below_the_nation, language
):
    mapped = set()
    for code, (view, observations) in below_the_nation.items():
        page = page_of(store, code, language)
        message = map_message(page, view, observations)
        below = observations[observations["ref_area"] != "AZE"]
        assert set(message["values"]) == set(below["ref_area"]), code
        assert all(entry[0] < len(message["classes"]) for entry in message["values"].values())
        assert view.data_source in message["source"], code
        own = item_of_left_out(view.indicator, page.words) if message["titled"] else view.indicator
        assert described(replace(view, indicator=own), page.words) in message["subtitle"], code
        mapped.add(view.indicator.domain)
    assert mapped == {
        "adolescents",
        "birth_registration",
        "child_protection",
        "disaster_risk",
        "education",
        "health",
        "inclusive_education",
        "participation",
        "population",
        "poverty",
        "social_protection",
    }


def test_the_trend_draws_each_published_figure_once_and_joins_no_two_sources(store):
    for code in KNOWN:
        page = page_of(store, code, "en")
        view = page.view(mapped=False)
        lines = lines_drawn(page, view)
        if not lines:
            continue
        figure = plot(lines, view.indicator, page.words, Frame(860, 320))
        drawn = sum(len(part.points) for line in figure.lines for part in line)
        assert drawn == sum(len(part) for _, part in lines), code
        assert all(part["data_source"].nunique() == 1 for _, part in lines), code


@pytest.mark.parametrize("code", GAPS)
def test_a_gap_says_why_there_is_no_figure_and_who_could_provide_it(code):
    item = catalog()[code]
    assert item.gap is not None
    assert item.holders
    assert all(len(item.gap[language]) > 40 for language in LANGUAGES)


def test_the_illustrative_edition_is_marked_on_the_map_and_in_the_file_name(store):
    page = page_of(store, "ED_ROFST_L1_ADM", "az", "illustrative")
    view = page.view(mapped=True)
    observations = store.observations(
        "ED_ROFST_L1_ADM",
        "illustrative",
        ref_area=areas_of(view.scheme),
        time_period=view.time_period,
        dimensions=view.dimensions,
    )
    message = map_message(page, view, observations)
    assert message["watermark"] == "İLLÜSTRATİV"
    assert message["file"].endswith("_ILLUSTRATIVE")
    assert "SÜNİ" in message["source"]


def test_drilling_into_a_region_fits_the_map_to_it(store):
    page = page_of(store, "ED_ROFST_L1_ADM", "az", "illustrative")
    page = replace(page, selection=replace(page.selection, ref_area="ER09"))
    view = page.view(mapped=True)
    assert view.scheme == "district"
    message = map_message(page, view, store.observations("ED_ROFST_L1_ADM", "illustrative"))
    assert (message["focus"], message["selected"]) == ("ER09", "ER09")


def test_the_smallest_number_of_children_is_not_called_the_best_area(store):
    assert best_area(page_of(store, "AZE_JJ_CONVICTED", "en", "illustrative")) == []
    (said,) = best_area(page_of(store, "AZE_WS_PIPED", "en"))
    assert said == "Best of 9 areas with a figure: Absheron, 96.2% (2006)."
