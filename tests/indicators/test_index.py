"""What a function answers does not depend on how its caller has numbered the rows."""

import importlib
import inspect

import numpy as np
import pandas as pd
import pytest

from indicators import disclosure, equity, planning, risk, services, uncertainty, vital
from indicators.out_of_school import adjusted_parity

AREAS = ["a", "b", "c", "d"]
PACKAGES = ("disclosure", "equity", "out_of_school", "planning", "risk", "services", "uncertainty")
OF_OBSERVATIONS = {  # what reads rows of the store, by column and never by number
    "latest_groups", "rank_comparisons", "behind_by_group", "standing", "ends", "comparisons",
    "in_order_of_telling",
    "from_published", "areas_of_plan", "inputs", "bounds_of_events", "change_verdict", "swings",
    "withhold", "worst_third",
}  # fmt: skip
GROUPS = pd.DataFrame(
    {"subgroup": AREAS, "estimate": [9.0, 4, 7, 1], "population": [5.0, 3, 9, 2], "se": 1.0}
)
RATES = pd.DataFrame({"ref_area": AREAS, "events": [5, 0, 12, 3], "denominator": [90, 80, 700, 60]})
SHARES = pd.DataFrame({"count": [5, 0, 12, 3], "n": [90, 80, 700, 60]})
FUNNEL = SHARES.rename(columns={"n": "denominator"})
RANKED = pd.DataFrame({"estimate": [2.0, np.nan, 9.0, 2.1], "se": 0.5})
PAIRS = pd.DataFrame(
    {
        "count_1": [5, 9, 3, 4], "n_1": 100, "count_2": [9, 9, 30, 5], "n_2": 100,
        "across_break": False, "data_source_1": "X", "data_source_2": "X",
    }
)  # fmt: skip
SERIES = pd.DataFrame(
    {"time_period": [str(2010 + n) for n in range(8)], "estimate": [4.0, 5, 6, 5, 9, 9, 10, 8]}
)
EXPOSED = pd.DataFrame(
    {
        "ref_area": AREAS * 2, "hazard": ["flood"] * 4 + ["heat"] * 4,
        "exposed": [500, 9000, 700, 60, 4000, 30, 8000, 100.0], "children": 10_000.0,
    }
)  # fmt: skip
ENDS = pd.DataFrame(
    [
        {"hazard": h, "kind": kind, "low": 0.0, "high": high}
        for h in ("flood", "heat")
        for kind, high in (("absolute", 5.0), ("relative", 90.0))
    ]
)
GROUPED = {"water": ["flood"], "air": ["heat"]}
VALUES = pd.DataFrame({"ref_area": AREAS, "indicator": "poor", "value": [9.0, 4, 7, 1]})
BOUNDS = pd.DataFrame({"indicator": ["poor"], "low": [0.0], "high": [10.0], "reverse": [False]})
PILLARS = pd.DataFrame(
    {"ref_area": AREAS, "exposure": [3.0, 5, np.nan, 7], "vulnerability": [2.0, 8, 4, 1]}
)
SCORES = pd.DataFrame({"ref_area": AREAS, "one": [1.0, 2, 3, 4], "two": [9.0, 2, 5, 4]})
INFORM = pd.DataFrame({"ref_area": AREAS, **{name: [1.0, 5, 7, 2] for name in risk.COMPONENTS}})
PLANNED = pd.DataFrame(
    {"ref_area": AREAS, "children": [90, 80, 700, 60], "without": [9, 40, 70, 5]}
)
SCENARIO = planning.Scenario(target=1, start=2027, end=2030, cost=10.0, hardest_cost=2.0)
WAITS = pd.DataFrame(
    {
        "time": [3, 5, 8, 9],
        "events": [1, 2, 0, 1],
        "censored": [0, 1, 1, 0],
        "g": ["x", "x", "y", "y"],
    }
)
DEATHS = pd.DataFrame(
    {"live_births": [900, 800], "infant_deaths": [9, 7], "neonatal_deaths": [6, np.nan]}
)
CELLS = pd.DataFrame(
    {
        "ref_area": ["a", "b", "c", "_T"] * 3, "sex": ["F"] * 4 + ["M"] * 4 + ["_T"] * 4,
        "obs_value": [3, 8, 12, 23, 21, 34, 40, 95, 24, 42, 52, 118],
        "known": [False] * 8 + [True] * 4,
    }
)  # fmt: skip
PERSONS = pd.DataFrame(
    {
        "years": [4.0, 7, 9, 12, 8, 11], "rank": [1, 2, 3, 4, 5, 6],
        "wealth": [1.0, 2, 2, 4, 3, 6], "place": ["x", "x", "y", "y", "x", "y"],
    }
)  # fmt: skip
BY = {"dimensions": ["ref_area", "sex"]}


def hidden(cells):
    return cells.assign(obs_value=cells["obs_value"].where(cells["obs_value"] > 3))


def _contributions(persons):
    return equity.contributions(persons, outcome="years", rank="rank", factors=["wealth"])


def hazard_scores(exposed):
    return risk.exposure_scores(exposed, ENDS)


