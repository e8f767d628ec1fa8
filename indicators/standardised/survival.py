"""Of a thousand children born, how many reach an age: the life table of children.

From counts after C. L. Chiang (1984), The Life Table and its Applications; the error of survivors
is Greenwood's. From chances that are published, by their product.
"""

import numpy as np
import pandas as pd

from indicators.errors import UncertaintyError
from indicators.options import Level, checks, numbers
from indicators.standardised.life_table import HALF, chance_of, variance_of
from indicators.uncertainty import Floats, normal_quantile

THOUSAND = 1000.0


@checks(UncertaintyError)
def survivors_of_counts(ages: pd.DataFrame, *, confidence: Level = 0.95) -> pd.DataFrame:
    """Return of 1,000 born how many reach the end of each age, with the interval.

    Parameters
    ----------
    ages : DataFrame
        One row an age, in order: ``age`` and ``until`` (where it starts, where the next one
        does), ``deaths``, ``population`` (person-years; of the first year the live births).

    Returns
    -------
    DataFrame
        ``until``, ``estimate``, ``lower_bound``, ``upper_bound``.

    Raises
    ------
    UncertaintyError
        If ages do not follow from 0 and 1, a population is missing or not above zero, or deaths
        are missing, negative or more than it.
    """
    start, until = _numbers(ages, "age"), _numbers(ages, "until")
    deaths, people = _numbers(ages, "deaths"), _numbers(ages, "population")
    _refuse(start, until, deaths, people)
    chance = deaths / people
    chance[1:] = chance_of(chance[1:], (until - start)[1:], np.full(len(start) - 1, HALF))
    kept = np.asarray(np.cumprod(1 - chance), dtype=np.float64)
    error = kept * np.sqrt(np.cumsum(variance_of(chance, deaths) / (1 - chance) ** 2))
    reach = normal_quantile(confidence) * error
    return _told(until, kept, kept - reach, np.minimum(kept + reach, 1))


@checks(UncertaintyError)
def survivors_of_rates(chances: pd.DataFrame) -> pd.DataFrame:
    """Return of 1,000 born how many reach each age, by published chances to die before it.

    Parameters
    ----------
    chances : DataFrame
        One row a chance, in order: ``age`` and ``until``, from which age and before which;
        ``estimate``, ``lower_bound``, ``upper_bound`` per 1,000. A chance from birth tells of all
        ages below its end; another follows on what ends where it starts.

    Returns
    -------
    DataFrame
        As of :func:`survivors_of_counts`. All chances stand at the same end of their intervals
        together, so that the bounds are the widest; after one without bounds there are none.

    Raises
    ------
    UncertaintyError
        If a chance is missing, below 0 or above 1,000, or starts where none ends.
    """
    start, until = _numbers(chances, "age"), _numbers(chances, "until")
    if not chances["estimate"].between(0, THOUSAND).all():
        raise UncertaintyError("No life table: a chance is missing, below 0 or above 1,000.")
    if any(age > 0 and age not in until[:place] for place, age in enumerate(start)):
        raise UncertaintyError("No life table: a chance starts where none ends.")
    ends = {"estimate": "estimate", "lower_bound": "upper_bound", "upper_bound": "lower_bound"}
    kept = {name: _product(start, until, _numbers(chances, own)) for name, own in ends.items()}
    return _told(until, *kept.values())


def _product(start: Floats, until: Floats, chances: Floats) -> Floats:
    """Return the share that reaches each age, from chances per 1,000."""
    reached = {0.0: 1.0}
    for age, end, chance in zip(start, until, chances, strict=True):
        reached[float(end)] = reached[float(age)] * (1 - float(chance) / THOUSAND)
    return np.array([reached[float(end)] for end in until])


def _told(until: Floats, kept: Floats, low: Floats, high: Floats) -> pd.DataFrame:
    bounds = {"lower_bound": THOUSAND * low, "upper_bound": THOUSAND * high}
    return pd.DataFrame({"until": until.astype(int), "estimate": THOUSAND * kept, **bounds})


def _numbers(table: pd.DataFrame, name: str) -> Floats:
    if name not in table:
        raise UncertaintyError(f"The ages have no column {name}.")
    return np.asarray(numbers(table[name], name, UncertaintyError), dtype=np.float64)


def _refuse(start: Floats, until: Floats, deaths: Floats, people: Floats) -> None:
    """Refuse ages of which no survivors can be told, and say why."""
    reasons = {
        "the ages do not follow from 0 and 1": list(start[:1]) != [0]
        or until[0] != 1
        or list(start[1:]) != list(until[:-1])
        or bool((until <= start).any()),
        "a population is missing or not above zero": not bool((people > 0).all()),
        "deaths are missing, negative or more than the population": not bool(
            ((deaths >= 0) & (deaths <= people)).all()
        ),
    }
    for reason, holds in reasons.items():
        if holds:
            raise UncertaintyError(f"No life table: {reason}.")
