"""What school the synthetic children of the survey attend, and whether they ever did."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from data.illustrative.rows import DISTRICTS, National, assumptions, generator, vulnerability
from indicators.out_of_school import school_ages

_AGES = (5, 17)
_ISCED = {"PRIM": "ISCED11_1", "LSEC": "ISCED11_2", "USEC": "ISCED11_3"}
_BELOW = {"LSEC": "PRIM", "USEC": "LSEC"}


def schooling(table: pd.DataFrame, national: National, calibrated: Any) -> pd.DataFrame:
    """Return ``attends``, ``level_attended`` and ``ever_attended`` of children of 5–17, else empty.

    Who attends school at 6–16 stands already in ``attends_school``, by the published rates; here
    some of the others are in pre-primary, which is not school. ``ever_attended`` is of primary
    school or above.

    Parameters
    ----------
    calibrated : callable
        From scores, weights and a share to chances with that weighted mean.
    """
    plan, random = assumptions()["survey"]["schooling"], generator("survey_schooling")
    age = table["age"].to_numpy()
    at_school = table["attends_school"].eq(1).to_numpy()
    at_school = at_school | (age == _AGES[1]) & (random.random(len(table)) < plan["attends_17"])
    early = _before(table, age, national, calibrated, random)
    early = early | ~at_school & (random.random(len(table)) < _by_age(plan["preprimary"], age))
    level = _levels(age, plan, random)
    level[early] = "ISCED11_02"
    first = (age == _AGES[0]) & early & (random.random(len(table)) < plan["early_entry"])
    level[first] = "ISCED11_1"
    attends = at_school | early
    left = random.random(len(table)) < np.interp(age, *_points(plan["left"]))
    ever = at_school | first | (~early & left & (age > _AGES[0]))
    asked = (age >= _AGES[0]) & (age <= _AGES[1])
    return pd.DataFrame(
        {
            "attends": np.where(asked, attends.astype(int), None),
            "level_attended": np.where(asked & attends, level, None),
            "ever_attended": np.where(asked, ever.astype(int), None),
        },
        index=table.index,
    )


def _before(
    table: pd.DataFrame, age: Any, national: National, calibrated: Any, random: np.random.Generator
) -> Any:
    """Return who is in education in the year before primary: the published rate."""
    own = age == _AGES[0]
    year = assumptions()["survey"]["year"]
    place = {code: number for number, code in enumerate(DISTRICTS)}
    score = np.log(vulnerability())[table["district"].map(place)][own]
    share = national.near("ED_ROFST_L02_ADM", year) / 100
    chance = calibrated(score, table["weight"].to_numpy()[own], share)
    found = np.zeros(len(table), dtype=bool)
    found[own] = random.random(int(own.sum())) >= chance
    return found


def _levels(age: Any, plan: Mapping[str, Any], random: np.random.Generator) -> Any:
    """Return the level that pupils of each age attend: some are behind at its first age."""
    ages = school_ages(assumptions()["survey"]["year"])
    level = np.full(len(age), _ISCED["USEC"], dtype=object)
    behind = random.random(len(age)) < plan["behind"]
    for name, code in _ISCED.items():
        first, last = ages.ages[name]
        level[(age >= first) & (age <= last)] = code
        if name in _BELOW:
            level[(age == first) & behind] = _ISCED[_BELOW[name]]
    return level


def _by_age(shares: Mapping[str, float], age: Any) -> Any:
    found = pd.Series(age).map({int(key): value for key, value in shares.items()})
    return found.fillna(0.0).to_numpy()


def _points(shares: Mapping[str, float]) -> tuple[list[int], list[float]]:
    return [int(key) for key in shares], list(shares.values())