ANSWERS = {
    "exposure_scores": (hazard_scores, EXPOSED),
    "hazard_groups": (lambda f: risk.hazard_groups(f, GROUPED), hazard_scores(EXPOSED)),
    "exposure_pillar": (
        risk.exposure_pillar,
        risk.hazard_groups(hazard_scores(EXPOSED), GROUPED),
    ),
    "vulnerability_scores": (lambda f: risk.vulnerability_scores(f, BOUNDS), VALUES),
    "domain_scores": (
        lambda f: risk.domain_scores(f, {"money": ["poor"]}),
        risk.vulnerability_scores(VALUES, BOUNDS),
    ),
    "vulnerability_pillar": (risk.vulnerability_pillar, VALUES.rename(columns={"value": "score"})),
    "ccri": (risk.ccri, PILLARS),
    "quadrants": (risk.quadrants, PILLARS),
    "inform_frame": (risk.inform_frame, INFORM),
    "indicator_score": (lambda f: risk.indicator_score(f, 0, 10), GROUPS["estimate"]),
    "rank_ranges": (
        lambda f: risk.rank_ranges(f, risk.weight_grid(["one", "two"], 4)),
        SCORES,
    ),
    "leave_one_out": (risk.leave_one_out, SCORES),
    "rank_intervals": (uncertainty.rank_intervals, RANKED),
    "proportions": (uncertainty.proportions, SHARES),
    "counts": (uncertainty.counts, RATES[["events"]]),
    "rates": (uncertainty.rates, RATES),
    "funnel": (lambda f: uncertainty.funnel(f, kind="proportion"), FUNNEL),
    "differences": (lambda f: uncertainty.differences(f, kind="proportion"), PAIRS),
    "step": (lambda f: uncertainty.step(f, "2014"), SERIES),
    "mortality": (vital.mortality, DEATHS),
    "complete": (vital.complete, DEATHS),
    "completeness": (
        vital.completeness,
        pd.DataFrame({"registered": [980, 1040], "expected": [1000, 1000]}),
    ),
    "measures": (lambda f: equity.measures(f, favourable=True, ordered=True), GROUPS),
    "contributions": (_contributions, PERSONS),
    "change_between": (lambda f: equity.change_between(f, f), _contributions(PERSONS)),
    "theil_parts": (lambda f: equity.theil_parts(f, outcome="years", group="place"), PERSONS),
    "left_behind": (lambda f: equity.left_behind(f, favourable=True, ordered=False), GROUPS),
    "ranks": (lambda f: equity.ranks(f, favourable=True), GROUPS),
    "needs": (lambda f: planning.needs(f, SCENARIO), PLANNED),
    "totals": (lambda f: planning.totals(f, SCENARIO), planning.needs(PLANNED, SCENARIO)),
    "frontier": (lambda f: planning.frontier(f, 400.0), planning.needs(PLANNED, SCENARIO)),
    "allocate": (lambda f: planning.allocate(f, 400.0, 5.0), planning.needs(PLANNED, SCENARIO)),
    "indicators": (
        services.indicators,
        pd.DataFrame({"ref_area": AREAS, "custodial": [1, 0, 2, 3], "sentenced": [2, 8, 9, 3]}),
    ),
    "kaplan_meier": (services.kaplan_meier, WAITS),
    "quantile": (services.quantile, services.kaplan_meier(WAITS)),
    "log_rank": (lambda f: services.log_rank(f, "g"), WAITS),
    "curves": (lambda f: services.curves(f, ["g"]), WAITS),
    "time_to_service": (lambda f: services.time_to_service(f, ["g"]), WAITS),
    "in_safe_days": (lambda f: services.in_safe_days(f, fewest=3), WAITS.drop(columns="g")),
    "is_small": (disclosure.is_small, CELLS["obs_value"]),
    "protect": (lambda f: disclosure.protect(f, public="known", **BY), CELLS),
    "attack": (lambda f: disclosure.attack(f, **BY), hidden(CELLS)),
    "narrow_cells": (lambda f: disclosure.narrow_cells(f, **BY), hidden(CELLS)),
    "round_controlled": (lambda f: disclosure.round_controlled(f, **BY), CELLS),
    "records_by_area": (
        lambda f: risk.records_by_area(f, ["FLOOD"]),
        pd.DataFrame({"hazard": ["FLOOD"] * 3 + ["FIRE"], "ref_area": ["a", "b", "b", "a"]}),
    ),
    "adjusted_parity": (lambda f: adjusted_parity(f, f + 1), GROUPS["estimate"]),
}  # fmt: skip
NUMBERINGS = {
    "all alike": lambda n: [7] * n,
    "in pairs, backwards": lambda n: [place // 2 for place in range(n)][::-1],
    "by text": lambda n: [f"row {n - place:02}" for place in range(n)],
}


def plain(answer):
    frame = isinstance(answer, pd.DataFrame | pd.Series)
    return answer.reset_index(drop=True) if frame else pd.Series([repr(answer)])


@pytest.mark.parametrize("numbering", NUMBERINGS)
@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_is_the_same_however_the_rows_are_numbered(name, numbering):
    answer, rows = ANSWERS[name]
    odd = rows.set_axis(NUMBERINGS[numbering](len(rows)))
    wanted, found = plain(answer(rows)), plain(answer(odd))
    same = pd.testing.assert_frame_equal if wanted.ndim == 2 else pd.testing.assert_series_equal
    same(found, wanted)


def test_every_function_of_frames_is_asked_with_rows_numbered_oddly():
    asked = {*ANSWERS, *OF_OBSERVATIONS, "from_enrolment", "diagnostics"}
    missing = {
        name
        for package in (*PACKAGES, "vital")
        for name, function in vars(importlib.import_module(f"indicators.{package}")).items()
        if inspect.isfunction(function)
        and any(
            parameter.annotation in (pd.DataFrame, pd.Series, "pd.DataFrame")
            for parameter in inspect.signature(function).parameters.values()
        )
    }
    assert missing - asked == set()
