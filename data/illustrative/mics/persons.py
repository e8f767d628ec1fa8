"""Children, one child of 5–17 a household, women and births: the base of ch, fs, wm and bh."""

from typing import Any

import numpy as np
import pandas as pd

from data.illustrative.rows import generator

INTERVIEW = 1486  # October 2023 in months since the beginning of 1900
_SHARE_DONE = {"ch": 0.988, "fs": 0.98, "wm": 0.97}
_DIED = 0.02  # births for each living child that ended in a death before five
_Z = {"HAZ2": "stunted", "WAZ2": None, "WHZ2": None}


def child_base(members: pd.DataFrame) -> pd.DataFrame:
    """Return children under five with their age in months, what the survey knows, and weights."""
    random = generator("mics/child_base")
    own = members[members["age"].lt(5) & members["role"].eq("child")].reset_index(drop=True)
    months, size = own["months"].to_numpy(), len(own)
    registered = own["not_registered"].ne(1).to_numpy()
    certificate = random.choice([1, 2, 3], size, p=[0.77, 0.2, 0.03])
    unsure = random.choice([3, 8], size, p=[0.9, 0.1])
    proof = np.where(registered, certificate, unsure)
    weaned = np.interp(months, [0, 5, 12, 23, 35], [0.85, 0.7, 0.45, 0.15, 0.03])
    eats = np.interp(months, [0, 3, 6, 9, 12], [0.0, 0.03, 0.6, 0.93, 0.99])
    early = np.where(own["age"].ge(3), own["ED9"].fillna(2), np.where(months >= 24, 2, np.nan))
    return own.assign(
        LN=own["HL1"],
        UF4=own["carer_line"],
        UF17=_result("ch", size, random),
        UB2=own["age"],
        CAGE=months,
        cdoi=INTERVIEW,
        cdob=INTERVIEW - months,
        UB8=early,
        BR1=proof,
        BR2=np.where(proof > 2, np.where(registered, 1, random.choice([2, 8], size)), np.nan),
        eats=(random.random(size) < eats).astype(int),
        suckles=(random.random(size) < weaned).astype(int),
        **_disabled(own, 2, random),
        **_scores(own, random),
    )


def selected_base(members: pd.DataFrame) -> pd.DataFrame:
    """Return one child of 5–17 of each household that has any, drawn at equal chances.

    Its weight is that of the household times the number of such children there.
    """
    random = generator("mics/selected_base")
    able = members[members["age"].between(5, 17) & members["role"].eq("child")]
    able = able.assign(draw=random.random(len(able)))
    own = able.sort_values(["household", "draw"]).groupby("household").first().reset_index()
    number = own["household"].map(able.groupby("household").size())
    return own.assign(
        LN=own["HL1"],
        FS17=_result("fs", len(own), random),
        CB3=own["age"],
        CB4=own["ED4"],
        CB7=own["ED9"],
        CB8A=own["ED10A"],
        CB8B=own["ED10B"],
        weight=own["weight"] * number,
        **_disabled(own, 0, random),
    )


