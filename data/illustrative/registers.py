"""Synthetic registers: births, deaths, stillbirths, pupils, assistance, referrals, court cases.

No record is of a real child. National numbers follow the published figures; every number assumed
is in ``assumptions.toml``.
"""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from data.illustrative.population import children, weights
from data.illustrative.rows import DISTRICTS, National, assumptions, generator, vulnerability
from data.illustrative.survey import MARK


def _one_in(total: float) -> int:
    one_in: int = assumptions()["register"]["one_in"]
    return round(total / one_in)


def _places(random: np.random.Generator, n: int, tilt: float = 0.0) -> Any:
    """Return districts drawn in proportion to people and vulnerability."""
    chance = weights() * vulnerability() ** tilt
    return random.choice(np.array(DISTRICTS), n, p=chance / chance.sum())


def births(national: National) -> pd.DataFrame:
    """Return records of live births: weight in grams, weeks of gestation, mother's age."""
    random, year = generator("register_births"), assumptions()["survey"]["year"]
    n = _one_in(national.near("DM_BRTS", year))
    light = national.near("AZE_LBW_OFFICIAL", year) / 100
    small = random.random(n) < light
    grams = np.where(
        small, 2500 - random.gamma(1.6, 260, n), np.maximum(random.normal(3350, 430, n), 2500)
    )
    weeks = np.clip(np.rint(40 - (3350 - grams).clip(0) / 190 + random.normal(0, 1, n)), 22, 42)
    boys = random.random(n) < assumptions()["share"]["boys"]
    return _frame(
        random,
        n,
        year,
        district=_places(random, n),
        sex=np.where(boys, "M", "F"),
        birth_weight=np.maximum(grams, 400).round().astype(int),
        gestation=weeks.astype(int),
        mother_age=np.clip(np.rint(random.normal(25.5, 5, n)), 15, 48).astype(int),
        stands_for=assumptions()["register"]["one_in"],
    )


def deaths(national: National) -> pd.DataFrame:
    """Return every infant death: age in days, weight at birth; stillbirths are not among them."""
    random, year = generator("register_deaths"), assumptions()["survey"]["year"]
    n = round(national.near("AZE_INFANT_DEATHS", year))
    early, late = random.random(n) < 0.46, random.random(n) < 0.36
    days = np.where(
        early,
        np.minimum(random.geometric(0.45, n) - 1, 6),
        np.where(late, random.integers(7, 28, n), random.integers(28, 365, n)),
    )
    grams = np.where(days < 28, random.normal(1900, 780, n), random.normal(2900, 600, n))
    return _frame(
        random,
        n,
        year,
        district=_places(random, n, 0.4),
        sex=np.where(random.random(n) < 0.57, "M", "F"),
        age_days=days.astype(int),
        birth_weight=np.clip(grams, 450, 4800).round().astype(int),
    )


def child_deaths(national: National) -> pd.DataFrame:
    """Return every death from the first birthday to the twentieth: age in years."""
    random, year = generator("register_child_deaths"), assumptions()["survey"]["year"]
    of_an_age = sum(national.near("DM_POP_U18", year, sex) for sex in ("F", "M")) / 18
    spans, numbers = [], []
    for entry in assumptions()["register"]["death"]:
        chance = entry.get("assumed") or national.near(entry["indicator"], year)
        spans.append(entry["ages"])
        numbers.append(round(of_an_age * chance / 1000))
    ages = [
        random.integers(first, last, number, endpoint=True)
        for (first, last), number in zip(spans, numbers, strict=True)
    ]
    n = sum(numbers)
    return _frame(
        random,
        n,
        year,
        district=_places(random, n, 0.4),
        sex=np.where(random.random(n) < 0.58, "M", "F"),
        age=np.concatenate(ages).astype(int),
    )


def stillbirths(national: National) -> pd.DataFrame:
    """Return every stillbirth: weeks of gestation from the 22nd on, weight in grams."""
    random, year = generator("register_stillbirths"), assumptions()["survey"]["year"]
    n = round(national.near("AZE_STILLBIRTHS", year))
    weeks = np.clip(np.rint(random.normal(32, 5, n)), 22, 42)
    grams = 3350 - 190 * (40 - weeks) + random.normal(0, 250, n)
    return _frame(
        random,
        n,
        year,
        district=_places(random, n, 0.4),
        sex=np.where(random.random(n) < 0.53, "M", "F"),
        gestation=weeks.astype(int),
        birth_weight=np.clip(grams, 400, 4800).round().astype(int),
    )


