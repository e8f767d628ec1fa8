"""Every indicator says something true and whole, in every language, wherever it has a figure."""

from dataclasses import replace

import pytest

from figures.left_out import item_of_left_out
from figures.svg import Frame, plot
from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, TOTAL, areas_of
from indicators.model import LANGUAGES
from indicators.narrative import gap_title, opening, targets_title
from indicators.summary import latest, valued
from indicators.words.labels import described
from indicators.words.language import words
from pages.parts.panels.picture.groups.breakdown import gaps_drawn, groups_shown, title_of_groups
from pages.parts.panels.picture.maps.map import map_message
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
        view = page_of(store, code).on_map
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
        view = page.headline
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
    view = page.on_map
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
    view = page.on_map
    assert view.scheme == "district"
    message = map_message(page, view, store.observations("ED_ROFST_L1_ADM", "illustrative"))
    assert (message["focus"], message["selected"]) == ("ER09", "ER09")


def test_the_smallest_number_of_children_is_not_called_the_best_area(store):
    assert best_area(page_of(store, "AZE_JJ_CONVICTED", "en", "illustrative")) == ("", "")
    said, _ = best_area(page_of(store, "AZE_WS_PIPED", "en"))
    assert said == "Best of 9 areas with a figure: Absheron, 96.2% (2006)."


def _of_groups(store, code):
    """The title of the groups of an indicator, the groups drawn, and the gaps between them."""
    page = page_of(store, code, "en")
    view = page.headline
    own = valued(store.observations(code, "published", ref_area=["AZE"]))
    parts = groups_shown(own, view)
    kinds = {name: source["kind"] for name, source in store.sources().items()}
    return title_of_groups(page, view, own, parts), parts, gaps_drawn(own, view, kinds)


def test_no_title_of_groups_claims_what_its_rows_do_not_hold(store, national):
    told, neutral = 0, 0
    rows = store.coverage("published")
    grouped = set(rows.loc[(rows[[*DIMENSIONS]] != TOTAL).any(axis=1), "indicator"])
    for code in grouped & set(national):
        item = catalog()[code]
        title, parts, gaps = _of_groups(store, code)
        if title.startswith(words("en").of(item.name)):
            neutral += bool(parts)
            continue
        told += 1
        gap = next(one for one in gaps if gap_title(one, words("en")).text == title)
        drawn = parts[gap.dimension].set_index(gap.dimension)
        pair = drawn.loc[[point.key.codes()[gap.dimension] for point in (gap.behind, gap.ahead)]]
        assert list(pair["obs_value"]) == [gap.behind.value, gap.ahead.value], code
        worse = min if item.direction == "higher" else max
        assert worse(pair["obs_value"]) == gap.behind.value, code
        within = ((pair["upper_bound"] - pair["lower_bound"]) / 2).pow(2).sum(skipna=False) ** 0.5
        assert not gap.difference < within, code  # nor where no error is published
        assert not set(pair["data_source"]) - {gap.key.data_source}, code
    assert told >= 40
    assert neutral >= 40


def test_a_title_of_groups_is_a_finding_where_there_is_one_and_else_names_what_is_shown(store):
    codes = ("PT_CHLD_1-14_PS-PSY-V_CGVR", "AZE_JJ_CONVICTED")
    assert {code: _of_groups(store, code)[0] for code in codes} == {
        "PT_CHLD_1-14_PS-PSY-V_CGVR": "65.3% among boys, 60.3% among girls: the share of children "
        "disciplined violently at home, 2023",
        "AZE_JJ_CONVICTED": "Children convicted, by group: sex",
    }


def test_the_title_of_a_comparison_says_where_a_figure_stands_at_its_target():
    piped = catalog()["AZE_WS_PIPED"]
    assert targets_title([], "Best of 9 areas: A.", piped, words("en"), countries=True) == (
        "Best of 9 areas: A"
    )
    assert targets_title([], "", piped, words("en"), countries=False) == words("en").of(piped.name)
