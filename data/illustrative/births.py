"""Births, their weight and their registration, by district."""

from typing import Any

import numpy as np

from data.illustrative.allocation import Integers, share_out
from data.illustrative.education import group_margins
from data.illustrative.population import Children
from data.illustrative.rows import (
    National,
    assumptions,
    count_rows,
    generator,
    lapses,
    rate_rows,
    vulnerability,
)
from indicators.codelists import areas
from indicators.uncertainty import wilson

_REGISTERED = "PT_CHLD_Y0T4_REG"


def rows(national: National, found: Children) -> list[dict[str, Any]]:
    """Return live births by sex, low-weight births, and registration of children under five."""
    made: list[dict[str, Any]] = []
    for year in assumptions()["years"]:
        made += _births(year, national, found)
        made += _registration(year, found)
    return made


def _births(year: int, national: National, found: Children) -> list[dict[str, Any]]:
    total = round(national.near("DM_BRTS", year))
    boys = national.get("DM_BRTS", year, "M")
    boys_total = round(boys if boys is not None else total * assumptions()["share"]["boys"])
    fertility = generator("DM_BRTS").lognormal(0.0, 0.08, len(found[year, "F"]))
    weight = (found[year, "F"] + found[year, "M"]) * fertility * lapses("DM_BRTS", year)
    male = share_out(boys_total, weight)
    female = share_out(total - boys_total, weight)
    light = share_out(
        _light(year, national, total), (male + female) * vulnerability() ** 0.3, male + female
    )
    made = list(count_rows("DM_BRTS", year, male + female))
    made += count_rows("DM_BRTS", year, female, sex="F")
    made += count_rows("DM_BRTS", year, male, sex="M")
    made += count_rows("AZE_LBW", year, light)
    made += rate_rows("AZE_LBW_OFFICIAL", year, light, male + female)
    return made


def _light(year: int, national: National, births: int) -> int:
    count = national.get("AZE_LBW", year)
    if count is not None:
        return round(count)
    return round(births * national.near("AZE_LBW_OFFICIAL", year) / 100)


def _registration(year: int, found: Children) -> list[dict[str, Any]]:
    share = assumptions()["share"]["under_five"]
    young = {sex: np.rint(found[year, sex] * share).astype(np.int64) for sex in ("F", "M")}
    everyone: Integers = young["F"] + young["M"]
    left_out = round(int(everyone.sum()) * assumptions()["not_registered"][str(year)])
    unregistered = share_out(left_out, everyone * vulnerability() ** 1.3, everyone)
    made = list(_rates(year, everyone - unregistered, everyone))
    girls = share_sexes(unregistered, young)
    made += _rates(year, young["F"] - girls, young["F"], sex="F")
    made += _rates(year, young["M"] - (unregistered - girls), young["M"], sex="M")
    for dimension in ("residence", "wealth_quintile"):
        for code, part, whole in group_margins(dimension, unregistered, everyone):
            made += _rates(year, whole - part, whole, **{dimension: code})
    return made


def share_sexes(total: Integers, young: dict[str, Integers]) -> Integers:
    """Return the girls among a total of each district, in proportion to girls and boys."""
    girls = np.rint(total * young["F"] / np.maximum(young["F"] + young["M"], 1))
    found: Integers = np.minimum(girls.astype(np.int64), young["F"])
    return found


def _rates(year: int, part: Integers, whole: Integers, **group: str) -> list[dict[str, Any]]:
    """Return rates with the interval a survey of the assumed sample would have had."""
    made = []
    for row in rate_rows(_REGISTERED, year, part, whole, **group):
        sample = assumptions()["sample"][areas()[row["ref_area"]].scheme]
        low, high = wilson(row["obs_value"] / 100 * sample, sample)
        made.append(row | {"lower_bound": round(100 * low, 4), "upper_bound": round(100 * high, 4)})
    return made
