"""What chance can have done is said on every page, and no text leaves a place unfilled."""

import re

import pandas as pd
import pytest

from data.store import Store
from figures.ratios import ratio_rows
from figures.svg.planes.funnel import FunnelWords, funnel_picture
from figures.svg.planes.step import step_picture
from indicators.catalog import catalog
from indicators.model import LANGUAGES
from indicators.uncertainty.breaks import step
from indicators.uncertainty.funnels import funnel
from indicators.vital.compliance import diagnostics
from indicators.words.language import words
from pages.parts.panels.picture.headline import lede_text
from pages.parts.panels.registration.funnels import (
    deaths_by_district,
    funnels_title,
    light_births_by_district,
    standing_out,
)
from pages.parts.panels.registration.screening import (
    by_old_rule,
    national_counts,
    not_computed,
    screening_title,
    verdicts,
)
from pages.parts.panels.registration.steps import light_births, step_sentences, step_title
from tests.pages.told import page_of, told

NOT_JUDGED = (
    "no change of them is a real one",
    "the difference is not judged",
    "taken for a change of recording",
    "no measure of uncertainty",
    "how exact these figures are",
    "uncertainty of these figures",
    "how exact the figures are",
    "margin of error",
    "whether the change is real",
    "no reliable difference",
    "no different",
    "the same",
    "There is no earlier comparable figure",
)


def lede(store: Store, code: str, edition: str = "published") -> str:
    view, facts = told(store, code, edition)
    return lede_text(page_of(store, code, edition=edition), facts) if view.exists else ""


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("AZE_STILLBIRTHS", "In 2023 the figure was 531: there is no reliable difference."),
        ("AZE_INFANT_DEATHS", "2,039"),
        ("AZE_INFANT_DEATHS", "the change is not judged"),
        ("CME_MRM0", "no change is judged by it"),
        ("ED_ROFST_L1_ADM", "how exact the figures are"),
    ],
)
def test_the_headline_says_whether_a_change_is_more_than_noise(store, code, said):
    assert said in lede(store, code)


@pytest.mark.parametrize("edition", ["published", "illustrative"])
def test_every_earlier_figure_is_judged(store, edition):
    """A reliable change has its direction; any other says why it has none."""
    directed = 0
    for code, item in catalog().items():
        text = "" if item.gap else lede(store, code, edition=edition)
        if "chance" in text:
            directed += 1
        elif " figure was " in text or "comparable series" in text:
            assert any(reason in text for reason in NOT_JUDGED), (code, text)
    assert directed >= {"published": 2, "illustrative": 0}[edition]


def test_the_published_counts_allow_two_ratios_in_two_years(store):
    counts = national_counts(page_of(store, "AZE_STILLBIRTHS"))
    assert not counts.duplicated(["time_period", "data_source"]).any()
    found = diagnostics(counts)
    known = found[found["verdict"] != "unknown"]
    assert set(known["diagnostic"]) == {"sb_end", "later_early"}
    assert set(known["time_period"]) == {"2023", "2024"}
    assert set(known["data_source"]) == {"SSC_PRESS"}


def test_screening_says_that_it_proves_nothing_whatever_it_finds(store):
    page = page_of(store, "AZE_STILLBIRTHS")
    found = diagnostics(national_counts(page))
    for rows in (found[found["verdict"] == "look"], found[found["verdict"] == "nothing"]):
        assert "it does not prove" in " ".join(verdicts(rows, page.words))
    (missing,) = not_computed(found, page)
    assert "State Statistical Committee" in missing


def test_the_registers_give_a_lower_infant_mortality_by_the_old_rule(store):
    assert by_old_rule(page_of(store, "AZE_STILLBIRTHS")) == []
    (said,) = by_old_rule(page_of(store, "PT_CHLD_Y0T4_REG", edition="illustrative"))
    assert "17.1 per 1,000 live births instead of 18.1" in said


def test_the_step_of_light_births_in_2015_is_told_with_its_interval(store):
    page = page_of(store, "AZE_LBW")
    found = step(light_births(page), "2015", years=5).iloc[0]
    said = " ".join(step_sentences(found, page.words))
    assert "stood 36% above" in said
    assert "from 14% to 63%" in said
    assert "does not prove it" in said
    assert "quasi-Poisson regression with a trend of its own on each side" in said
    trends = [page.words.number(100 * (found[f"trend_{n}"] - 1), 1) for n in ("before", "after")]
    assert f"{trends[0]}% a year before the break and {trends[1]}% a year after it" in said
    assert f"dispersion {page.words.number(found['dispersion'], 1)}." in said
    fewer = step_sentences(found.replace(found["step"], 0.9), page.words)
    assert "10% below" in fewer[0]


