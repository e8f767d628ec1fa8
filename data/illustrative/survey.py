"""A synthetic household survey of children: design, groups and outcomes, no real child."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from data.illustrative.allocation import Floats, share_out
from data.illustrative.education import group_shares
from data.illustrative.population import children
from data.illustrative.rows import (
    DISTRICTS,
    REGION,
    National,
    assumptions,
    by_region,
    generator,
    vulnerability,
)
from data.illustrative.schooling import schooling

MARK = "ILLUSTRATIVE"
_DIMENSIONS = (
    "stunted",
    "violent_discipline",
    "not_registered",
    "no_safe_water",
    "no_improved_toilet",
    "overcrowded",
    "no_information",
    "not_vaccinated",
)


def survey(national: National) -> pd.DataFrame:
    """Return one row a child under 18: design, groups and outcomes.

    Strata are regions by town and country; clusters are drawn within districts in proportion to
    children; the weights of a stratum sum to its children. Each outcome's weighted national share
    is the published one (or the assumed), to sampling error.
    """
    plan, random = assumptions()["survey"], generator("survey")
    found = children(national)
    size = found[plan["year"], "F"] + found[plan["year"], "M"]
    clusters = _clusters(plan, size, random)
    homes = clusters.loc[clusters.index.repeat(plan["households_per_cluster"])]
    homes = homes.assign(household=np.arange(len(homes)) + 1).reset_index(drop=True)
    homes["wealth_quintile"] = _quintiles(homes, random)
    homes["members"] = random.choice([1, 2, 3, 4], len(homes), p=[0.38, 0.40, 0.16, 0.06])
    table = homes.loc[homes.index.repeat(homes["members"])].reset_index(drop=True)
    table["child"] = np.arange(len(table)) + 1
    boys = assumptions()["share"]["boys"]
    table["sex"] = np.where(random.random(len(table)) < boys, "M", "F")
    table["age"] = random.integers(0, 18, len(table))
    disabled = random.random(len(table)) < assumptions()["share"]["disability"]
    table["disability_status"] = np.where(disabled, "PD", "PWD")
    table["weight"] = _weights(table, size)
    for name in _DIMENSIONS:
        table[name] = _outcome(table, plan["outcome"][name], national, plan["year"], random)
    table["attends_school"] = _attends(table, national, plan["year"], random)
    table = table.join(schooling(table, national, calibrated))
    table.insert(0, "edition", MARK)
    return table.drop(columns=["members"])


def _clusters(plan: Mapping[str, Any], size: Any, random: np.random.Generator) -> pd.DataFrame:
    number = share_out(plan["clusters"], np.sqrt(size))
    district = np.repeat(np.arange(len(DISTRICTS)), number)
    urban = random.random(len(district)) < by_region("urban")[district]
    region = np.array(REGION)[district]
    residence = np.where(urban, "U", "R")
    return pd.DataFrame(
        {
            "stratum": np.char.add(np.char.add(region.astype(str), "-"), residence),
            "cluster": np.arange(len(district)) + 1,
            "region": region,
            "district": np.array(DISTRICTS)[district],
            "residence": residence,
        }
    )


def _quintiles(homes: pd.DataFrame, random: np.random.Generator) -> Any:
    place = {code: number for number, code in enumerate(DISTRICTS)}
    shares = group_shares("wealth_quintile")[homes["district"].map(place)]
    drawn = (random.random(len(homes))[:, None] > shares.cumsum(axis=1)).sum(axis=1)
    return [f"Q{number + 1}" for number in np.minimum(drawn, 4)]


def _weights(table: pd.DataFrame, size: Any) -> Any:
    """Return weights by which each region's children sum to its synthetic number of children."""
    totals = pd.Series(size, index=list(REGION)).groupby(level=0).sum()
    counts = table.groupby("region")["child"].transform("size")
    return (table["region"].map(totals) / counts).round(4)


def _outcome(
    table: pd.DataFrame,
    plan: Mapping[str, Any],
    national: National,
    year: int,
    random: np.random.Generator,
) -> Any:
    share = plan.get("assumed") or national.near(plan["indicator"], year)
    share = (100 - share if plan.get("complement") else share) / 100
    place = {code: number for number, code in enumerate(DISTRICTS)}
    score = plan["tilt"] * np.log(vulnerability())[table["district"].map(place)]
    score = score + plan["wealth"] * (3 - table["wealth_quintile"].str[1].astype(int)) / 2
    effect = generator("clusters").normal(0.0, 0.35, table["cluster"].max() + 1)
    score = score + effect[table["cluster"]]
    weight = table["weight"].to_numpy()
    chance = calibrated(score.to_numpy(), weight, share)
    return (random.random(len(table)) < chance).astype(int)


def calibrated(score: Floats, weight: Floats, share: float) -> Floats:
    """Return chances on the logit scale whose weighted mean is a share, by bisection."""
    low, high = -15.0, 15.0
    chance: Floats = np.zeros_like(score)
    for _ in range(60):
        middle = (low + high) / 2
        chance = 1 / (1 + np.exp(-(score + middle)))
        if np.average(chance, weights=weight) < share:
            low = middle
        else:
            high = middle
    return chance


def _attends(
    table: pd.DataFrame, national: National, year: int, random: np.random.Generator
) -> Any:
    """Return 1 or 0 at ages 6–16, empty at other ages; the out-of-school rates are published."""
    levels = {"ED_ROFST_L1_ADM": (6, 9), "ED_ROFST_L2_ADM": (10, 14), "ED_ROFST_L3_ADM": (15, 16)}
    attends = pd.Series([None] * len(table), dtype=object)
    place = {code: number for number, code in enumerate(DISTRICTS)}
    score = np.log(vulnerability())[table["district"].map(place)]
    for indicator, (first, last) in levels.items():
        own = table["age"].between(first, last).to_numpy()
        share = national.near(indicator, year) / 100
        chance = calibrated(score[own], table["weight"].to_numpy()[own], share)
        attends[own] = (random.random(int(own.sum())) >= chance).astype(int)
    return attends
