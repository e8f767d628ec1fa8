"""An attacker with everything that is published of a register recovers no count of one to four.

He has every table, share and curve at once, each as printed, and solves one linear programme for
all of it: a register of a few cases with every combination of steps, drawn anew by seed.
"""

from datetime import date, timedelta
from itertools import pairwise, product

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from data.analyses import _complete, referral, vital
from data.protection import counted, protect_rows, tree
from indicators.codelists import DIMENSIONS, areas_of, codelist
from indicators.services import in_safe_days, kaplan_meier

STEPS = tuple(codelist("referral")["step"])
SERVICES = tuple(name for name in codelist("referral")["service"] if name != "_T")
PATHS = [(True, *later) for later in product([True, False], repeat=len(STEPS) - 1)]
READ = date(2025, 6, 30)
SEEDS = range(3)
COUNTED = ("reached", "skipped", "lost")
SHARES = {"conversion": "onward", "cumulative": "reached"}


def register(seed):
    """Return a few cases a service: who took which step, and when."""
    random = np.random.default_rng(seed)
    records = []
    for service in SERVICES:
        for _ in range(int(random.integers(6, 60))):
            path = (True, *(random.random(len(STEPS) - 1) < random.uniform(0.5, 0.95)))
            day = date(2025, 1, 1) + timedelta(int(random.integers(0, 40)))
            taken = {}
            for step, took in zip(STEPS, path, strict=True):
                day += timedelta(int(random.integers(0, 25)))
                taken[step] = day.isoformat() if took else None
            records.append({"service": service, "extracted": READ.isoformat(), **taken})
    return pd.DataFrame(records)


def published(cases):
    rows = _complete("referral", referral.rows({"register_referrals": cases}))
    measures, linked = counted.COUNTS["referral"], counted.LINKED["referral"]
    return counted.protect_analysis(rows, measures, linked)


def told(measure, step, path):
    """Return whether a case with a path of steps is counted by a measure of a step."""
    place = STEPS.index(step)
    later, before = any(path[place + 1 :]), path[place - 1]
    return {
        "reached": path[place],
        "skipped": not path[place] and later,
        "lost": before and not any(path[place:]),
        "onward": before and path[place],
    }[measure]


def row_of(service, measure, step):
    cells = [
        (service in (own, "_T")) and told(measure, step, path) for own in SERVICES for path in PATHS
    ]
    return np.array(cells, float)


def constraints(rows, cases):
    """Yield the least and the most of what the rows say of cases by service and path."""
    before = {step: first for first, step in pairwise(STEPS)}
    for row in rows:
        measure, value = row["measure"], row["obs_value"]
        service, _, step = row["item"].partition("/")
        if measure in COUNTED and value is None:
            yield row_of(service, measure, step), 1, np.inf  # a zero would be published
        elif value is not None and measure in COUNTED:
            yield row_of(service, measure, step), value, value
        elif value is not None and measure in SHARES:
            part, of = SHARES[measure], before.get(step) if measure == "conversion" else STEPS[0]
            yield row_of(service, part, step) - value * row_of(service, "reached", of), -1e-6, 1e-6
        elif value is not None and measure == "survival":  # a whole curve tells who was served
            own = cases if service == "_T" else cases[cases["service"].eq(service)]
            for end in ("identified", "received"):
                yield row_of(service, "reached", end), *[own[end].notna().sum()] * 2
        if row["records"] is not None and measure in (*COUNTED, *SHARES, "median"):
            yield row_of(service, "reached", STEPS[0]), row["records"], row["records"]


