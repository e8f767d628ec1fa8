"""Rates from small counts, on the counts of the paper.

Lip cancer in 56 districts of Scotland: Clayton and Kaldor (1987), Biometrics 43, 671-681, table 1.
"""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.integrate import quad
from scipy.optimize import fsolve
from scipy.stats import poisson

from indicators.errors import SmallAreaError
from indicators.small_areas import poisson_gamma

LIPS = pd.read_csv(Path(__file__).with_name("lip_cancer.csv")).astype(float)
COUNT, EXPECTED = LIPS["count"].to_numpy(), LIPS["expected"].to_numpy()


@pytest.fixture(scope="module")
def found():
    return poisson_gamma(COUNT, EXPECTED)


def test_the_two_equations_of_the_paper_are_solved(found):
    def off(unknown):
        shape, rate = unknown
        estimate = (COUNT + shape) / (EXPECTED + rate)
        spread = ((1 + rate / EXPECTED) * (estimate - shape / rate) ** 2).sum() / 55
        return shape / rate - estimate.mean(), shape / rate**2 - spread

    solved = fsolve(off, [1.0, 1.0], xtol=1e-13)
    assert (found.shape, found.rate) == pytest.approx(tuple(solved), rel=1e-8)


@pytest.mark.parametrize("place", [0, 20, 48, 55])
def test_an_estimate_is_the_mean_of_what_is_known_of_the_rate(found, place):
    def known(theta):
        before = theta ** (found.shape - 1) * np.exp(-found.rate * theta)
        return poisson.pmf(COUNT[place], theta * EXPECTED[place]) * before

    whole = quad(known, 0, 30, limit=200)[0]
    mean = quad(lambda theta: theta * known(theta), 0, 30, limit=200)[0] / whole
    between = quad(known, found.lower[place], found.upper[place], limit=200)[0] / whole
    assert found.estimate[place] == pytest.approx(mean, rel=1e-7)
    assert between == pytest.approx(0.95, rel=1e-7)


def test_the_fewer_are_expected_the_further_a_rate_is_drawn_to_the_mean(found):
    mean, own = found.shape / found.rate, COUNT / EXPECTED
    moved = (found.estimate - own) / (mean - own)
    assert moved == pytest.approx(1 - found.weight)
    assert np.all(np.diff(found.weight[np.argsort(EXPECTED)]) >= 0)
    assert found.estimate.min() > own.min() == 0  # no district is without risk for want of a case


def test_the_order_of_the_areas_changes_nothing(found):
    order = np.random.default_rng(3).permutation(len(COUNT))
    again = poisson_gamma(COUNT[order], EXPECTED[order])
    assert again.estimate == pytest.approx(found.estimate[order], rel=1e-10)


def test_counts_that_vary_by_chance_alone_have_no_rates_of_their_own():
    expected = np.full(12, 40.0)
    counts = np.array([40.0, 41, 39, 40, 40, 42, 38, 40, 41, 39, 40, 40])
    with pytest.raises(SmallAreaError, match="vary no more than chance"):
        poisson_gamma(counts, expected)


@pytest.mark.parametrize(("count", "expected"), [(-1.0, 2.0), (np.nan, 2.0), (1.0, 0.0)])
def test_a_count_that_cannot_be_is_named_with_its_area(count, expected):
    counts, all_expected = COUNT.copy(), EXPECTED.copy()
    counts[7], all_expected[7] = count, expected
    with pytest.raises(SmallAreaError, match="Area 7, count"):
        poisson_gamma(counts, all_expected)
