"""Deaths of children are set against those who could have died, as DHS does it."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.births import FIVE_YEARS, TEN_YEARS, Window, childhood_mortality
from indicators.births.mortality import MEASURES, rates_of_sums
from indicators.errors import RecordsError
from indicators.survey import Design
from tests.indicators.births.conftest import BY_V022

ASKED = 1_400
PLAIN = Design("weight", cluster="v021")
GROUPS = {
    "total": ([], None),
    "sex": (["b4"], {1: "male", 2: "female"}),
    "residence": (["v025"], {1: "urban", 2: "rural"}),
}


def history(*births, clusters=2):
    """Births as (born, months before the interview; age at death or None)."""
    rows = [(ASKED - ago, age, ASKED, 1.0, n % clusters) for n, (ago, age) in enumerate(births)]
    return pd.DataFrame(rows, columns=["b3", "b7", "v008", "weight", "v021"]).astype(float)


def rate(births, measure, window=FIVE_YEARS, **options):
    found = childhood_mortality(births, PLAIN, windows=[window], withhold=False, **options)
    return found.set_index("measure").loc[measure]


def test_half_of_a_birth_counts_that_is_partly_in_the_window_and_the_last_deaths_whole():
    four = [(50, None), (50, None), (50, None), (50, 0)]
    entering, last = (61, None), (1, 0)
    found = rate(history(*four, entering, last), "NNMR")
    assert found["estimate"] == pytest.approx(1_000 * 2 / (4 + 0.5 + 0.5))
    assert found["exposed"] == 5


def test_deaths_of_a_window_that_ended_before_the_interview_count_a_half_at_both_ends():
    four = [(110, None), (110, None), (110, None), (110, 0)]
    found = rate(history(*four, (121, None), (61, 0)), "NNMR", Window(60, 60))
    assert found["estimate"] == pytest.approx(1_000 * 1.5 / 5)


def test_a_birth_outside_the_window_is_nobody():
    inside = history(*[(50, None)] * 3, (50, 0))
    outside = history(*[(50, None)] * 3, (50, 0), (62, 0), (0, 0))
    assert rate(outside, "NNMR")["estimate"] == rate(inside, "NNMR")["estimate"] == 250


def test_survival_is_multiplied_segment_by_segment():
    # Ten pass through every segment in ten years; one dies in the first month, one at age two.
    births = history(*[(100, None)] * 8, (100, 0), (100, 30))
    found = childhood_mortality(births, PLAIN, windows=[TEN_YEARS], withhold=False)
    rates = found.set_index("measure")["estimate"]
    assert rates["NNMR"] == rates["IMR"] == pytest.approx(100)
    assert rates["PNNMR"] == pytest.approx(0)
    assert rates["CMR"] == pytest.approx(1_000 / 9)
    assert rates["U5MR"] == pytest.approx(1_000 * (1 - 9 / 10 * 8 / 9))


def test_few_children_exposed_are_bracketed_and_fewer_withheld():
    births = pd.concat([history(*[(50, None)] * 9, (50, 0))] * 30, ignore_index=True)
    few = childhood_mortality(births[:249], PLAIN)
    some = childhood_mortality(births[:250], PLAIN)
    enough = childhood_mortality(pd.concat([births, births]), PLAIN)
    statuses = [one.set_index("measure").loc["NNMR", "obs_status"] for one in (few, some, enough)]
    assert statuses == ["Q", "U", "A"]
    assert few[["estimate", "standard_error", "lower", "upper"]].isna().all(axis=None)
    assert some.loc[some["measure"] == "NNMR", "estimate"].tolist() == pytest.approx([100])


def test_one_cluster_and_no_death_are_never_certain():
    alone = pd.concat([history(*[(50, None)] * 9, (50, 0), clusters=1)] * 60)
    none = history(*[(50, None)] * 600)
    for births in (alone, none):
        found = rate(births, "NNMR")
        assert found["obs_status"] == "U"
        assert pd.isna(found["lower"])
        assert pd.isna(found["upper"])


def test_an_interval_does_not_go_below_nought():
    births = history(*[(50, None)] * 599, (50, 0))
    found = rate(births, "NNMR")
    assert found["lower"] == 0
    assert found["upper"] == pytest.approx(found["estimate"] + 1.959964 * found["standard_error"])


@pytest.mark.parametrize(
    ("birth", "reason"),
    [
        ({"b3": ASKED + 1}, "b3 after v008: 1"),
        ({"b3": None}, "no b3: 1"),
        ({"v008": None}, "no v008: 1"),
        ({"b7": -1}, "b7 below 0: 1"),
        ({"b7": 51}, "b7 after v008: 1"),
    ],
)
def test_dates_that_cannot_be_are_refused_and_counted(birth, reason):
    births = history((50, None), (50, None)).astype(object)
    for column, value in birth.items():
        births.loc[0, column] = value
    with pytest.raises(RecordsError, match=reason):
        childhood_mortality(births.astype(float), PLAIN)


def test_a_window_of_less_than_a_year_has_no_infant_mortality():
    with pytest.raises(RecordsError, match="months is 6"):
        Window(0, 6)


@st.composite
def sums_of_segments(draw):
    """The exposures and deaths of eight segments."""
    sums = {}
    for place in range(8):
        exposed = draw(st.floats(1, 1e6))
        sums |= {f"e{place}": exposed, f"d{place}": exposed * draw(st.floats(0, 1))}
    sums |= dict.fromkeys(MEASURES, 1.0)
    return {name: np.array([value]) for name, value in sums.items()}


@given(sums_of_segments(), st.floats(0.001, 1_000))
def test_rates_are_chances_that_add_up_and_no_unit_of_weight_changes(sums, times):
    rates = {name: float(value[0]) for name, value in rates_of_sums(sums).items()}
    same = rates_of_sums({name: value * times for name, value in sums.items()})
    for name in MEASURES:
        assert -1e-9 <= rates[name] <= 1_000
        assert same[name][0] == pytest.approx(rates[name], abs=1e-9)
    assert rates["IMR"] == pytest.approx(rates["NNMR"] + rates["PNNMR"])
    survived = (1 - rates["IMR"] / 1_000) * (1 - rates["CMR"] / 1_000)
    assert rates["U5MR"] == pytest.approx(1_000 * (1 - survived))


@pytest.mark.parametrize("group", GROUPS)
def test_rates_and_errors_of_the_model_survey_are_those_of_the_peer(
    model_births, model_rates, group
):
    by, names = GROUPS[group]
    found = childhood_mortality(
        model_births, BY_V022, windows=[FIVE_YEARS, TEN_YEARS], by=by, withhold=False
    )
    found["level"] = found[by[0]].map(names) if by else "total"
    peer = model_rates[model_rates["group"] == group].drop(columns="age")
    peer = peer[peer["measure"].str.endswith("MR")]
    both = peer.merge(found, on=["measure", "level", "months"], suffixes=("_peer", ""))
    assert len(both) == len(peer) == 10
    for own, other in (
        ("estimate", "estimate_peer"),
        ("standard_error", "se"),
        ("lower", "lower_peer"),
        ("upper", "upper_peer"),
    ):
        assert both[own].tolist() == pytest.approx(both[other].tolist(), abs=6e-5), own
    assert both["exposed"].tolist() == pytest.approx(both["n_unweighted"].tolist(), abs=0.5)
    assert both["exposed_weighted"].tolist() == pytest.approx(both["n_weighted"].tolist(), abs=0.5)
    assert both["clusters"].tolist() == both["n_psu"].tolist()