def pupils(national: National) -> pd.DataFrame:
    """Return pupils of the school register: age, grade, repetition, absence, disability."""
    random, year = generator("register_pupils"), assumptions()["survey"]["year"]
    total = sum(v.sum() for (y, _), v in children(national).items() if y == year)
    n = _one_in(total * 0.55)
    grade = random.integers(1, 12, n)
    late = random.choice([0, 1, 2, 3], n, p=[0.86, 0.10, 0.03, 0.01])
    return _frame(
        random,
        n,
        year,
        district=_places(random, n),
        sex=np.where(random.random(n) < assumptions()["share"]["boys"], "M", "F"),
        grade=grade,
        age=grade + 5 + late,
        repeats=(random.random(n) < 0.004).astype(int),
        days_absent=random.negative_binomial(1.2, 0.2, n),
        attended_preschool=(random.random(n) < 0.6).astype(int),
        disability_status=np.where(random.random(n) < 0.02, "PD", "PWD"),
        stands_for=assumptions()["register"]["one_in"],
    )


def assistance(national: National) -> pd.DataFrame:
    """Return families of the social-assistance list: income, children, whether it is received."""
    random, year = generator("register_assistance"), assumptions()["survey"]["year"]
    poor = national.near("PV_SDG_SI_POV_NAHC", year) / 100
    n = _one_in(national.near("AZE_SP_CHILD_MEANS_TESTED", year) / 2 / 0.6)
    income = random.lognormal(5.2, 0.45, n)
    line = float(np.quantile(income, min(0.95, poor * 9)))
    return _frame(
        random,
        n,
        year,
        district=_places(random, n, 1.2),
        children=1 + random.binomial(4, 0.28, n),
        income_per_person=income.round(2),
        poverty_line=round(line, 2),
        poor=(income < line).astype(int),
        receives=(random.random(n) < np.where(income < line, 0.68, 0.34)).astype(int),
        monthly_benefit=random.normal(310, 60, n).clip(90).round(2),
        stands_for=assumptions()["register"]["one_in"],
    )


def referrals() -> pd.DataFrame:
    """Return cases with the date of each step; a step not reached by the closing day is empty."""
    random, year = generator("register_referrals"), assumptions()["survey"]["year"]
    plan = assumptions()["register"]
    n, closing = 3200, date(year, 12, 31)
    services = ["health", "education", "social_services", "police", "justice"]
    start = np.array([date(year, 1, 1) + timedelta(int(d)) for d in random.integers(0, 360, n)])
    steps: dict[str, Any] = {"identified": start}
    reached, when = np.ones(n, bool), start
    for step, days in plan["referral_days"].items():
        reached = reached & (random.random(n) < plan["referral_kept"][step])
        waits = np.ceil(random.exponential(days, n)).astype(int)
        when = np.array([day + timedelta(int(w)) for day, w in zip(when, waits, strict=True)])
        reached = reached & (when <= closing)
        steps[step] = pd.Series(when).where(reached)
    return _frame(
        random,
        n,
        year,
        district=_places(random, n, 0.9),
        sex=np.where(random.random(n) < 0.5, "M", "F"),
        age=random.integers(0, 18, n),
        found_by=random.choice(services, n, p=[0.3, 0.3, 0.25, 0.1, 0.05]),
        service=random.choice(services[:3], n, p=[0.35, 0.25, 0.4]),
        extracted=closing,
        **steps,
    )


def court_cases(national: National) -> pd.DataFrame:
    """Return cases of children before the courts: counsel, diversion, sentence, time taken."""
    random, year = generator("register_court_cases"), assumptions()["survey"]["year"]
    n = round(national.near("AZE_JJ_CONVICTED", year) / 0.78)
    diverted = random.random(n) < 0.22
    names = ["custody", "suspended", "community_service", "corrective_labour", "other"]
    sentence = random.choice(names, n, p=[0.25, 0.39, 0.01, 0.04, 0.31])
    days = assumptions()["register"]["court_cases_days"]
    return _frame(
        random,
        n,
        year,
        district=_places(random, n, 0.6),
        sex=np.where(random.random(n) < 0.97, "M", "F"),
        age=random.integers(14, 18, n),
        counsel=(random.random(n) < 0.88).astype(int),
        diverted=diverted.astype(int),
        sentence=np.where(diverted, "", sentence),
        days_detained=np.where(random.random(n) < 0.2, random.integers(1, 180, n), 0),
        days_to_decision=np.ceil(random.gamma(2.0, days / 2, n)).astype(int),
    )


def _frame(random: np.random.Generator, n: int, year: int, **columns: Any) -> pd.DataFrame:
    """Return a register: edition, number of the record, year, then its columns."""
    return pd.DataFrame({"edition": MARK, "record": np.arange(n) + 1, "year": year, **columns})
