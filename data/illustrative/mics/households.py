"""Households and members: the base of the files hh and hl, before answers are drawn."""

from typing import Any

import numpy as np
import pandas as pd

from data.illustrative.rows import generator

_SAFE = {11: 0.78, 12: 0.12, 21: 0.06, 31: 0.04}
_UNSAFE = {11: 0.40, 14: 0.22, 61: 0.15, 32: 0.13, 42: 0.05, 81: 0.05}
_TOILET = {11: 0.60, 12: 0.18, 21: 0.04, 22: 0.18}
_NO_TOILET = {23: 0.75, 14: 0.15, 95: 0.10}
_TESTED = 4  # households of a cluster whose water is tested


def household_base(home: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """Return households with their size, rooms, water and toilet, and the weights of the file.

    Where the first child has no safe water the source is unimproved, elsewhere, or fails at times;
    where it has no toilet, it is an unimproved one; where it is crowded, more than three members
    share a room for sleeping, if there are more than three.
    """
    random = generator("mics/household_base")
    size = _counted(home, people, people["age"].ge(0))
    tested = home["HH2"].le(_TESTED).to_numpy()
    rooms = np.ceil(size / 3).astype(int)
    crowded = home["overcrowded"].eq(1).to_numpy() & (size > 3)
    spare = random.choice([0, 1, 2], len(home), p=[0.4, 0.4, 0.2])
    made = home.assign(
        HH5M=10,
        HH5Y=2023,
        HH46=1.0,
        HH48=size,
        HH51=_counted(home, people, people["age"].lt(5)),
        HH52=_counted(home, people, people["age"].between(5, 17)),
        helevel=home["mother_level"],
        HC3=np.where(crowded, np.maximum(rooms - 1, 1), rooms + spare),
        tested=tested.astype(int),
        WQ31=np.where(tested, 1, 6),
        **_water(home["no_safe_water"].eq(1).to_numpy(), random),
    )
    toilet = _either(home["no_improved_toilet"].eq(1).to_numpy(), _NO_TOILET, _TOILET, random)
    weight = home["weight"] / home["weight"].mean()
    by_cluster = weight * tested.size / tested.sum()
    return made.assign(
        WS11=toilet,
        has_toilet=(toilet != 95).astype(int),
        hhweight=weight.round(9),
        wqsweight=np.where(tested, by_cluster, 0.0).round(9),
    )


def member_base(people: pd.DataFrame) -> pd.DataFrame:
    """Return members with their parents: alive, in the household, on which line."""
    child = people["under_18"]
    made: dict[str, Any] = {
        "HL3": people["role"].map({"father": 1, "mother": 2, "elder": 6}).fillna(3),
        "HL4": people["sex"].map({"M": 1, "F": 2}),
        "HL6": people["age"],
        "HL20": people["carer_line"].where(child),
        "melevel": people["mother_level"].where(child),
        "hhweight": (people["weight"] / _household_mean(people)).round(9),
    }
    for role, alive, home, line in (
        ("mother", "HL12", "HL13", "HL14"),
        ("father", "HL16", "HL17", "HL18"),
    ):
        there = people[role].astype(bool)
        dead = ~there & people[f"{role}_dead"]
        made[alive] = np.where(child, np.where(dead, 2, 1), np.nan)
        made[home] = np.where(child & ~dead, np.where(there, 1, 2), np.nan)
        made[line] = people[f"{role}_line"].where(child & there)
    return people.assign(**made)


def _counted(home: pd.DataFrame, people: pd.DataFrame, who: Any) -> Any:
    counts = people[who].groupby("household").size()
    return home["household"].map(counts).fillna(0).astype(int).to_numpy()


def _household_mean(people: pd.DataFrame) -> float:
    return float(people.groupby("household")["weight"].first().mean())


def _water(unsafe: Any, random: np.random.Generator) -> dict[str, Any]:
    source = _either(unsafe, _UNSAFE, _SAFE, random)
    piped = np.isin(source, (11, 12))
    own = piped | ~unsafe
    minutes = random.choice([5, 15, 30, 45, 998], len(source), p=[0.3, 0.35, 0.2, 0.14, 0.01])
    enough = np.where(unsafe & piped, 1, np.where(random.random(len(source)) < 0.9, 2, 1))
    return {
        "WS1": source,
        "WS3": np.where(piped, np.nan, np.where(own, 1, 3)),
        "WS4": np.where(own, np.nan, minutes),
        "WS7": np.where(unsafe, enough, 2),
    }


def _either(
    first: Any, these: dict[int, float], those: dict[int, float], random: np.random.Generator
) -> Any:
    """Return a code of the first list where a condition holds, else one of the second."""
    drawn = [
        random.choice([*shares], len(first), p=np.array([*shares.values()]))
        for shares in (these, those)
    ]
    return np.where(first, *drawn)
