"""An area is singled out only where chance does not put areas of its size."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.uncertainty.funnels import funnel
from indicators.uncertainty.intervals import UncertaintyError
from indicators.uncertainty.proportions import proportions
from indicators.uncertainty.rates import counts


def areas(*pairs) -> pd.DataFrame:
    return pd.DataFrame(pairs, columns=["count", "denominator"])


def test_the_nation_is_all_counts_over_all_denominators_not_the_mean_of_areas():
    found = funnel(areas((1, 100), (90, 1000)), kind="proportion", per=100)
    assert found["national"].tolist() == pytest.approx([100 * 91 / 1100] * 2)
    assert found["estimate"].tolist() == [1, 9]


def test_limits_of_a_proportion_are_the_nation_and_its_errors_at_that_size():
    # 20 per cent at n = 400: error 2 points; 1.959964 and 3.090232 of them.
    found = funnel(areas((80, 400)), kind="proportion", per=100, national=20).iloc[0]
    assert found[["lower_95", "upper_95"]].tolist() == pytest.approx([16.080072, 23.919928])
    assert found[["lower_998", "upper_998"]].tolist() == pytest.approx([13.819536, 26.180464])


def test_limits_of_a_rate_turn_where_the_exact_test_does():
    # 10 expected: P(X ≤ 3) = .0103, P(X ≤ 4) = .0293; P(X ≥ 17) = .0270, P(X ≥ 18) = .0143.
    found = funnel(
        areas((3, 1000), (4, 1000), (17, 1000), (18, 1000), (25, 1000)),
        kind="rate",
        per=1000,
        national=10,
    )
    assert found["position"].tolist() == [
        "beyond 95",
        "within",
        "within",
        "beyond 95",
        "beyond 99.8",
    ]
    assert found["side"].tolist() == ["low", "within", "within", "high", "high"]


def test_an_area_without_births_or_count_lies_nowhere():
    found = funnel(areas((5, 500), (0, 0), (None, 400)), kind="rate", per=1000)
    assert found["position"].tolist() == ["within", None, None]
    assert found["upper_95"].isna().tolist() == [False, True, True]


def test_no_deaths_in_a_small_area_are_nothing_to_single_out():
    found = funnel(areas((0, 100), (0, 500)), kind="rate", per=1000, national=10)
    assert found["position"].tolist() == ["within", "beyond 95"]
    assert found["lower_95"].iloc[0] == 0


@pytest.mark.parametrize(
    ("given_", "kind", "reason"),
    [
        (areas((-1, 10)), "rate", "negative"),
        (areas((11, 10)), "proportion", "exceeds its denominator"),
        (areas((None, 10)), "rate", "no national figure"),
    ],
)
def test_what_cannot_be_is_refused(given_, kind, reason):
    with pytest.raises(UncertaintyError, match=reason):
        funnel(given_, kind=kind)


@given(st.integers(0, 80), st.floats(0.5, 60))
def test_a_rate_lies_beyond_exactly_where_the_test_of_its_count_says_so(count, expected):
    from scipy import stats

    found = funnel(areas((count, 1000)), kind="rate", per=1000, national=expected).iloc[0]
    for level, beyond in ((0.95, ("beyond 95", "beyond 99.8")), (0.998, ("beyond 99.8",))):
        tail = (1 - level) / 2
        high, low = stats.poisson.sf(count - 1, expected), stats.poisson.cdf(count, expected)
        if min(abs(high - tail), abs(low - tail)) > 1e-9:
            assert (found["position"] in beyond) == (min(high, low) < tail)
    interval = counts(pd.DataFrame({"events": [count]}), method="exact").iloc[0]
    if abs(interval["lower_bound"] - expected) > 1e-6 < abs(interval["upper_bound"] - expected):
        holds = interval["lower_bound"] < expected < interval["upper_bound"]
        assert holds == (found["position"] == "within")


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_proportion_lies_within_exactly_where_its_wilson_interval_holds_the_nation(pair):
    found = funnel(areas(pair), kind="proportion", national=0.3).iloc[0]
    interval = proportions(pd.DataFrame({"count": [pair[0]], "n": [pair[1]]})).iloc[0]
    if min(abs(interval["lower_bound"] - 0.3), abs(interval["upper_bound"] - 0.3)) > 1e-9:
        holds = interval["lower_bound"] < 0.3 < interval["upper_bound"]
        assert holds == (found["position"] == "within")