@pytest.mark.parametrize("seed", SEEDS)
def test_no_small_count_of_a_step_follows_from_all_that_is_told_of_a_small_register(seed):
    cases = register(seed)
    rows = published(cases)
    matrix, least, most = zip(*constraints(rows, cases), strict=True)
    known = LinearConstraint(np.array(matrix), least, most)
    taken = cases[list(STEPS)].notna().apply(tuple, axis=1)
    true = [((cases["service"] == s) & (taken == path)).sum() for s in SERVICES for path in PATHS]
    told_of = [row for row in rows if row["measure"] in (*COUNTED, "conversion")]
    hidden = [row for row in told_of if row["obs_value"] is None]
    assert 0 < len(hidden) < len(told_of)
    for row in hidden:
        service, _, step = row["item"].partition("/")
        cell = row_of(service, SHARES.get(row["measure"], row["measure"]), step)
        if 1 <= cell @ np.array(true) <= 4:
            assert width(cell, known) >= 5, (row["measure"], row["item"])


def width(cell, known):
    ends = []
    for sign in (1, -1):
        found = milp(
            sign * cell,
            constraints=known,
            integrality=np.ones(len(cell)),
            bounds=Bounds(0, 10_000),
        )
        assert found.x is not None
        ends.append(sign * found.fun)
    return ends[1] - ends[0]


@pytest.mark.parametrize("seed", SEEDS)
def test_no_run_of_days_of_a_curve_tells_of_a_few_cases_nor_does_one_less_the_others(seed):
    cases = pd.concat([register(seed + 10 * n) for n in range(1, 5)])
    told_of = pd.DataFrame(referral.rows({"register_referrals": cases}))
    curves = told_of[told_of["measure"] == "survival"]
    parts = curves["item"].str.partition("/")
    ended = {
        service: own.sort_values("day")
        for service, own in curves.assign(day=parts[2].astype(int)).groupby(parts[0])
    }
    assert {*SERVICES, "_T"} == ended.keys()
    for own in ended.values():
        assert_no_few(own)
    days = sorted({day for own in ended.values() for day in own["day"]})
    gone = {name: left_by(own, days) for name, own in ended.items()}
    for name in SERVICES:
        rest = gone["_T"] - sum(gone[other] for other in SERVICES if other != name)
        assert all(n == 0 or n >= 5 for n in np.diff(rest, prepend=0))


def assert_no_few(curve):
    """An attacker multiplies the curve out: events, and who left without, of each run of days."""
    at_risk, share = curve["records"].to_numpy(float), curve["obs_value"].to_numpy(float)
    before = np.concatenate([[1.0], share[:-1]])
    events = np.rint(at_risk * (1 - share / np.where(before > 0, before, 1)))
    left = at_risk[:-1] - at_risk[1:] - events[:-1]
    assert all(n == 0 or n >= 5 for n in [*events, *left, at_risk[-1] - events[-1]])


def left_by(curve, days):
    """Return how many have left the wait by each day that any curve names."""
    at_risk = np.append(curve["records"].to_numpy(float), 0.0)
    place = np.searchsorted(curve["day"], days, side="right")
    return at_risk[0] - at_risk[place]


def test_the_summary_of_waits_tells_nothing_that_its_runs_of_days_do_not():
    counts = pd.DataFrame({"time": [3, 8, 30, 41, 90], "events": [2, 4, 5, 1, 9], "censored": 0})
    runs = in_safe_days(counts, fewest=5, keep=(30, 90))
    assert runs[["time", "events"]].values.tolist() == [[8, 6], [30, 5], [90, 10]]
    few = pd.DataFrame({"time": [3, 8], "events": [2, 2], "censored": 0})
    assert in_safe_days(few, fewest=5) is None
    assert kaplan_meier(runs)["survival"].tolist() == pytest.approx([15 / 21, 10 / 21, 0])


def test_days_are_the_same_for_every_group_so_that_none_is_told_by_all_and_the_rest():
    counts = pd.DataFrame(
        {"service": list("aabb"), "time": [1, 2, 1, 2], "events": [5, 6, 3, 9], "censored": 0}
    )
    runs = in_safe_days(counts, ["service"], fewest=5)
    assert runs[["service", "time", "events"]].values.tolist() == [["a", 2, 11], ["b", 2, 12]]


