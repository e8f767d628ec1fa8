"""Justice for children from cases before the courts: counsel, diversion, custody, time taken."""

from collections.abc import Mapping

import ibis.expr.types as ir
import pandas as pd

from indicators.records import Records, as_table, fetch, tally
from indicators.services import indicators, kaplan_meier, quantile
from indicators.uncertainty import wilson

_BOUNDS = ("obs_value", "lower_bound", "upper_bound")


def rows(records: Mapping[str, Records]) -> pd.DataFrame:
    """Return the nation's indicators with Wilson's interval, and the median days to a decision.

    Every case of the register is decided, so no wait is censored.
    """
    cases = as_table(records["register_court_cases"])
    found = indicators(_counts(cases))
    nation = found[found["ref_area"] == "AZE"].reset_index(drop=True)
    bounds = [
        tuple(100 * bound for bound in wilson(above, below))
        for above, below in zip(nation["numerator"], nation["denominator"], strict=True)
    ]
    nation[list(_BOUNDS[1:])] = bounds
    made = nation.assign(measure=nation["indicator"], records=nation["denominator"])
    return pd.concat([made[["measure", *_BOUNDS, "records"]], _decision(cases)])


def _counts(cases: ir.Table) -> pd.DataFrame:
    """Return the counts of each district under the names of ``codes/justice.toml``."""
    counted = cases.group_by(ref_area="district").aggregate(
        legal_aid_cases=cases["counsel"].sum(),
        cases_eligible_legal_aid=cases.count(),
        diverted=cases["diverted"].sum(),
        sentenced=(1 - cases["diverted"]).sum(),
        custodial=tally(cases["sentence"] == "custody"),
    )
    return fetch(counted.order_by("ref_area"))


def _decision(cases: ir.Table) -> pd.DataFrame:
    counted = cases.group_by(time="days_to_decision").aggregate(events=cases.count())
    counts = fetch(counted.order_by("time")).assign(censored=0)
    median = quantile(kaplan_meier(counts))
    row = dict(zip(_BOUNDS, median, strict=True))
    told = {"measure": "days_to_decision", "records": counts["events"].sum()}
    return pd.DataFrame([row | told])
