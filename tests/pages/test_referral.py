"""The panels of referral and targeting say in words what the store holds."""

import pandas as pd

from data.store import Store
from indicators.words.language import words
from pages.parts.panels.services.referral import (
    cascade_sentences,
    referral_title,
    steps_of,
)
from pages.parts.panels.services.targeting import sentences as targeting_sentences
from pages.parts.panels.services.targeting import targeting_title
from pages.parts.panels.services.waiting import waiting_sentences


def test_a_child_served_whose_case_is_open_is_not_the_largest_loss(store: Store):
    steps = steps_of(store.analysis("referral", "illustrative"))
    assert steps["lost"].idxmax() == 4  # most cases are open at the end
    told = cascade_sentences(steps, words("en"))
    assert told[0] == "Of 3,200 children identified, 1,349 (42%; 40–44%) had received the service."
    assert referral_title(steps, words("en")) == (
        "Of 3,200 children identified, 1,349 (42%) had received the service"
    )
    assert "between “Referred to a service” and “Received the service”: 711" in told[1]


def results(**values: tuple[float, float, float]) -> pd.DataFrame:
    columns = ["obs_value", "lower_bound", "upper_bound"]
    found = pd.DataFrame.from_dict(values, orient="index", columns=columns)
    return found.rename_axis("measure").reset_index().assign(item="_T")


MISSING = float("nan")


def test_a_median_is_said_with_its_interval_and_the_completers_beside_it():
    found = results(
        median=(58.0, 51.0, MISSING),
        completers_median=(9.0, MISSING, MISSING),
        within_90=(0.7, 0.6, 0.8),
        log_rank_p=(0.01, MISSING, MISSING),
    )
    told = waiting_sentences(found, words("en"))
    assert told == [
        "Half of the children had the service within 58 days (51–…).",
        "The median of completed cases alone, 9 days, flatters: "
        "it leaves out those who still wait.",
        "Children wait longer for some services than for others.",
    ]


def test_where_fewer_than_half_are_served_no_median_is_said(store: Store):
    told = waiting_sentences(store.analysis("referral", "illustrative"), words("en"))
    assert told[0].startswith("Fewer than half of the children had the service")
    assert "41% within 90 days (39–43%)" in told[0]
    assert told[2] == "Between the services there is no reliable difference in waiting."


def test_the_published_edition_has_no_result_of_records(store: Store):
    for analysis in ("referral", "targeting", "justice"):
        assert store.analysis(analysis, "published").empty


def test_coverage_and_exclusion_are_of_a_hundred_poor_children():
    children = pd.Series(
        {
            "coverage_poor": 0.594,
            "exclusion_error": 0.406,
            "inclusion_error": 0.39,
            "leakage": 0.41,
            "cgh": 2.89,
        }
    )
    told = " ".join(targeting_sentences(children, words("en")))
    assert (
        "Of 100 poor children, 59 live in a family that receives assistance; 41 are left out"
        in told
    )
    assert "2.9 times what chance would give" in told


def test_the_title_of_targeting_says_how_many_poor_children_are_left_out(store: Store):
    found = store.analysis("targeting", "illustrative")
    children = found[found["item"] == "child"].set_index("measure")["obs_value"]
    assert (
        targeting_title(children, words("en")) == "Of 100 poor children, assistance leaves out 30"
    )
