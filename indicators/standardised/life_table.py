"""The life table: how long children born now would live at the death rates of today.

C. L. Chiang (1984), The Life Table and its Applications; the variance of the last age after
P. B. S. Silcocks, D. A. Jenner and R. Reza (2001), Journal of Epidemiology and Community Health 55:
38–43.
"""

import numpy as np
import pandas as pd

from indicators.errors import UncertaintyError
from indicators.options import Level, checks, numbers
from indicators.uncertainty import Floats, normal_quantile

INFANTS = 0.1  # of the first year that those who die in it live, on average
HALF = 0.5  # of any other interval
SMALLEST = 5000  # person-years, below which no life table is made


@checks(UncertaintyError)
def life_table(ages: pd.DataFrame, *, confidence: Level = 0.95) -> pd.DataFrame:
    """Return, for each age, how many years are still to be lived on average, with its interval.

    Parameters
    ----------
    ages : DataFrame
        One row an age, in order: ``age`` (where it starts; the first is 0, the second 1, the last
        is open), ``deaths``, ``population`` (person-years).

    Returns
    -------
    DataFrame
        The rows given, with ``q`` (the chance to die in the interval), ``survivors`` (of one born)
        and ``estimate``, ``lower_bound``, ``upper_bound``: years.

    Raises
    ------
    UncertaintyError
        If ages do not rise from 0 and 1, a population is not above zero, deaths are negative or
        more than it, nobody dies in the last age, or there are fewer than 5,000 person-years.
    """
    age, deaths, people = (_column(ages, name) for name in ("age", "deaths", "population"))
    _refuse(age, deaths, people)
    width = np.append(np.diff(age), np.inf)
    lived = np.where(age == 0, INFANTS, HALF)
    rate = deaths / people
    chance = np.ones(len(age))
    chance[:-1] = chance_of(rate[:-1], width[:-1], lived[:-1])
    survivors = np.append(1.0, np.cumprod(1 - chance[:-1]))
    left, error = _expectation(width, lived, rate, chance, survivors, deaths)
    reach = normal_quantile(confidence) * error
    told = {"q": chance, "survivors": survivors, "estimate": left}
    return ages.assign(**told, lower_bound=left - reach, upper_bound=left + reach)


def chance_of(rate: Floats, width: Floats, lived: Floats) -> Floats:
    """Return the chance to die in each interval at the death rate of its age."""
    found: Floats = width * rate / (1 + width * (1 - lived) * rate)
    return found


def variance_of(chance: Floats, deaths: Floats) -> Floats:
    """Return Chiang's variance of each chance; without a death both are nought."""
    found: Floats = chance**2 * (1 - chance) / np.maximum(deaths, 1)
    return found


def _expectation(
    width: Floats, lived: Floats, rate: Floats, chance: Floats, survivors: Floats, deaths: Floats
) -> tuple[Floats, Floats]:
    """Return the years left at each age, and their standard errors."""
    dying, closed = survivors * chance, slice(None, -1)
    years = np.append((width * (survivors - dying * (1 - lived)))[closed], survivors[-1] / rate[-1])
    left = _from_the_end(years) / survivors
    spread = variance_of(chance, deaths)[closed]
    reach = ((1 - lived) * width)[closed] + left[1:]
    parts = np.append(survivors[closed] ** 2 * reach**2 * spread, years[-1] ** 2 / deaths[-1])
    return left, np.sqrt(_from_the_end(parts)) / survivors


def _from_the_end(values: Floats) -> Floats:
    """Return the sum of each value and all after it."""
    found: Floats = np.cumsum(values[::-1])[::-1]
    return found


def _column(ages: pd.DataFrame, name: str) -> Floats:
    if name not in ages:
        raise UncertaintyError(f"The ages have no column {name}.")
    return np.asarray(numbers(ages[name], name, UncertaintyError), dtype=np.float64)


def _refuse(age: Floats, deaths: Floats, people: Floats) -> None:
    """Refuse ages of which no life table can be made, and say why."""
    reasons = {
        "the ages do not rise from 0 and 1": list(age[:2]) != [0, 1]
        or bool((np.diff(age) <= 0).any()),
        "a population is missing or not above zero": not bool((people > 0).all()),
        "deaths are missing, negative or more than the population": not bool(
            ((deaths >= 0) & (deaths <= people)).all()
        ),
        "nobody dies in the last age": not deaths[-1] > 0,
        f"there are fewer than {SMALLEST:,} person-years": people.sum() < SMALLEST,
    }
    for reason, holds in reasons.items():
        if holds:
            raise UncertaintyError(f"No life table: {reason}.")