def woman_base(members: pd.DataFrame, births: pd.DataFrame) -> pd.DataFrame:
    """Return women of 15–49 with their births, union and schooling."""
    random = generator("mics/woman_base")
    own = members[members["sex"].eq("F") & members["age"].between(15, 49)].reset_index(drop=True)
    size, born = len(own), INTERVIEW - own["months"]
    keys = ["HH1", "HH2", "LN"]
    own = own.assign(LN=own["HL1"], wdob=born, wdoi=INTERVIEW)
    dates = births.groupby(keys)["BH4C"].agg(wdobfc="min", wdoblc="max", CM11="count")
    own = own.merge(dates.reset_index(), on=keys, how="left")
    chance = random.random(size)
    grown = own["role"].eq("youth") & (chance < 0.15) | own["under_18"] & (chance < 0.015)
    mother = own["role"].eq("mother")
    ever = mother | own["role"].eq("elder") | grown
    first = ((own["wdobfc"] - own["wdob"]) // 12).fillna(own["age"] - 1)
    married = np.clip(first - random.integers(0, 3, size), 14, own["age"])
    within = mother & (chance < 0.95) & own["father"].astype(bool) | grown
    return own.assign(
        WM17=_result("wm", size, random),
        WB4=own["age"],
        CM1=np.where(own["CM11"].gt(0), 1, 2),
        CM17=np.where(INTERVIEW - own["wdoblc"] < 24, 1, 0),
        welevel=np.where(mother, own["mother_level"], own["ED5A"].fillna(3)),
        MA1=np.where(within, np.where(chance < 0.03, 2, 1), 3),
        WAGEM=married.where(ever),
        wdom=(own["wdob"] + 12 * married + 5).where(ever),
    )


def birth_base(members: pd.DataFrame) -> pd.DataFrame:
    """Return the births of women in the households: living children, and some who died."""
    random = generator("mics/birth_base")
    kept = ["HH1", "HH2", "months", "sex", "mother_line", "household", "district", "weight"]
    child = members[members["role"].isin(["child", "youth"]) & members["mother_line"].notna()]
    alive = child[kept].assign(BH5=1, died=np.nan)
    mothers = members[members["role"].eq("mother")].set_index("household")["months"]
    lost = alive.sample(frac=_DIED, random_state=random)
    oldest = np.minimum(lost["household"].map(mothers).to_numpy() - 16 * 12, 180)
    past = (random.random(len(lost)) * oldest).astype(int)
    at = random.choice([0, 1, 4, 9, 20, 40], len(lost), p=[0.55, 0.1, 0.12, 0.09, 0.08, 0.06])
    at = np.minimum(at, past)
    lost = lost.assign(months=past, BH5=2, died=at, sex=random.choice(["M", "F"], len(lost)))
    found = pd.concat([alive, lost], ignore_index=True)
    found["LN"] = found["mother_line"].astype(int)
    found["BH4C"] = INTERVIEW - found["months"]
    found = found.sort_values(["HH1", "HH2", "LN", "BH4C"]).reset_index(drop=True)
    return found.assign(
        BHLN=found.groupby(["HH1", "HH2", "LN"]).cumcount() + 1,
        BH3=found["sex"].map({"M": 1, "F": 2}),
        BH9C=found["died"],
        BH9U=np.where(found["died"].notna(), 2, np.nan),
        BH9N=found["died"],
    )


def _result(file: str, size: int, random: np.random.Generator) -> Any:
    return np.where(random.random(size) < _SHARE_DONE[file], 1, random.choice([2, 3], size))


def _disabled(own: pd.DataFrame, first: int, random: np.random.Generator) -> dict[str, Any]:
    """Return who has a functional difficulty, and in which of six domains."""
    has = own["disability_status"].eq("PD").to_numpy() & own["age"].ge(first).to_numpy()
    told = np.where(own["age"].ge(first), np.where(has, 1, 2), np.nan)
    domain = random.integers(0, 6, len(own))
    return {
        "disabled": has.astype(int),
        "domain": domain,
        "cdisability": told,
        "fsdisability": told,
    }


def _scores(own: pd.DataFrame, random: np.random.Generator) -> dict[str, Any]:
    """Return z-scores with their flags: who is stunted in the survey is below −2, nobody else."""
    made: dict[str, Any] = {}
    size = len(own)
    for name, outcome in _Z.items():
        score = random.normal(0.25, 1.05, size)
        if outcome:
            low = -2.0 - random.exponential(0.7, size) - 0.01
            score = np.where(own[outcome].eq(1), low, np.maximum(score, -2.0))
        state = random.choice(["known", "flagged", "absent"], size, p=[0.95, 0.03, 0.02])
        score = np.where(state == "flagged", 99.97, score.round(2))
        made[name] = np.where(state == "absent", np.nan, score)
        flag = name.replace("Z2", "ZFLAG")
        made[flag] = np.select([state == "known", state == "flagged"], [0, 1], np.nan)
    return made
