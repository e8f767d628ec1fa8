"""The measures agree with WHO's own implementation on its examples, and keep their laws.

``cases/``: births attended by skilled personnel in Indonesia, by wealth (ordered) and by region
(not ordered), as published with WHO's healthequal 1.0.1: what went in and what came out; the
files ``crosscheck`` hold the closed forms beside the peer's figures.
"""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.equity import EquityInputError, measures

CASES = Path(__file__).parent / "cases"
NAMES = {"ordered": "ordered_sba_wealth", "not ordered": "nonordered_sba_region"}
# Names of the peer's rows that differ from ours.
PEER = {"rci_wagstaff_norm": "rci_wagstaff", "rci_erreygers_norm": "rci_erreygers"}
# The peer divides by its range of estimates, printed on another scale: no measure of ours.
ABSENT = {"aci_bounded_wagstaff?", "rii_logit_w=pop^2", "sii_logit_w=pop^2"}
# The peer rounds populations up for the straight line and counts them twice for the logistic one.
ROUNDED = {"sii_linear": 1e-4, "rii_linear": 1e-4, "sii_logit": 0.02, "rii_logit": 0.02}
SIMULATED = {"mdmw", "mdmu", "mdbw", "mdbu", "mdrw", "mdru", "idisw", "idisu"}
NO_INTERVAL = {"bgsd", "covar"}
# The peer prints the error of a share beside a percentage, or of x beside 1,000 x: its interval
# is that many times too narrow. Ours has one scale.
UNSCALED = {"paf": 100, "mld": 1000, "ti": 1000}


