"""Justice for children from cases before the courts: counsel, diversion, custody, time taken."""

from collections.abc import Mapping

import pandas as pd

from indicators.services import indicators, kaplan_meier, quantile
from indicators.uncertainty import wilson

_BOUNDS = ("obs_value", "lower_bound", "upper_bound")


def rows(records: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the nation's indicators with Wilson's interval, and the median days to a decision.

    Every case of the register is decided, so no wait is censored.
    """
    cases = records["register_court_cases"]
    found = indicators(_counts(cases).reset_index())
    nation = found[found["ref_area"] == "AZE"].reset_index(drop=True)
    bounds = [
        tuple(100 * bound for bound in wilson(above, below))
        for above, below in zip(nation["numerator"], nation["denominator"], strict=True)
    ]
    nation[list(_BOUNDS[1:])] = bounds
    made = nation.assign(measure=nation["indicator"], records=nation["denominator"])
    return pd.concat([made[["measure", *_BOUNDS, "records"]], _decision(cases)])


def _counts(cases: pd.DataFrame) -> pd.DataFrame:
    """Return the counts of each district under the names of ``codes/justice.toml``."""
    told = cases.assign(
        ref_area=cases["district"],
        legal_aid_cases=cases["counsel"],
        cases_eligible_legal_aid=1,
        sentenced=1 - cases["diverted"],
        custodial=cases["sentence"].eq("custody").astype(int),
    )
    names = ["legal_aid_cases", "cases_eligible_legal_aid", "diverted", "sentenced", "custodial"]
    return told.groupby("ref_area")[names].sum()


def _decision(cases: pd.DataFrame) -> pd.DataFrame:
    counts = cases.groupby("days_to_decision").size().rename_axis("time")
    frame = counts.reset_index(name="events").assign(censored=0)
    median = quantile(kaplan_meier(frame))
    row = dict(zip(_BOUNDS, median, strict=True))
    return pd.DataFrame([row | {"measure": "days_to_decision", "records": len(cases)}])
