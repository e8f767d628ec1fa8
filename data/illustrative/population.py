"""Children by district and sex: the denominator of everything else."""

from typing import Any

import numpy as np

from data.illustrative.allocation import Integers, share_out
from data.illustrative.rows import DISTRICTS, National, assumptions, count_rows, generator

# Residents in thousands where nothing is published: a rural district of the usual size.
_USUAL = 60.0
_LARGE = {
    "AZ-BA": 2280.0,
    "AZ-GA": 335.0,
    "AZ-SM": 345.0,
    "AZ-LAN": 228.0,
    "AZ-CAL": 222.0,
    "AZ-MAS": 224.0,
    "AZ-SKR": 216.0,
    "AZ-ABS": 213.0,
    "AZ-NA": 10.0,
    "AZ-SAD": 16.0,
    "AZ-XIZ": 17.0,
    "AZ-KAN": 31.0,
    "AZ-SAH": 25.0,
    "AZ-NV": 94.0,
}

Children = dict[tuple[int, str], Integers]


def weights() -> np.ndarray:
    """Return the assumed size of each district; shape (74,)."""
    noise = generator("DM_POP_U18").uniform(0.7, 1.5, len(DISTRICTS))
    usual = [
        _LARGE.get(code, _USUAL * factor) for code, factor in zip(DISTRICTS, noise, strict=True)
    ]
    return np.array(usual)


def children(national: National) -> Children:
    """Return children 0–17 of each district by year and sex, summing to the published totals."""
    size = weights()
    return {
        (year, sex): share_out(round(national.near("DM_POP_U18", year, sex)), size)
        for year in assumptions()["years"]
        for sex in ("F", "M")
    }


def rows(_national: National, found: Children) -> list[dict[str, Any]]:
    """Return the number of children by district, region and nation, by sex."""
    made: list[dict[str, Any]] = []
    for year in assumptions()["years"]:
        girls, boys = found[year, "F"], found[year, "M"]
        made += count_rows("DM_POP_U18", year, girls + boys)
        made += count_rows("DM_POP_U18", year, girls, sex="F")
        made += count_rows("DM_POP_U18", year, boys, sex="M")
    return made