def example(kind: str) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return what was found, what the peer found, and the closed forms."""
    read = [pd.read_csv(CASES / f"{NAMES[kind]}_input.csv")]
    read += [
        pd.read_csv(CASES / f"{NAMES[kind]}_{name}.csv", index_col=0).rename(PEER)
        for name in ("expected_healthequal_1.0.1", "crosscheck")
    ]
    groups, peer, closed = read
    chosen = groups["reference_subgroup"].eq(1) if kind == "not ordered" else None
    reference = groups.loc[chosen, "subgroup"].item() if chosen is not None else None
    found = measures(groups, favourable=True, ordered=kind == "ordered", reference=reference)
    return found.set_index("measure"), peer, closed


CASE_OF = {kind: example(kind) for kind in NAMES}
EVERY = [(kind, name) for kind in NAMES for name in CASE_OF[kind][1].index if name not in ABSENT]
CLOSED = [
    (kind, name)
    for kind in NAMES
    for name, value in CASE_OF[kind][2]["closed_form"].items()
    if name not in ABSENT and pd.notna(value)
]


@pytest.mark.parametrize(("kind", "measure"), EVERY)
def test_a_measure_is_the_published_one(kind, measure):
    found, peer, _ = CASE_OF[kind]
    expected = peer.loc[measure, "estimate"]
    assert found.loc[measure, "estimate"] == pytest.approx(expected, rel=ROUNDED.get(measure, 1e-9))


@pytest.mark.parametrize(("kind", "measure"), CLOSED)
def test_a_measure_is_its_closed_form(kind, measure):
    found, _, closed = CASE_OF[kind]
    expected = closed.loc[measure, "closed_form"]
    assert found.loc[measure, "estimate"] == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize(
    ("kind", "measure"), [one for one in EVERY if one[1] not in SIMULATED | NO_INTERVAL]
)
def test_an_interval_is_the_published_one_on_the_scale_of_its_measure(kind, measure):
    found, peer, _ = CASE_OF[kind]
    value, low, high = peer.loc[measure, ["estimate", "lowerci", "upperci"]]
    factor = UNSCALED.get(measure, 1)
    expected = [value + factor * (low - value), value + factor * (high - value)]
    near = abs(value) * ROUNDED.get(measure, 1e-9)
    assert found.loc[measure, ["lower", "upper"]].tolist() == pytest.approx(expected, abs=near)


@pytest.mark.parametrize(("kind", "measure"), [one for one in EVERY if one[1] in SIMULATED])
def test_a_simulated_interval_holds_its_estimate_and_is_near_the_published_one(kind, measure):
    found, peer, _ = CASE_OF[kind]
    value, low, high = found.loc[measure, ["estimate", "lower", "upper"]]
    assert low < value < high
    width = peer.loc[measure, "upperci"] - peer.loc[measure, "lowerci"]
    assert high - low == pytest.approx(width, rel=0.35)  # the peer draws a hundred times


def test_a_simulation_gives_the_same_interval_on_every_run():
    again = example("ordered")[0]
    pd.testing.assert_frame_equal(again, CASE_OF["ordered"][0])


WEALTH = pd.read_csv(CASES / "ordered_sba_wealth_input.csv")


def one(found: pd.DataFrame, measure: str, column: str = "estimate") -> float:
    return float(found.set_index("measure").loc[measure, column])


def test_where_every_group_is_alike_there_is_no_inequality():
    alike = measures(WEALTH.assign(estimate=40.0), favourable=True, ordered=True)
    values = alike.set_index("measure")["estimate"]
    for name in ("d", "par", "paf", "bgv", "bgsd", "mld", "ti", "aci", "sii_linear", "sii_logit"):
        assert values[name] == pytest.approx(0, abs=1e-9), name
    for name in ("r", "rii_linear", "rii_logit"):
        assert values[name] == pytest.approx(1), name


def test_without_an_order_the_largest_and_the_smallest_are_compared():
    regions = pd.DataFrame(
        {"subgroup": ["a", "b", "c"], "estimate": [30.0, 10.0, 20.0], "population": [1, 1, 2]}
    )
    found = measures(regions, favourable=False, ordered=False, reference="c")
    assert one(found, "d") == 20  # an adverse indicator: the worst less the best
    assert one(found, "r") == 3
    assert one(found, "par") == -10
    assert one(found, "paf") == -50
    assert one(found, "mdbw") == 10
    assert one(found, "mdrw") == 5
    assert "aci" not in set(found["measure"])


def test_an_adverse_indicator_of_ordered_groups_puts_the_least_advantaged_first():
    stunting = WEALTH.assign(estimate=[28.0, 20.0, 15.0, 12.0, 8.0], population=1.0)
    found = measures(stunting, favourable=False, ordered=True)
    assert (one(found, "d"), one(found, "r")) == (20, 3.5)
    assert one(found, "par") == pytest.approx(8 - 16.6)
    assert one(found, "aci") < 0
    assert one(found, "sii_linear") < 0
    assert one(found, "rii_logit") < 1


def test_a_gradient_that_runs_the_other_way_leaves_nothing_to_attribute():
    # The richest do worst: bringing all to their level would be no improvement (HEAT: nought).
    found = measures(WEALTH.assign(estimate=[9.0, 8, 7, 6, 5]), favourable=True, ordered=True)
    assert one(found, "d") == -4
    assert (one(found, "par"), one(found, "paf")) == (0, 0)
    adverse = measures(WEALTH.assign(estimate=[5.0, 6, 7, 8, 9]), favourable=False, ordered=True)
    assert (one(adverse, "d"), one(adverse, "par")) == (-4, 0)


def test_the_order_of_rows_does_not_matter_where_the_order_of_groups_is_given():
    shuffled = WEALTH.iloc[[3, 0, 4, 2, 1]]
    pd.testing.assert_frame_equal(
        measures(shuffled, favourable=True, ordered=True),
        measures(WEALTH, favourable=True, ordered=True),
    )


def test_two_groups_allow_only_the_simple_measures():
    found = measures(WEALTH.iloc[:2], favourable=True, ordered=True)
    assert found["measure"].tolist() == ["d", "r", "par", "paf"]
    assert set(found["groups"]) == {2}


def test_two_groups_without_populations_take_the_published_mean():
    groups = pd.DataFrame({"subgroup": ["PD", "PWD"], "estimate": [12.0, 4.0], "population": 1})
    found = measures(groups, favourable=False, ordered=False, average=4.5)
    assert one(found, "par") == -0.5
    assert one(found, "paf") == pytest.approx(-100 / 9)


def test_a_ratio_to_nought_and_logarithms_of_nought_are_missing_and_differences_are_not():
    none = WEALTH.assign(estimate=[0.0, 10, 20, 30, 40])
    found = measures(none, favourable=True, ordered=True).set_index("measure")
    assert found.loc[["r", "mld", "ti"], ["estimate", "lower", "upper"]].isna().all(axis=None)
    assert found.loc["d", "estimate"] == 40
    assert found.loc["aci", "estimate"] > 0


def test_where_no_child_of_any_group_has_it_relative_measures_are_missing():
    found = measures(WEALTH.assign(estimate=0.0, se=0.0), favourable=False, ordered=True)
    values = found.set_index("measure")["estimate"]
    assert (values[["d", "par", "bgv", "aci", "sii_linear"]] == 0).all()
    relative = ["r", "paf", "covar", "idisw", "rci", "rci_wagstaff", "rii_linear", "sii_logit"]
    assert values[relative].isna().all()


def test_a_reference_group_without_any_case_gives_the_attributable_risk_no_interval():
    none = WEALTH.assign(estimate=[9.0, 8, 7, 6, 0])
    found = measures(none, favourable=False, ordered=True).set_index("measure")
    assert found.loc["paf", "estimate"] == pytest.approx(-100)
    assert found.loc[["par", "paf"], ["lower", "upper"]].isna().all(axis=None)


def test_a_bound_that_an_estimate_exceeds_gives_no_bounded_measure():
    years = WEALTH.assign(estimate=[98.0, 101, 104, 107, 110])
    values = measures(years, favourable=True, ordered=True).set_index("measure")["estimate"]
    assert values[["rci_wagstaff", "rci_erreygers", "sii_logit", "rii_logit"]].isna().all()
    assert values["sii_linear"] > 0
    free = measures(years, favourable=True, ordered=True, scale=None).set_index("measure")
    assert free.loc["d", "estimate"] == 12
    per_thousand = measures(years, favourable=True, ordered=True, scale=1000)
    assert one(per_thousand, "rci_erreygers") == pytest.approx(4 * values["aci"] / 1000)


def test_certain_groups_at_both_bounds_have_no_logistic_slope():
    apart = WEALTH.iloc[:4].assign(estimate=[0.0, 0, 100, 100])
    values = measures(apart, favourable=True, ordered=True).set_index("measure")["estimate"]
    assert values[["sii_logit", "rii_logit"]].isna().all()


def test_without_standard_errors_no_measure_has_an_interval():
    found = measures(WEALTH.drop(columns="se"), favourable=True, ordered=True)
    assert found[["lower", "upper"]].isna().all(axis=None)
    some = WEALTH.assign(se=[1.0, None, 1.0, 1.0, 1.0])
    found = measures(some, favourable=True, ordered=True).set_index("measure")
    with_interval = found.index[found["lower"].notna()]
    assert with_interval.tolist() == ["d", "r"]  # of the two ends, which have errors


def test_groups_that_do_equally_well_give_the_same_whichever_comes_first():
    tied = pd.DataFrame(
        {
            "subgroup": ["a", "b", "c"],
            "estimate": [50.0, 90.0, 90.0],
            "population": [2.0, 3.0, 1.0],
            "se": [2.0, 4.0, 1.0],
        }
    )
    there = measures(tied, favourable=True, ordered=False)
    back = measures(tied.iloc[::-1], favourable=True, ordered=False)
    analytic = ~there["measure"].isin(SIMULATED)
    pd.testing.assert_frame_equal(there[analytic], back[analytic])
    assert one(there, "d", "upper") == pytest.approx(40 + 1.959964 * 20**0.5)  # the larger, b


def test_a_missing_group_refuses_and_is_named():
    broken = WEALTH.assign(estimate=[75.0, None, 96.0, 97.0, 99.0])
    with pytest.raises(EquityInputError, match=r"No estimate for the group.*Quintile 2"):
        measures(broken, favourable=True, ordered=True)
    with pytest.raises(EquityInputError, match="'Q9' is not one of the groups"):
        measures(WEALTH, favourable=True, ordered=False, reference="Q9")


def test_a_small_missing_group_may_be_left_out_by_force_and_is_counted():
    broken = WEALTH.assign(
        estimate=[75.0, None, 96.0, 97.0, 99.0], population=[30.0, 10.0, 20.0, 20.0, 20.0]
    )
    found = measures(broken, favourable=True, ordered=True, force=True)
    assert set(found["left_out"]) == {1}
    assert set(found["groups"]) == {4}
    rest = measures(broken.drop(index=1), favourable=True, ordered=True)
    pd.testing.assert_frame_equal(found.drop(columns="left_out"), rest.drop(columns="left_out"))


def test_force_is_refused_at_85_per_cent_and_where_an_end_is_missing():
    at = WEALTH.assign(estimate=[75.0, None, 96.0, 97.0, 99.0], population=[25.0, 15, 20, 20, 20])
    with pytest.raises(EquityInputError, match="85% of the people"):
        measures(at, favourable=True, ordered=True, force=True)
    end = WEALTH.assign(estimate=[None, 91.0, 96.0, 97.0, 99.0], population=[5.0, 25, 25, 25, 20])
    with pytest.raises(EquityInputError, match="an end of the order"):
        measures(end, favourable=True, ordered=True, force=True)
    assert len(measures(end, favourable=True, ordered=False, force=True))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"population": [1.0, None, 1, 1, 1]}, r"No population for the group.*Quintile 2"),
        ({"population": [1.0, -1, 1, 1, 1]}, "must be positive"),
        ({"population": 0.0}, "must be positive"),
        ({"population": np.inf}, "must be finite"),
        ({"se": [1.0, -1, 1, 1, 1]}, "cannot be negative"),
        ({"subgroup": "Q1"}, "given more than once"),
    ],
)
def test_what_cannot_be_is_refused(change, said):
    with pytest.raises(EquityInputError, match=said):
        measures(WEALTH.assign(**change), favourable=True, ordered=True)


def test_too_few_groups_a_column_too_little_and_a_scale_of_nought_are_refused():
    with pytest.raises(EquityInputError, match="at least two groups"):
        measures(WEALTH.iloc[:1], favourable=True, ordered=True)
    with pytest.raises(EquityInputError, match="at least two groups"):
        measures(WEALTH.iloc[:0], favourable=True, ordered=False)
    with pytest.raises(EquityInputError, match=r"no column\(s\) population"):
        measures(WEALTH.drop(columns="population"), favourable=True, ordered=True)
    with pytest.raises(EquityInputError, match="scale must be positive"):
        measures(WEALTH, favourable=True, ordered=True, scale=0)


def test_empty_groups_do_not_make_a_gradient():
    groups = WEALTH.assign(population=[10.0, 0, 0, 0, 5])
    found = measures(groups, favourable=True, ordered=True)
    assert found["measure"].tolist() == ["d", "r", "par", "paf"]


@st.composite
def _groups(draw: st.DrawFn) -> pd.DataFrame:
    n = draw(st.integers(3, 8))
    values = st.floats(1, 99, allow_nan=False)
    numbers = st.lists(values, min_size=n, max_size=n)
    names = [f"g{place}" for place in range(n)]
    return pd.DataFrame(
        {"subgroup": names, "estimate": draw(numbers), "population": draw(numbers), "se": 1.0}
    )


@given(groups=_groups(), favourable=st.booleans(), ordered=st.booleans())
def test_laws_that_hold_for_any_groups(groups, favourable, ordered):
    found = measures(groups, favourable=favourable, ordered=ordered, draws=50)
    value = found.set_index("measure")["estimate"]
    for name in ("bgv", "mld", "ti", "mdmw", "mdbw", "idisu"):
        assert value[name] >= -1e-9, name
    assert value["mdmw"] <= value["mdbw"] * 2 + 1e-9
    assert value["par"] >= 0 if favourable else value["par"] <= 0
    if not ordered:
        assert value["d"] >= 0
        assert value["par"] == pytest.approx((1 if favourable else -1) * value["mdbw"])
    doubled = groups.assign(population=groups["population"] * 7)
    again = measures(doubled, favourable=favourable, ordered=ordered, draws=50)
    assert again["estimate"].tolist() == pytest.approx(found["estimate"].tolist(), nan_ok=True)


@given(groups=_groups())
def test_the_complement_of_a_bounded_indicator_has_the_opposite_gradient(groups):
    there = measures(groups, favourable=True, ordered=True, draws=50).set_index("measure")
    other = groups.assign(estimate=100 - groups["estimate"])
    back = measures(other, favourable=False, ordered=True, draws=50).set_index("measure")
    for name in ("aci", "rci_wagstaff", "rci_erreygers", "sii_linear"):
        assert back.loc[name, "estimate"] == pytest.approx(-there.loc[name, "estimate"]), name
    assert back.loc["d", "estimate"] == pytest.approx(there.loc["d", "estimate"])