def test_stillbirths_of_a_district_do_not_follow_from_the_records_of_its_register():
    districts = areas_of("district")[:6]
    place = [code for n, code in enumerate(districts, start=1) for _ in range(n)]
    births = pd.DataFrame(
        {"district": place * 20, "sex": "F", "birth_weight": 3000, "gestation": 39, "stands_for": 1}
    )
    deaths = pd.DataFrame({"district": place * 6, "age_days": 3, "birth_weight": 1500})
    still = pd.DataFrame({"district": place, "gestation": 33})
    tables = {"births": births, "deaths": deaths, "stillbirths": still}
    found = vital.rows({f"register_{name}": table for name, table in tables.items()})
    below = found[found["ref_area"].isin(areas_of("district"))]
    assert {*below["item"]} == {
        "births_under_2500g",
        "births_under_37w",
        "live_births",
        "infant_deaths",
    }
    nation = found[found["ref_area"] == "AZE"].set_index("item")["obs_value"]
    assert nation["stillbirths"] == len(still)


def cases_of(code, value, area, **given):
    made = dict.fromkeys(DIMENSIONS, "_T") | {"indicator": code, "time_period": "2023"}
    made |= {"ref_area": area, "obs_value": float(value), "obs_status": "A", "obs_conf": "F"}
    return made | {"lower_bound": None, "upper_bound": None} | given


@pytest.mark.parametrize("seed", [2, 37])  # without one table for both, these fall
@pytest.mark.parametrize(
    ("count", "rate"),
    [
        ("AZE_SP_REFERRAL_IDENTIFIED", "AZE_SP_REFERRAL_RECEIVED"),
        ("AZE_JJ_CONVICTED", "AZE_JJ_LEGAL_AID"),
    ],
)
def test_a_part_and_its_whole_give_neither_the_part_nor_the_rest_away(count, rate, seed):
    random = np.random.default_rng(seed)
    region = "ER05"
    areas = [area for area, parent in tree().items() if parent == region]
    wholes = dict(zip(areas, random.integers(1, 30, len(areas)), strict=True))
    parts = {area: int(random.integers(0, whole + 1)) for area, whole in wholes.items()}
    total, served = sum(wholes.values()), sum(parts.values())
    rows = [cases_of(count, n, area) for area, n in {**wholes, region: total}.items()]
    rows += [
        cases_of(rate, 100 * n / whole, area, numerator=n, denominator=int(whole))
        for area, n, whole in [
            *((area, n, wholes[area]) for area, n in parts.items()),
            (region, served, total),
        ]
    ]
    shown = {(r["indicator"], r["ref_area"]): r["obs_value"] for r in protect_rows(rows, [])}
    places = {area: place for place, area in enumerate(areas)}
    known, right = [np.zeros(2 * len(areas))], [0.0]
    for (code, area), value in shown.items():
        if value is None:
            continue
        own = [places[area]] if area in places else list(places.values())
        part, both = np.zeros(2 * len(areas)), np.zeros(2 * len(areas))
        part[own] = 1
        both[[*own, *(place + len(areas) for place in own)]] = 1
        known.append(both if code == count else part - value / 100 * both)
        right.append(value if code == count else 0.0)
    if rate_told := [area for area in areas if shown[rate, area] is not None]:
        for area in rate_told:  # a printed share of few tells them: 6 of 13 is no other fraction
            known += [np.eye(2 * len(areas))[places[area] + half * len(areas)] for half in (0, 1)]
            right += [parts[area], wholes[area] - parts[area]]
    told_of = LinearConstraint(np.array(known), np.array(right) - 1e-4, np.array(right) + 1e-4)
    for area in areas:
        own = [np.eye(2 * len(areas))[places[area] + half * len(areas)] for half in (0, 1)]
        true = [parts[area], wholes[area] - parts[area]]
        for cell, number in zip([*own, sum(own)], [*true, wholes[area]], strict=True):
            if 1 <= number <= 4:
                assert width(cell, told_of) >= 5, area
