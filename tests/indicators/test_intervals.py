"""The intervals agree with statsmodels and SciPy, and with Public Health England's own tests.

``cases/ci_reference_statsmodels_scipy.csv``: outputs of statsmodels 0.14 and SciPy.
``cases/phe_Byars_Wilson__testdata_B_W.csv``: the test data of PHEindicatormethods.
"""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.uncertainty.intervals import UncertaintyError
from indicators.uncertainty.proportions import proportions, wilson
from indicators.uncertainty.rates import counts, rates

CASES = Path(__file__).with_name("cases")
REFERENCE = pd.read_csv(CASES / "ci_reference_statsmodels_scipy.csv")
PHE = pd.read_csv(CASES / "phe_Byars_Wilson__testdata_B_W.csv")
NAMES = {"poisson_exact_garwood": "exact", "wilson_neff": "wilson"}


def bounds(found: pd.DataFrame) -> list[float]:
    return found[["lower_bound", "upper_bound"]].iloc[0].tolist()


@pytest.mark.parametrize(
    "row", list(REFERENCE.itertuples()), ids=lambda r: f"{r.x}/{r.n}-{r.method}"
)
def test_an_interval_is_the_one_of_the_reference(row):
    method = NAMES.get(row.method, row.method)
    if row.kind == "count":
        found = counts(pd.DataFrame({"events": [row.x]}), method=method)
    else:
        deff = float(row.kind.removeprefix("proportion").removeprefix("_deff") or 1)
        given_ = pd.DataFrame({"count": [row.x], "n": [row.n], "deff": [deff]})
        found = proportions(given_, method=method)
    assert bounds(found) == pytest.approx([row.low, row.high], rel=1e-9, abs=1e-12)


@pytest.mark.parametrize(
    "row", list(PHE.itertuples()), ids=lambda r: f"{r.x}-{r.method}-{r.confidence}"
)
def test_an_interval_is_the_one_of_public_health_england(row):
    confidence = float(row.confidence.rstrip("%")) / 100
    if row.method == "Wilson":
        given_ = pd.DataFrame({"count": [row.x], "n": [row.n]})
        found = proportions(given_, confidence=confidence)
    else:
        found = counts(pd.DataFrame({"events": [row.x]}), method="byar", confidence=confidence)
    assert bounds(found) == pytest.approx([row.lowercl, row.uppercl], rel=1e-9, nan_ok=True)


def test_below_ten_events_the_interval_is_exact_and_from_ten_on_byars():
    events = pd.DataFrame({"events": [9, 10]})
    exact, byar = counts(events, method="exact"), counts(events, method="byar")
    ruled = counts(events)
    assert ruled["upper_bound"].tolist() == [
        exact.loc[0, "upper_bound"],
        byar.loc[1, "upper_bound"],
    ]


def test_a_rate_and_its_bounds_are_those_of_the_count_over_the_denominator():
    # 25 deaths among 2,000 births; the exact bounds of 25 are 16.1787 and 36.9049.
    found = rates(pd.DataFrame({"events": [25], "denominator": [2000]}), method="exact")
    assert found.loc[0, "estimate"] == 12.5
    assert bounds(found) == pytest.approx([8.08934, 18.45247], abs=1e-5)
    rare = rates(pd.DataFrame({"events": [25], "denominator": [2000]}), per=100_000)
    assert rare.loc[0, "estimate"] == 1250


def test_no_events_leave_an_upper_bound_and_no_births_leave_nothing():
    found = rates(pd.DataFrame({"events": [0, 0, None], "denominator": [1000, 0, 10]}))
    assert found["estimate"].tolist() == pytest.approx([0, np.nan, np.nan], nan_ok=True)
    assert found["upper_bound"].tolist() == pytest.approx([3.68888, np.nan, np.nan], nan_ok=True)
    assert found["lower_bound"].tolist() == pytest.approx([0, np.nan, np.nan], nan_ok=True)


def test_a_sample_of_nobody_has_no_proportion():
    found = proportions(pd.DataFrame({"count": [0, 3], "n": [0, None]}))
    assert found[["estimate", "lower_bound", "upper_bound"]].isna().all(axis=None)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: proportions(pd.DataFrame({"count": [3, 1], "n": [2, 2]})), "1 of 2 row"),
        (lambda: proportions(pd.DataFrame({"count": [1], "n": [2], "deff": [0]})), "design effect"),
        (lambda: proportions(pd.DataFrame({"n": [2]})), "no column count"),
        (lambda: counts(pd.DataFrame({"events": [-1]})), "negative"),
        (lambda: rates(pd.DataFrame({"events": [1], "denominator": [-5]})), "denominator"),
        (lambda: counts(pd.DataFrame({"events": [1]}), confidence=95), "between 0 and 1"),
        (lambda: wilson(3, 0), "not a proportion"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(call, message):
    with pytest.raises(UncertaintyError, match=message):
        call()


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_proportion_lies_within_its_interval_and_more_confidence_is_wider(pair):
    row = pd.DataFrame({"count": [pair[0]], "n": [pair[1]]})
    for method in ("wilson", "clopper_pearson", "agresti_coull"):
        (low, high), (lower, higher) = (
            bounds(proportions(row, method=method, confidence=level)) for level in (0.95, 0.998)
        )
        assert 0 <= lower <= low <= pair[0] / pair[1] + 1e-12
        assert pair[0] / pair[1] - 1e-12 <= high <= higher <= 1


@given(st.integers(0, 300), st.floats(1, 8))
def test_a_design_that_clusters_makes_the_interval_wider(count, deff):
    row = pd.DataFrame({"count": [count, count], "n": [300, 300], "deff": [1, deff]})
    found = proportions(row)
    width = found["upper_bound"] - found["lower_bound"]
    assert width[1] >= width[0] - 1e-12
