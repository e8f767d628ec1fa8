"""What school the synthetic members of households attend and attended: module ED of MICS6."""

from typing import Any

import numpy as np
import pandas as pd

from data.illustrative.rows import generator

_LEVEL = {"ISCED11_02": 0, "ISCED11_1": 1, "ISCED11_2": 2, "ISCED11_3": 3}
_GRADES = {1: 4, 2: 5, 3: 2, 4: 4}  # of each level, numbered within it
_FIRST_AGE = {1: 6, 2: 10, 3: 15, 4: 18}
_AGES = (3, 24)


def with_schooling(people: pd.DataFrame) -> pd.DataFrame:
    """Return members with the variables ED4–ED16 and ``schage`` at ages 3–24.

    At 5–17 they say what the survey of children says. Nobody has a birthday between the beginning
    of the school year and the interview, so that ``schage`` is the age.
    """
    random = generator("mics/schooling")
    age = people["age"].to_numpy()
    asked = (age >= _AGES[0]) & (age <= _AGES[1])
    level = _attended(people, random)
    attends = asked & ~np.isnan(level)
    grade = _grade(level, age)
    top, top_grade, done = _highest(people, level, grade, random)
    ever = asked & (attends | ~np.isnan(top))
    before, before_grade = _last_year(level, grade, random)
    return people.assign(
        schage=np.where(asked, age, np.nan),
        ED4=np.where(asked, np.where(ever, 1, 2), np.nan),
        ED5A=np.where(ever, top, np.nan),
        ED5B=np.where(ever, top_grade, np.nan),
        ED6=np.where(ever & (top > 0), done, np.nan),
        ED9=np.where(ever, np.where(attends, 1, 2), np.nan),
        ED10A=np.where(attends, level, np.nan),
        ED10B=np.where(attends, grade, np.nan),
        ED16A=np.where(attends, before, np.nan),
        ED16B=np.where(attends, before_grade, np.nan),
    )


def _attended(people: pd.DataFrame, random: np.random.Generator) -> Any:
    """Return the level attended this school year; nothing of who attends none."""
    age = people["age"].to_numpy()
    level = people["level_attended"].map(_LEVEL).astype(float).to_numpy()
    chance = random.random(len(age))
    level = np.where((age >= 3) & (age <= 4) & (chance < 0.33), 0.0, level)
    return np.where((age >= 18) & (age <= 22) & (chance < 0.3), 4.0, level)


def _grade(level: Any, age: Any) -> Any:
    """Return the grade within its level of each age; nothing in early childhood education."""
    grade = np.full(len(age), np.nan)
    for code, last in _GRADES.items():
        own = level == code
        grade[own] = np.clip(age[own] - _FIRST_AGE[code] + 1, 1, last)
    return grade


def _highest(
    people: pd.DataFrame, level: Any, grade: Any, random: np.random.Generator
) -> tuple[Any, Any, Any]:
    """Return the highest level and grade attended, and whether that grade was completed (1, 2)."""
    age, size = people["age"].to_numpy(), len(people)
    attends, chance = ~np.isnan(level), random.random(size)
    ever = people["ever_attended"].eq(1).to_numpy()
    left = np.select([age < 10, age < 15], [1, np.where(chance < 0.5, 1, 2)], default=2)
    left = np.where((age >= 17) & (chance < 0.8), 3, left)
    left = np.where((age >= 19) & (chance < 0.15), 4, left)
    early = ~ever & (chance < 0.4) & (age < 18)
    top = np.where(attends, level, np.where(early, 0, np.where(ever | (age >= 18), left, np.nan)))
    top = np.where(np.isnan(level) & (age < 5), np.where(chance < 0.05, 0, np.nan), top)
    last = pd.Series(top).map(_GRADES).to_numpy()
    behind = np.minimum(last, np.maximum(age - pd.Series(top).map(_FIRST_AGE).to_numpy(), 1))
    top_grade = np.where(attends, grade, np.where(age >= 18, last, behind))
    done = np.where(attends, 2, np.where(random.random(size) < 0.93, 1, 2))
    return top, np.where(top > 0, top_grade, np.nan), done


def _last_year(level: Any, grade: Any, random: np.random.Generator) -> tuple[Any, Any]:
    """Return level and grade of the previous school year: one in a hundred repeats its grade."""
    repeats, first = random.random(len(level)) < 0.01, grade == 1
    before = np.where(first & (level > 0), level - 1, level)
    came = random.random(len(level)) < 0.62
    before = np.where(first & (level == 1), np.where(came, 0.0, np.nan), before)
    last = pd.Series(before).map(_GRADES).to_numpy()
    before_grade = np.where(first, last, grade - 1)
    before, before_grade = (
        np.where(repeats & (level > 0), level, before),
        np.where(repeats, grade, before_grade),
    )
    return before, np.where(before > 0, before_grade, np.nan)
