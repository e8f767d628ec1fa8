"""The tests that an estimate has to pass, and what they find of good and of useless covariates."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from indicators.code_lists import kind_of
from indicators.codelists import codelist
from indicators.errors import DeclarationError
from indicators.files import check_toml
from indicators.small_areas import (
    SHARE_SCALES,
    Benchmark,
    bias_scatter,
    calibrated_shares,
    common_design_effect,
    diagnosis,
    gate,
    goodness_of_fit,
    interval_overlap,
    left_out_predictions,
    may_be_published,
    small_areas,
    smoothed_variance,
)

SIZE, REGIONS = 60, 10


def found_with(covariate, true, seed=11):
    """Return what the gate is told of 60 areas in ten regions, 150 children asked in each."""
    areas, benchmark = areas_with(covariate, true, seed)
    shown, tried = calibrated_shares(areas, "arcsine", benchmark, draws=200, seed=4)
    return diagnosis(areas, shown, "arcsine", benchmark, tried)


def areas_with(covariate, true, seed):
    random = np.random.default_rng(seed)
    variance = np.full(SIZE, 1.5 / (4 * 150))
    direct = SHARE_SCALES["arcsine"].forward(true) + np.sqrt(variance) * random.normal(size=SIZE)
    table = pd.DataFrame({"ref_area": [f"D{n}" for n in range(SIZE)], "direct": direct})
    areas = small_areas(table.assign(variance=variance, covariate=covariate), ["covariate"])
    groups = np.repeat(np.arange(REGIONS), SIZE // REGIONS)
    regions = np.bincount(groups, true) / np.bincount(groups)
    return areas, Benchmark(np.ones(SIZE), groups, regions)


@pytest.fixture(scope="module")
def truth():
    random = np.random.default_rng(7)
    region = np.repeat(random.normal(size=REGIONS), SIZE // REGIONS)
    covariate = region + 0.5 * random.normal(size=SIZE)
    return covariate, 1 / (1 + np.exp(0.8 - 0.35 * covariate - 0.1 * random.normal(size=SIZE)))


def test_a_covariate_that_tells_of_the_share_lets_it_pass(truth):
    covariate, true = truth
    results = gate(found_with(covariate, true))
    assert may_be_published(results), [one for one in results if not one.passed]


def test_intervals_hold_the_true_shares_though_the_model_is_not_quite_true(truth):
    """The shares are of the logit model, and the areas differ by less than their samples do."""
    covariate, true = truth
    held = []
    for seed in range(20):
        areas, benchmark = areas_with(covariate, true, seed)
        shown, _ = calibrated_shares(areas, "arcsine", benchmark, draws=200, seed=4)
        held.append((shown.lower <= true) & (true <= shown.upper))
    assert 0.92 <= np.mean(held) <= 0.99


def test_a_covariate_that_tells_nothing_is_found_out_by_the_region_left_out(truth):
    found = found_with(np.random.default_rng(8).normal(size=SIZE), truth[1])
    failed = [one.test for one in gate(found) if not one.passed]
    assert "left_out_gain" in failed and found["left_out_gain"] > 0.9


@pytest.mark.parametrize("test", list(codelist("small_areas")["gate"]))
def test_each_test_alone_keeps_an_estimate_back(test):
    declared = codelist("small_areas")["gate"]
    kept = {name: one.get("least", one.get("most")) for name, one in declared.items()}
    assert may_be_published(gate(kept))
    worse = -1e-6 if "least" in declared[test] else 1e-6
    assert not may_be_published(gate({**kept, test: kept[test] + worse}))
    assert not may_be_published(gate({**kept, test: float("nan")}))


def test_a_region_is_foretold_without_its_own_sample():
    table = pd.DataFrame({"ref_area": list("abcdefgh"), "covariate": np.arange(8.0)})
    table = table.assign(direct=[0, 1, 2, 3, 4, 5, 60, 70.0], variance=1.0)
    areas = small_areas(table, ["covariate"])
    groups = np.array([0, 0, 0, 1, 1, 1, 2, 2])
    predicted, _ = left_out_predictions(areas, groups)
    assert predicted[6:] == pytest.approx([6, 7])


def test_the_bias_scatter_is_a_weighted_line_and_its_wald_statistic():
    random = np.random.default_rng(2)
    predicted, variance = random.uniform(0, 1, 40), random.uniform(0.5, 2, 40)
    direct = 0.3 + 0.6 * predicted + np.sqrt(variance) * random.normal(size=40)
    intercept, slope, chance = bias_scatter(direct, predicted, variance)
    line, covariance = np.polyfit(predicted, direct, 1, w=variance**-0.5, cov="unscaled")
    assert (slope, intercept) == pytest.approx(tuple(line))
    off = line - [1, 0]
    wald = off @ np.linalg.inv(covariance) @ off
    assert chance == pytest.approx(stats.chi2.sf(wald, 2))


def test_of_two_independent_estimates_of_one_value_95_in_100_intervals_overlap():
    random = np.random.default_rng(1)
    variance, mse = random.uniform(0.5, 2, 20_000), random.uniform(0.1, 1, 20_000)
    one, other = (np.sqrt(each) * random.normal(size=20_000) for each in (variance, mse))
    assert interval_overlap(one, variance, other, mse) == pytest.approx(0.95, abs=0.005)
    statistic = ((one - other) ** 2 / (variance + mse)).sum()
    assert goodness_of_fit(one, variance, other, mse) == pytest.approx(
        stats.chi2.sf(statistic, 20_000)
    )


def test_one_design_effect_makes_the_variances_of_all_areas_add_up():
    share, records = np.array([0.2, 0.4, 0.5]), np.array([90.0, 150, 300])
    own = np.array([0.004, 0.0001, 0.003])
    effect = common_design_effect(own, share, records)
    smoothed = smoothed_variance(effect, share, records)
    assert smoothed.sum() == pytest.approx(own.sum())
    assert smoothed / (share * (1 - share) / records) == pytest.approx([effect] * 3)


def test_a_test_without_a_threshold_is_no_declaration():
    content = (b"scale = 'linear'\n", "small_areas.toml", kind_of("small_areas"), {})
    with pytest.raises(DeclarationError, match="gate: missing"):
        check_toml(*content)
