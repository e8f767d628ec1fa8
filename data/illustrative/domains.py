"""Every other domain by district: counts and rates that sum to what is published for the nation."""

from typing import Any

import numpy as np

from data.illustrative.allocation import Integers, share_out
from data.illustrative.births import share_sexes
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


def rows(national: National, found: Children) -> list[dict[str, Any]]:
    """Return the counts and rates the assumptions list, for every district, year and group."""
    made: list[dict[str, Any]] = []
    for year in assumptions()["years"]:
        for entry in assumptions()["count"]:
            made += _count(entry, year, national, found)
        for entry in assumptions()["rate"]:
            made += _rate(entry, year, national, found)
    return made


def _weight(entry: dict[str, Any], year: int, whole: Integers) -> np.ndarray:
    code = entry["indicator"]
    noise = generator(code).lognormal(0.0, 0.15, len(whole)) * lapses(code, year)
    weight: np.ndarray = whole * vulnerability() ** entry["tilt"] * noise
    return weight


def _figure(entry: dict[str, Any], year: int, national: National) -> float:
    return float(entry.get("assumed") or national.near(entry["indicator"], year))


def _count(
    entry: dict[str, Any], year: int, national: National, found: Children
) -> list[dict[str, Any]]:
    girls, boys = found[year, "F"], found[year, "M"]
    total = round(_figure(entry, year, national))
    values = share_out(total, _weight(entry, year, girls + boys))
    return list(count_rows(entry["indicator"], year, values))


def _rate(
    entry: dict[str, Any], year: int, national: National, found: Children
) -> list[dict[str, Any]]:
    """Return a rate among children: part of them, shared by weight, never more than there are."""
    whole = found[year, "F"] + found[year, "M"]
    part = share_out(
        round(int(whole.sum()) * _figure(entry, year, national) / 100),
        _weight(entry, year, whole),
        whole,
    )
    code = entry["indicator"]
    made = list(rate_rows(code, year, part, whole))
    young = {sex: found[year, sex] for sex in ("F", "M")}
    girls = share_sexes(part, young)
    made += rate_rows(code, year, girls, young["F"], sex="F")
    made += rate_rows(code, year, part - girls, young["M"], sex="M")
    for dimension in ("residence", "wealth_quintile"):
        for group, some, all_ in _groups(dimension, entry, part, whole):
            made += rate_rows(code, year, some, all_, **{dimension: group})
    return made


def _groups(
    dimension: str, entry: dict[str, Any], part: Integers, whole: Integers
) -> list[tuple[str, Integers, Integers]]:
    """Return part and whole of each group; what the vulnerable have less of, the poor lack more."""
    if entry["tilt"] >= 0:
        return group_margins(dimension, part, whole)
    if 2 * part.sum() < whole.sum():
        return group_margins(dimension, part, whole, power=-1.0)
    lacking = group_margins(dimension, whole - part, whole)
    return [(group, all_ - some, all_) for group, some, all_ in lacking]
