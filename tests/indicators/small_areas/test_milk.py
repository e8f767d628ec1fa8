"""The expenditure on milk in 43 areas, as the literature has it.

Direct estimates and errors: Arora and Lahiri (1997), Statistica Sinica 7, 1053-1063; major areas:
You and Chapman (2006), Survey Methodology 32, 97-103. ``eblup`` and ``mse`` in ``milk.csv``: what
R's package sae (Molina and Marhuenda 2015, The R Journal 7, 81-98) prints for
``mseFH(yi ~ as.factor(MajorArea), SD^2)``, as the tests of the Python package samplics quote it. R
stops at a precision of 1e-4, with a variance between areas of 0.01855022.
"""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import minimize_scalar

from indicators.small_areas import Benchmark, eblup, fay_herriot, modelled_shares, small_areas
from indicators.small_areas.reml import FayHerriot
from indicators.small_areas.simulation import simulated

MILK = pd.read_csv(Path(__file__).with_name("milk.csv"))
AT_R = 0.018550222322723242  # our fourth step from the median variance, where R ends


@pytest.fixture(scope="module")
def areas():
    major = {f"major{n}": MILK["major"].eq(n).astype(float) for n in (2, 3, 4)}
    table = MILK.assign(ref_area=MILK["area"].astype(str), variance=MILK["error"] ** 2, **major)
    return small_areas(table, list(major))


@pytest.fixture(scope="module")
def fitted(areas):
    return fay_herriot(areas.direct, areas.variance, areas.design)


def coefficients_at(areas, between):
    weight = 1 / (between + areas.variance)
    covariance = np.linalg.inv(areas.design.T @ (weight[:, None] * areas.design))
    return FayHerriot(
        np.asarray(between),
        covariance @ (areas.design.T @ (weight * areas.direct)),
        covariance,
    )


def test_at_the_variance_where_r_stops_every_printed_digit_is_the_same(areas):
    at_r = coefficients_at(areas, AT_R)
    told = eblup(at_r, areas.direct, areas.variance, areas.design)
    printed = [0.9681890, 0.1327801, 0.2269462, -0.2413011]
    assert at_r.coefficients == pytest.approx(printed, abs=6e-8)
    assert np.abs(told.estimate - MILK["eblup"]).max() < 5.1e-8  # seven decimals
    assert np.abs(told.mse - MILK["mse"]).max() < 5.1e-10  # nine decimals


def test_at_the_optimum_r_and_we_differ_by_what_r_stopped_short_of(areas, fitted):
    told = eblup(fitted, areas.direct, areas.variance, areas.design)
    assert np.abs(told.estimate - MILK["eblup"]).max() < 1e-6
    assert np.abs(told.mse / MILK["mse"] - 1).max() < 5e-6


def test_the_variance_between_areas_is_that_of_samplics_iterated_to_the_end(fitted):
    assert float(fitted.between) == pytest.approx(0.01855033476276667, rel=1e-12)


def test_no_other_variance_has_a_higher_restricted_likelihood(areas, fitted):
    def minus(between):
        inverse = np.diag(1 / (between + areas.variance))
        inner = areas.design.T @ inverse @ areas.design
        left = areas.direct - areas.design @ np.linalg.solve(
            inner, areas.design.T @ inverse @ areas.direct
        )
        determinants = np.log(between + areas.variance).sum() + np.linalg.slogdet(inner)[1]
        return (determinants + left @ inverse @ left) / 2

    best = minimize_scalar(minus, bounds=(1e-6, 0.1), method="bounded", options={"xatol": 1e-12})
    assert float(fitted.between) == pytest.approx(best.x, rel=1e-6)


def test_the_errors_of_prasad_and_rao_are_those_of_a_simulation(areas):
    people = np.ones(len(MILK))
    whole = Benchmark(people, np.zeros(len(MILK), int), np.array([MILK["direct"].mean()]))
    found = modelled_shares_of_milk(areas, whole)
    drawn = simulated(areas, found, "linear", whole, draws=1000, seed=1)
    assert np.median(drawn.mse / found.told.mse) == pytest.approx(1, abs=0.06)
    assert drawn.held.mean() == pytest.approx(0.95, abs=0.02)


def modelled_shares_of_milk(areas, whole):
    """Dollars, not shares: some are above one."""
    given = {"direct": areas.direct, "targets": whole.targets}
    return modelled_shares(areas, "linear", whole, **given)
