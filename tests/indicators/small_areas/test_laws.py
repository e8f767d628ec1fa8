"""What holds of every set of areas."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.errors import SmallAreaError
from indicators.small_areas import (
    SHARE_SCALES,
    Benchmark,
    benchmark_ratios,
    eblup,
    fay_herriot,
    modelled_shares,
    small_areas,
    you_rao,
)

few = settings(max_examples=40)
seeds = st.integers(0, 2**31)
sizes = st.integers(8, 25)


def drawn(seed, size, *, between=0.02, noise=0.03):
    """Return areas drawn from the model itself, with one covariate."""
    random = np.random.default_rng(seed)
    covariate = random.normal(size=size)
    variance = noise**2 * random.uniform(0.3, 3, size)
    true = 0.6 + 0.1 * covariate + np.sqrt(between) * 0.3 * random.normal(size=size)
    direct = true + np.sqrt(variance) * random.normal(size=size)
    table = pd.DataFrame({"ref_area": [f"D{n}" for n in range(size)]})
    table = table.assign(direct=direct, variance=variance, covariate=covariate)
    return small_areas(table, ["covariate"])


def told(areas):
    fitted = fay_herriot(areas.direct, areas.variance, areas.design)
    return fitted, eblup(fitted, areas.direct, areas.variance, areas.design)


@few
@given(seeds, sizes)
def test_an_estimate_lies_between_the_own_figure_and_what_the_covariates_say(seed, size):
    areas = drawn(seed, size)
    _, found = told(areas)
    assert np.all((found.gamma >= 0) & (found.gamma <= 1))
    low = np.minimum(areas.direct, found.synthetic) - 1e-12
    assert np.all(found.estimate >= low)
    assert np.all(found.estimate <= np.maximum(areas.direct, found.synthetic) + 1e-12)


@few
@given(seeds, sizes)
def test_before_the_model_is_paid_for_no_error_exceeds_that_of_the_sample(seed, size):
    areas = drawn(seed, size)
    _, found = told(areas)
    assert np.all(found.leading <= areas.variance + 1e-15)
    assert np.all(found.mse <= areas.variance + found.coefficients + 2 * found.between + 1e-15)


@few
@given(seeds, sizes)
def test_an_own_figure_that_says_nothing_is_left_and_one_without_error_is_kept(seed, size):
    areas = drawn(seed, size, between=0.3)
    areas.variance[0], areas.variance[1] = 1e9, 1e-12
    fitted, found = told(areas)
    assert found.estimate[0] == pytest.approx(found.synthetic[0], abs=1e-6)
    if fitted.between > 1e-4:
        assert found.estimate[1] == pytest.approx(areas.direct[1], abs=1e-6)


@few
@given(seeds, sizes)
def test_an_area_without_a_sample_is_one_whose_variance_is_without_end(seed, size):
    areas = drawn(seed, size)
    _, without = told(areas.without(["D2"]))
    areas.variance[2] = 1e12
    fitted, huge = told(areas)
    assert without.estimate == pytest.approx(huge.estimate, abs=1e-6)
    assert without.gamma[2] == 0
    spread = areas.design[2] @ fitted.covariance @ areas.design[2]
    assert without.mse[2] == pytest.approx(fitted.between + spread, rel=1e-5, abs=1e-9)


@few
@given(seeds, sizes, st.randoms(use_true_random=False))
def test_the_order_of_the_areas_changes_nothing(seed, size, shuffle):
    areas = drawn(seed, size)
    order = list(range(size))
    shuffle.shuffle(order)
    fitted = fay_herriot(areas.direct[order], areas.variance[order], areas.design[order])
    again = eblup(fitted, areas.direct[order], areas.variance[order], areas.design[order])
    _, found = told(areas)
    assert again.estimate == pytest.approx(found.estimate[order], rel=1e-8)
    assert again.mse == pytest.approx(found.mse[order], rel=1e-6)


@few
@given(seeds, sizes, st.floats(0.01, 100))
def test_another_unit_gives_the_same_estimates_in_it(seed, size, unit):
    areas = drawn(seed, size)
    fitted, found = told(areas)
    other = fay_herriot(unit * areas.direct, unit**2 * areas.variance, areas.design)
    again = eblup(other, unit * areas.direct, unit**2 * areas.variance, areas.design)
    assert float(other.between) == pytest.approx(
        unit**2 * float(fitted.between), rel=1e-6, abs=1e-9 * unit**2
    )
    assert again.estimate == pytest.approx(unit * found.estimate, rel=1e-7)


def test_many_fits_at_once_are_each_as_if_alone():
    areas = drawn(5, 15)
    others = areas.direct + np.random.default_rng(6).normal(0, 0.05, (20, 15))
    together = fay_herriot(others, areas.variance, areas.design)
    alone = [fay_herriot(one, areas.variance, areas.design) for one in others]
    assert together.between == pytest.approx([float(one.between) for one in alone], rel=1e-9)
    assert together.coefficients == pytest.approx(np.array([one.coefficients for one in alone]))


@few
@given(seeds, sizes)
def test_benchmarked_estimates_make_the_figures_of_the_regions_exactly(seed, size):
    areas, random = drawn(seed, size), np.random.default_rng(seed)
    people, groups = random.uniform(1, 100, size), np.arange(size) % 3
    benchmark = Benchmark(people, groups, random.uniform(0.2, 0.4, 3))
    found = modelled_shares(areas, "arcsine", benchmark)
    assert benchmark.means(found.estimate) == pytest.approx(benchmark.targets, rel=1e-13)
    assert np.all((found.lower <= found.estimate) & (found.estimate <= found.upper))
    assert np.all((found.lower >= 0) & (found.upper <= 1))


@few
@given(seeds, sizes)
def test_you_and_rao_meet_the_sum_of_the_own_figures_by_themselves(seed, size):
    areas = drawn(seed, size).without(["D0"])
    people = np.random.default_rng(seed).uniform(1, 100, size)
    fitted, _ = told(areas)
    found, own = you_rao(fitted, areas, people), areas.is_sampled
    assert people[own] @ found[own] == pytest.approx(people[own] @ areas.direct[own], rel=1e-11)


@pytest.mark.parametrize("scale", ["linear", "logit", "arcsine"])
@few
@given(share=st.floats(0.001, 0.999))
def test_there_and_back_is_the_same_share_and_the_slope_is_the_slope(scale, share):
    own, at = SHARE_SCALES[scale], np.array([share])
    assert own.back(own.forward(at)) == pytest.approx(at)
    step = 1e-6 * share * (1 - share)
    rise = (own.forward(at + step) - own.forward(at - step)) / (2 * step)
    assert own.slope(at) == pytest.approx(rise, rel=1e-4)


@pytest.mark.parametrize("scale", ["logit", "arcsine"])
def test_the_mean_share_of_an_unsure_prediction_is_that_of_many_draws(scale):
    own, at = SHARE_SCALES[scale], SHARE_SCALES[scale].forward(np.array([0.2]))
    spread = 0.1 * own.slope(np.array([0.2]))
    nodes, weights = np.polynomial.hermite_e.hermegauss(80)
    mean = own.back(at + spread * nodes) @ weights / weights.sum()
    assert own.mean(at, spread**2) == pytest.approx(mean, rel=1e-3)
    assert own.mean(at, np.zeros(1)) == pytest.approx([0.2])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"covariate": np.nan}, "D3, covariate: missing or not finite"),
        ({"variance": 0.0}, "D3, variance: not above zero"),
        ({"variance": np.nan}, "D3, variance: missing beside a direct estimate"),
        ({"direct": np.nan}, "D3, direct: missing beside a variance"),
        ({"ref_area": "D1"}, "D1, ref_area: listed twice"),
    ],
)
def test_a_wrong_input_is_named_by_area_variable_and_reason(change, said):
    table = pd.DataFrame({"ref_area": [f"D{n}" for n in range(8)], "covariate": np.arange(8.0)})
    table = table.assign(direct=0.5, variance=0.01)
    for name, value in change.items():
        table.loc[3, name] = value
    with pytest.raises(SmallAreaError, match=said):
        small_areas(table, ["covariate"])


def test_too_few_areas_and_covariates_that_say_the_same_are_refused():
    table = pd.DataFrame({"ref_area": [f"D{n}" for n in range(8)], "one": np.arange(8.0)})
    table = table.assign(direct=0.5, variance=0.01, two=2 * table["one"])
    with pytest.raises(SmallAreaError, match="The covariates one, two say the same"):
        small_areas(table, ["one", "two"])
    with pytest.raises(SmallAreaError, match=r"4 area\(s\) have a sample"):
        small_areas(table.head(4), ["one"])


def test_no_ratio_makes_something_of_nothing_nor_a_share_above_one():
    groups = np.array([0, 0])
    with pytest.raises(SmallAreaError, match="zero in all areas"):
        benchmark_ratios(np.zeros(2), np.ones(2), groups, np.array([0.1]))
    areas = drawn(1, 9)
    above = Benchmark(np.ones(9), np.zeros(9, int), np.array([0.99]))
    with pytest.raises(SmallAreaError, match=r"D\d, estimate: 1\.\d+ once its region's figure"):
        modelled_shares(areas, "arcsine", above)
