"""A plan says what follows of the reader's assumptions, and never assumes a number itself."""

import pandas as pd
import pytest

from data.store import Store
from indicators.codelists import codelist
from indicators.model import LANGUAGES
from indicators.selection import Selection
from indicators.words.language import words
from pages.parts.page import Page
from pages.parts.panels.planning.areas import areas_table, assumed, budget_sentences
from pages.parts.panels.planning.result import sentences
from pages.parts.panels.planning.scenario import plan_of


def page_of(store: Store, plan: str, edition: str = "published", language: str = "en") -> Page:
    selection = Selection(lang=language, edition=edition, own=(("plan", plan),))
    return Page("education", selection, words(language), store)


def said(page: Page) -> str:
    return " ".join(sentences(plan_of(page), page.words))


def test_the_children_of_the_nation_are_those_published(store):
    text = said(page_of(store, "end:2030"))
    assert "In 2023: 9,457 of 614,841 children (1.5%)." in text
    assert "no more than 0% are without at the end of 2030, 9,457 children must be reached" in text


def test_without_a_cost_or_a_capacity_none_is_assumed(store):
    text = said(page_of(store, "target:1"))
    assert "no cost is assumed here" in text
    assert "Enter how many children can be reached in a year" in text
    assert "Cost, manats" not in areas_table(
        page_of(store, "target:1"), plan_of(page_of(store, "target:1"))
    )


def test_with_both_the_sum_and_the_year_follow(store):
    text = said(page_of(store, "cost:400,capacity:9457"))
    assert "At the 400 manats a child that you assume, it costs 3,782,800 manats." in text
    start = plan_of(page_of(store, "cost:400,capacity:9457")).scenario.start
    assert f"the last is reached in {start}." in text


def test_no_target_is_invented_where_none_is_declared(store):
    assert plan_of(page_of(store, "plan:institutions")).scenario is None
    assert plan_of(page_of(store, "plan:institutions,target:10")).scenario is not None


@pytest.mark.parametrize("plan", list(codelist("plan")))
@pytest.mark.parametrize("edition", ["published", "illustrative"])
def test_every_plan_has_children_in_both_editions(store, plan, edition):
    found = plan_of(page_of(store, f"plan:{plan},target:1", edition))
    assert found.sum is not None
    assert found.sum.to_reach > 0
    assert (len(found.areas) == 1) if edition == "published" else (len(found.areas) > 40)


def test_districts_whose_figures_are_withheld_are_counted_as_left_out(store):
    plan = plan_of(page_of(store, "plan:special_schools,target:1", "illustrative"))
    assert plan.left_out == 74 - len(plan.areas) > 0
    assert plan_of(page_of(store, "", "illustrative")).left_out == 0


def test_the_districts_sum_to_the_nation(store):
    nation = plan_of(page_of(store, "")).areas
    districts = plan_of(page_of(store, "", "illustrative")).areas
    assert districts["without"].sum() == nation["without"].iloc[0]


def test_a_target_already_met_says_so(store):
    assert "nobody left to reach" in said(page_of(store, "target:50"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_place_is_left_unfilled_in_any_language(store, language):
    page = page_of(
        store, "target:1,cost:400,capacity:10,hardest:2,budget:5e5", "illustrative", language
    )
    assert "{" not in said(page)
    points = pd.DataFrame({"reached": [100, 250], "worst": [1.21, 4.0], "level": [1.2, 4.0]})
    told = " ".join(budget_sentences(points, 5e5, page.words))
    assert "{" not in told
    assert page.words.number(150, 0) in told
    assert page.words.number(1.3, 1) in told  # never less than the share that is left


def test_the_assumptions_travel_with_the_file(store, monkeypatch):
    page = page_of(store, "target:1,cost:400", "illustrative")
    monkeypatch.setattr(
        "pages.parts.panels.planning.areas.st.context", type("C", (), {"url": "http://x"})
    )
    told = dict(assumed(page, plan_of(page)))
    assert told["Edition"] == "ILLUSTRATIVE — not real figures"
    assert told["Your cost per child, manats"] == "400.00"
    assert told["Your capacity, children a year"] == "not assumed"
    assert "SYNTHETIC" in told["Source"]
