"""Screening: each diagnostic has a benchmark, an interval and a verdict, and proves nothing."""

import numpy as np
import pandas as pd
import pytest

from indicators.codelists import codelist
from indicators.model import LANGUAGES
from indicators.uncertainty.proportions import wilson
from indicators.vital.compliance import diagnostics

PUBLISHED = pd.DataFrame(  # State Statistical Committee, "Children in Azerbaijan", as in the press
    {
        "time_period": ["2023", "2024"],
        "infant_deaths": [2039, 1420],
        "early_neonatal_deaths": [1306, 770],
        "stillbirths": [531, 549],
    }
)


def of(counts: pd.DataFrame, code: str) -> pd.DataFrame:
    found = diagnostics(counts)
    return found[found["diagnostic"] == code].reset_index(drop=True)


def test_stillbirths_per_early_death_are_few_in_2023_and_usual_in_2024():
    found = of(PUBLISHED, "sb_end")
    assert found["estimate"].round(2).tolist() == [0.41, 0.71]
    assert found["verdict"].tolist() == ["look", "nothing"]
    assert found["side"].tolist() == ["low", ""]
    assert found["time_period"].tolist() == ["2023", "2024"]


def test_a_ratio_has_the_interval_of_the_share_its_numerator_is_of_both():
    found = of(PUBLISHED, "sb_end").iloc[0]
    low, high = wilson(531, 531 + 1306)
    assert found["lower_bound"] == pytest.approx(low / (1 - low))
    assert found["upper_bound"] == pytest.approx(high / (1 - high))


def test_what_the_counts_do_not_allow_is_unknown_not_unsuspicious():
    assert of(PUBLISHED, "pnn_nn")["verdict"].tolist() == ["unknown", "unknown"]
    assert of(PUBLISHED, "end_under_1000")["estimate"].isna().all()


def test_too_few_deaths_to_tell_are_unclear():
    few = pd.DataFrame({"postneonatal_deaths": [3], "neonatal_deaths": [2], "infant_deaths": [5]})
    assert of(few, "pnn_nn")["verdict"].item() == "unclear"


def test_it_is_the_interval_not_the_value_that_has_to_lie_beyond():
    half = pd.DataFrame({"stillbirths": [45], "early_neonatal_deaths": [100]})
    found = of(half, "sb_end").iloc[0]
    assert found["estimate"] < 0.5 < found["upper_bound"]
    assert (found["verdict"], found["side"]) == ("unclear", "")


def test_no_death_at_all_leaves_no_ratio_and_none_to_compare_with_no_upper_bound():
    none = pd.DataFrame({"stillbirths": [0, 9], "early_neonatal_deaths": [0, 0]})
    found = of(none, "sb_end")
    assert found["verdict"].tolist() == ["unknown", "look"]
    assert np.isinf(found["upper_bound"].iloc[1])


def test_hardly_any_early_death_under_a_kilogram_points_to_the_old_rule():
    counts = pd.DataFrame({"early_under_1000": [2, 40], "early_weighed": [100, 100]})
    assert of(counts, "end_under_1000")["verdict"].tolist() == ["look", "nothing"]


def test_every_diagnostic_says_in_three_languages_what_beyond_each_bound_may_mean():
    for code, entry in codelist("diagnostic").items():
        assert "low" in entry or "high" in entry, code
        for text in ["name", *(f"{side}_means" for side in ("low", "high") if side in entry)]:
            assert set(entry[text]) == set(LANGUAGES), (code, text)
        assert entry["reference"]
