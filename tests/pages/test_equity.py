"""Comparisons of groups as the store allows them: whole, true, and said in every language."""

import csv
import re
from io import StringIO

import pandas as pd
import pytest

from data.store import Store
from indicators.catalog import catalog
from indicators.codelists import codelist
from indicators.equity import COMPARED, Standing
from indicators.model import LANGUAGES
from indicators.selection import Selection
from indicators.words.language import words
from pages.parts.page import Page
from pages.parts.panels.equity.closing import closing
from pages.parts.panels.equity.compared import compared
from pages.parts.panels.equity.gaps import leading
from pages.parts.panels.equity.measures import equity_title
from pages.parts.panels.equity.third import third_said
from pages.parts.panels.equity.told import told
from pages.parts.panels.picture.groups.standings import certainty, forgone, gap, weighing
from pages.parts.people import children, people
from passports.files import comparisons_csv
from tests.pages.opening import opened

EDITIONS = ("published", "illustrative")


def page_of(store: Store, language: str = "en", edition: str = "published") -> Page:
    selection = Selection(lang=language, indicator="ED_ROFST_L1_ADM", edition=edition)
    return Page("education", selection, words(language), store)


def comparisons(page: Page) -> pd.DataFrame:
    return page.store.comparisons(page.selection.edition)


def standings(page: Page) -> list[Standing]:
    names = list(Standing.__dataclass_fields__)
    rows = comparisons(page)[names].to_dict("records")
    return [Standing(**{str(name): value for name, value in row.items()}) for row in rows]


def test_comparisons_are_of_rates_with_a_better_direction_one_for_each_dimension(store):
    found = comparisons(page_of(store))
    assert len(found) > 120
    assert set(found["dimension"]) <= set(COMPARED)
    assert not found.duplicated(["indicator", "dimension"]).any()
    items = [catalog()[code] for code in found["indicator"]]
    assert not any(item.is_count or item.direction == "none" for item in items)
    assert (found["difference"] >= 0).all()
    assert (found["ratio"].dropna() >= 1).all()


def test_the_poorest_were_behind_in_registration_by_the_survey_of_2006(store):
    found = comparisons(page_of(store)).set_index(["indicator", "dimension"])
    row = found.loc[("PT_CHLD_Y0T4_REG", "wealth_quintile")]
    assert (row["behind"], row["ahead"], row["time_period"]) == ("Q1", "Q5", "2006")
    assert (row["behind_value"], row["ahead_value"]) == (91.6, 97.0)
    assert row["share"] == pytest.approx(97.0 - (91.6 + 91.8 + 95.0 + 93.9 + 97.0) / 5, abs=0.1)
    assert row["weights"] == "construction"
    assert row["reliable"] is None  # the survey's errors are not carried


def test_the_model_prints_bounds_by_which_boys_and_girls_die_no_differently(store):
    found = comparisons(page_of(store)).set_index(["indicator", "dimension"])
    row = found.loc[("CME_MRY0T4", "sex")]
    assert (row["behind"], row["reliable"]) == ("M", False)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_comparison_is_said_with_no_place_left_unfilled(store, language, edition):
    page = page_of(store, language, edition)
    kinds = {code: source["kind"] for code, source in store.sources().items()}
    for found in standings(page):
        item = catalog()[found.indicator]
        said = [
            *gap(found, item, page.words),
            forgone(found, item, 1000.0, page.words),
            forgone(found, item, None, page.words),
            certainty(found, kinds[found.data_source], page.words),
            weighing(found, page.words),
        ]
        text = " ".join(said)
        assert "{" not in text and "nan" not in text, (found.indicator, text)
        assert page.words.value(found.behind_value, item) in said[0]


def test_where_chance_could_explain_a_difference_nobody_is_said_to_be_left_behind(store):
    doubtful = [one for one in standings(page_of(store)) if one.reliable is False]
    assert doubtful
    for found in doubtful:
        item = catalog()[found.indicator]
        assert forgone(found, item, 1000.0, words("en")) == ""
        assert certainty(found, "modelled", words("en")).startswith("No reliable difference")


def test_children_behind_a_rate_come_from_the_same_year_or_from_its_companion_count(store):
    page = page_of(store)
    rate, registered = catalog()["ED_ROFST_L1_ADM"], catalog()["PT_CHLD_Y0T4_REG"]
    (fact,) = store.observations(
        rate.indicator, "published", ref_area=["AZE"], time_period="2023",
        data_source="UIS_2024_09", dimensions=dict.fromkeys(("sex",), "_T"),
    ).iloc  # fmt: skip
    found = children(page, rate, "AZE", fact, 100)
    assert found is not None
    assert 500_000 < found < 800_000  # children of 6–9 in Azerbaijan
    under_five = children(page, registered, "AZE", fact.replace("2023", "2006"), 100)
    counted = store.observations("DM_POP_U5", "published", time_period="2006-01-01")
    assert under_five == counted["obs_value"].item()
    assert children(page, registered, "AZE", fact.replace("2023", "1950"), 100) is None


