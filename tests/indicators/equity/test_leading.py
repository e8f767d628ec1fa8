"""In which order comparisons are told: recent outcomes of children of good grade first."""

import pandas as pd

from indicators.equity import in_order_of_telling

SOURCES = {"X": {"kind": "administrative", "caveats": ""}, "P": {"kind": "press", "caveats": ""}}
CHILD, SERVICE, ADULT = "ED_ROFST_L1_ADM", "AZE_HT_PHYSICIANS", "AZE_CME_MR_15T24"
SIDES = {
    f"{side}_{name}": value
    for side in ("behind", "ahead")
    for name, value in (("value", 5.0), ("status", "A"), ("lower", None), ("upper", None))
}


def told(*given):
    """Return the order of comparisons given as (indicator, period, reliable, source)."""
    rows = [
        {
            "indicator": code, "dimension": "sex", "behind": "F", "ahead": "M", "difference": 2.0,
            "time_period": period, "reliable": reliable, "data_source": source, **SIDES,
        }
        for code, period, reliable, source in given
    ]  # fmt: skip
    return in_order_of_telling(pd.DataFrame(rows), SOURCES, 2026)


def test_recent_outcomes_of_children_come_before_services_adults_and_what_is_old():
    found = told(
        (ADULT, "2023", None, "X"),
        (CHILD, "2006", None, "X"),
        (SERVICE, "2024", None, "X"),
        (CHILD, "2023", None, "X"),
        (ADULT, "2006", None, "X"),
    )
    assert list(found["indicator"]) == [CHILD, ADULT, SERVICE, CHILD, ADULT]
    assert list(found["told"]) == ["child_outcome", "recent", "recent", "old_outcome", "old"]


def test_of_recent_outcomes_one_of_weak_grade_comes_after():
    weak = {**SOURCES["P"], "kind": "synthetic"}
    found = in_order_of_telling(
        told((CHILD, "2023", None, "P"), (CHILD, "2022", None, "X")).drop(
            columns=["grade", "told"]
        ),
        {**SOURCES, "P": weak},
        2026,
    )
    assert list(found["time_period"]) == ["2022", "2023"]
    assert list(found["told"]) == ["child_outcome", "doubtful_outcome"]


def test_a_difference_that_chance_could_explain_does_not_lead():
    found = told((CHILD, "2023", False, "X"), (CHILD, "2022", None, "X"))
    assert list(found["time_period"]) == ["2022", "2023"]


def test_of_old_outcomes_the_newest_comes_first():
    found = told((CHILD, "2006", None, "X"), (CHILD, "2013", None, "X"))
    assert list(found["time_period"]) == ["2013", "2006"]