def test_the_title_of_the_step_says_no_more_than_its_interval(store):
    page = page_of(store, "AZE_LBW")
    found = step(light_births(page), "2015", years=5).iloc[0]
    assert step_title(found, page.words) == (
        "The share of births under 2,500 grams stood 36% above the earlier line in 2015 "
        "(14% to 63%)"
    )
    fewer = found.copy()
    fewer[["step", "lower_bound", "upper_bound"]] = 0.9, 0.8, 0.95
    assert "10% below the earlier line in 2015 (5% to 20%)" in step_title(fewer, page.words)
    fewer["upper_bound"] = 1.1
    assert step_title(fewer, page.words) == ""


def test_the_title_of_the_screening_counts_the_ratios_outside_their_benchmarks(store):
    page = page_of(store, "AZE_STILLBIRTHS")
    found = diagnostics(national_counts(page))
    known = found[found["verdict"] != "unknown"]
    assert screening_title(known, page.words) == "Outside its benchmark: 1 of 4 ratios of counts"
    calm = known[known["verdict"] != "look"]
    assert "None of 3" in screening_title(calm, page.words)
    assert screening_title(known[:0], page.words) == ""


def test_the_title_of_the_funnels_counts_the_districts_beyond_the_solid_lines():
    wild = pd.DataFrame({"count": [0, 90, 45, 46], "denominator": [1000] * 4, "name": list("abcd")})
    tame = pd.DataFrame({"count": [45, 46, 44], "denominator": [1000] * 3, "name": list("abc")})
    far, near = (funnel(one, kind="rate", per=1000) for one in (wild, tame))
    assert funnels_title(far, near, words("en")) == (
        "Beyond the solid lines: 2 of 4 districts by infant deaths, 0 of 3 by births under "
        "2,500 grams"
    )


def test_districts_are_drawn_only_where_their_counts_are_known(store):
    published = page_of(store, "AZE_LBW_OFFICIAL")
    assert deaths_by_district(published).empty
    assert light_births_by_district(published).empty
    made = page_of(store, "AZE_LBW_OFFICIAL", edition="illustrative")
    assert len(deaths_by_district(made)) == 74
    light = light_births_by_district(made)
    assert len(light) == 74
    assert light["time_period"].nunique() == light["data_source"].nunique() == 1


def test_where_most_districts_lie_beyond_none_is_singled_out():
    wild = pd.DataFrame({"count": [0, 90, 10, 80], "denominator": [1000] * 4, "name": list("abcd")})
    said = standing_out(funnel(wild, kind="rate", per=1000), words("en"))
    assert "singles out none" in said
    tame = pd.DataFrame(
        {"count": [45, 46, 44, 45], "denominator": [1000] * 4, "name": list("abcd")}
    )
    assert "No district" in standing_out(funnel(tame, kind="rate", per=1000), words("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pictures_draw_every_row_in_every_language(store, language):
    page = page_of(store, "AZE_LBW", language, "illustrative")
    found = diagnostics(national_counts(page))
    rows = found[found["verdict"] != "unknown"].assign(name="a name", text="1 (0 to 2)")
    markup = ratio_rows(rows, page.words, "a source")
    assert markup.count("crm-ratio-band") == markup.count("crm-ratio-between") == len(rows)
    areas = funnel(light_births_by_district(page), kind="proportion", per=100).assign(
        name="a", said="b"
    )
    said = FunnelWords("", page.words("Live births"))
    drawn = funnel_picture(areas, "proportion", 100, said, page.words)
    assert drawn.count("<title>b</title>") == 2 * 74  # for broad and for narrow places


def test_the_step_is_drawn_in_the_year_of_the_break_and_each_point_says_its_figure():
    found = pd.Series(
        {
            "time_period": "2015",
            "level_before": 5.0,
            "level_after": 7.0,
            "trend_before": 1.0,
            "trend_after": 1.0,
        }
    )
    points = pd.DataFrame({"year": [2014, 2015], "obs_value": [5.4, 6.6], "said": ["a", "<b>"]})
    drawn = step_picture(points, found, "new definition", "a title", words("en"))
    assert drawn.count("<title>a</title>") == drawn.count("<title>&lt;b&gt;</title>") == 2
    places = re.findall(r'class="a-step" d="M([\d.]+) [\d.]+L([\d.]+) ', drawn)
    assert len(places) == 2
    assert all(before == after for before, after in places)
    assert drawn.count("new definition") == 2