def test_girls_and_boys_are_counted_and_women_and_men_of_a_labour_force_are_not(store):
    page = page_of(store)
    stunting, unemployed = catalog()["NT_ANT_HAZ_NE2"], catalog()["AZE_ADO_UNEMP_15T24"]
    counted = people(page, stunting, "sex", ["F", "M"], "2013")
    assert counted is not None
    assert counted.set_index("subgroup").loc["M", "population"] > 1_000_000
    assert people(page, unemployed, "sex", ["F", "M"], "2022") is None
    assert people(page, stunting, "residence", ["U", "R"], "2013") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_names_groups_and_how_they_were_weighed(store, language):
    page = page_of(store, language, "illustrative")
    found = comparisons(page)
    text = comparisons_csv(found, store.sources(), "illustrative", page.words).decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text)))
    assert len(rows) == len(found)
    assert all(row[page.words("Edition")] for row in rows)
    rules = {page.words.of(rule["said"]) for rule in codelist("group_weights").values()}
    assert {row[page.words("Sizes of the groups")] for row in rows} <= rules


def test_the_table_links_every_comparison_and_marks_what_is_old(store):
    page = page_of(store)
    found = comparisons(page)
    markup = compared(page, found)
    assert len(re.findall("<th scope='row'><a href=", markup)) == len(found)
    assert "years ago" in markup
    assert "nan" not in re.sub(r"base64,[^']*", "", markup).lower().replace("finance", "")


def test_the_illustrative_edition_has_the_poor_behind_where_less_is_covered(store):
    found = comparisons(page_of(store, edition="illustrative"))
    wealth = found[found["dimension"] == "wealth_quintile"]
    assert set(wealth.loc[wealth["reversed"], "indicator"]) <= {"PV_SI_COV_CHLD"}
    assert len(wealth) > 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_begins_with_a_recent_outcome_of_children_of_good_grade(store, language):
    page = page_of(store, language)
    first = told(page).iloc[0]
    assert (first["told"], first["indicator"]) == ("child_outcome", "AZE_ED_READ_L1")
    title = equity_title(page, first)
    for side in ("behind", "ahead"):
        assert page.words.value(first[f"{side}_value"], catalog()["AZE_ED_READ_L1"]) in title
    assert page.words.period(first["time_period"]) in title and "{" not in title


def test_the_title_of_synthetic_figures_says_so(store):
    page = page_of(store, edition="illustrative")
    assert equity_title(page, told(page).iloc[0]).startswith("Illustrative: ")


def test_each_dimension_leads_with_recent_outcomes_and_none_with_adults(store):
    rows = leading(told(page_of(store)))
    assert set(rows["told"]) <= {"child_outcome", "old_outcome"}
    assert all(catalog()[code].population == "children" for code in rows["indicator"])
    for _, part in rows.groupby("dimension"):
        assert list(part["told"]) == sorted(part["told"])  # recent before old
        assert len(part) <= 3


def test_of_two_rounds_without_an_interval_no_verdict_is_given(store):
    page = page_of(store)
    found = told(page).set_index(["indicator", "dimension"], drop=False)
    row = found.loc[("AZE_ED_READ_L1", "residence")]
    assert "24.8 (2016) → 38.5 (2021)†" in closing(row, page.words)
    alone = found.loc[("AZE_ED_MATH_L1", "residence")]
    assert "no earlier round" in closing(alone, page.words)


def test_a_change_with_an_interval_is_told_with_it(store):
    page = page_of(store, edition="illustrative")
    found = told(page).set_index(["indicator", "dimension"], drop=False)
    row = found.loc[("PT_CHLD_Y0T4_REG", "wealth_quintile")]
    assert "narrower by 2.2 (95% interval 1.7–2.7)" in closing(row, page.words)
    same = found.loc[("PT_CHLD_Y0T4_REG", "sex")]
    assert "unchanged in print" in closing(same, page.words)


def test_what_the_worst_third_would_gain_is_said_of_shares_of_children_alone(store):
    """Stunting by wealth in 2013: a fifth and two thirds of the next, brought up to the mean."""
    page = page_of(store)
    rows = told(page).set_index(["indicator", "dimension"], drop=False)
    said = third_said(page, rows.loc[("NT_ANT_HAZ_NE2", "wealth_quintile")].to_dict())
    assert "reached the average (18.8%), 2.0 more children in 100 (about 16,000" in said
    assert third_said(page, rows.loc[("AZE_HT_PHYSICIANS", "ref_area")].to_dict()) == ""


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_page_says_it_of_some_comparisons_with_what_is_assumed(edition):
    parts = opened("equity", edition=edition).get("html")
    (panel,) = [one.proto.body for one in parts if "worst-off third did" in one.proto.body]
    assert panel.count("<li>") == 8
    assert "the others stay as they are" in panel
