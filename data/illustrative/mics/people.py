"""Who lives in the synthetic households: the children of the survey, and adults around them."""

from typing import Any

import numpy as np
import pandas as pd

from data.illustrative.rows import generator

_ORDER = ("father", "mother", "elder", "youth", "child")
_HOME = ("HH1", "HH2", "stratum", "district", "residence", "wealth", "region", "household")


def homes(children: pd.DataFrame) -> pd.DataFrame:
    """Return one row a household: where it is, which parents live in it, what it lacks.

    What a household lacks (water, a toilet, room, information) is what its first child lacks, so
    that it is the same for all of its members.
    """
    random = generator("mics/homes")
    first = children.sort_values("child").groupby("household", sort=True).first().reset_index()
    number = first.groupby("cluster").cumcount() + 1
    eldest = children.groupby("household")["age"].max().to_numpy()
    size, drawn = len(first), random.random(len(first))
    mother_age = np.minimum(eldest + _first_birth(size, random), 49)
    return first.assign(
        HH1=first["cluster"],
        HH2=number,
        wealth=first["wealth_quintile"].str[1].astype(int),
        eldest=eldest,
        father=drawn > 0.07,
        mother=(drawn < 0.055) | (drawn > 0.09),
        elder=(random.random(size) < 0.25) | (drawn < 0.07) & (drawn >= 0.055),
        youth=(mother_age >= 40) & (random.random(size) < 0.6),
        mother_age=mother_age,
        mother_level=_levels(first["wealth_quintile"], random),
        father_dead=random.random(size) < 0.35,
        mother_dead=random.random(size) < 0.30,
    )


def people(children: pd.DataFrame, home: pd.DataFrame) -> pd.DataFrame:
    """Return one row a member with the number of its line and the lines of its parents."""
    random = generator("mics/people")
    rows = [_adults(home, role, random) for role in _ORDER[:4]]
    own = children.drop(columns=["stratum", "region", "district", "residence", "edition"])
    own = own.merge(home[["household", *(n for n in _HOME if n not in own)]], on="household")
    found = pd.concat([*rows, own.assign(role="child")], ignore_index=True)
    found["order"] = found["role"].map({role: place for place, role in enumerate(_ORDER)})
    found = found.sort_values(["HH1", "HH2", "order", "age"], ascending=[True, True, True, False])
    found = found.reset_index(drop=True)
    found["HL1"] = found.groupby(["HH1", "HH2"]).cumcount() + 1
    found["months"] = 12 * found["age"] + random.integers(0, 12, len(found))
    return _with_parents(found, home)


def _adults(home: pd.DataFrame, role: str, random: np.random.Generator) -> pd.DataFrame:
    there = home[home[role]]
    size, mother = len(there), there["mother_age"].to_numpy()
    ages = {
        "father": mother + random.integers(0, 9, size),
        "mother": mother,
        "elder": mother + random.integers(20, 28, size),
        "youth": np.clip(mother - random.integers(18, 28, size), 18, 24),
    }
    woman = {
        "father": np.zeros(size, bool),
        "mother": np.ones(size, bool),
        "elder": random.random(size) < 0.7,
        "youth": random.random(size) < 0.55,
    }
    made = there[[*_HOME]].assign(role=role, age=ages[role], weight=there["weight"])
    return made.assign(sex=np.where(woman[role], "F", "M"))


def _with_parents(found: pd.DataFrame, home: pd.DataFrame) -> pd.DataFrame:
    """Return members with the lines of mother, father and caretaker, and the mother's schooling."""
    own = found["role"].isin(["child", "youth"])
    for role in ("mother", "father", "elder"):
        line = found[found["role"] == role].set_index("household")["HL1"]
        found[f"{role}_line"] = found["household"].map(line).where(own)
    keep = ["household", "mother_level", "father_dead", "mother_dead", "mother", "father"]
    found = found.merge(home[keep], on="household", how="left")
    carer = found["mother_line"].fillna(found["father_line"]).fillna(found["elder_line"])
    return found.assign(carer_line=carer, under_18=found["age"].lt(18))


def _first_birth(size: int, random: np.random.Generator) -> Any:
    """Return the age of each mother at her first birth, in completed years."""
    return np.clip(np.rint(random.normal(24.5, 3.5, size)), 17, 38).astype(int)


def _levels(quintile: Any, random: np.random.Generator) -> Any:
    """Return a level of schooling (0–4) of each household's mother, higher where it is richer."""
    shift = quintile.str[1].astype(int).to_numpy() - 3
    return np.clip(np.rint(2.9 + 0.35 * shift + random.normal(0, 0.7, len(shift))), 0, 4)
