"""Any number of survey estimates from one pass over the records."""

from collections.abc import Mapping, Sequence

import ibis.expr.types as ir
import numpy as np
import pandas as pd

from indicators.errors import RecordsError
from indicators.options import Level, checks
from indicators.survey.design import Sample
from indicators.survey.intervals import Interval, flagged, with_intervals
from indicators.survey.moments import Quantity, moments
from indicators.survey.variance import linearised


@checks(RecordsError)
def estimates(
    drawn: Sample,
    quantities: Sequence[Quantity],
    bases: Mapping[str, ir.NumericValue],
    by: Sequence[str],
    interval: Interval,
    level: Level,
    *,
    needed: str,
    withhold: bool,
    squares: bool = False,
) -> pd.DataFrame:
    """Return any number of ratios from one pass over the records: ``by``, ``quantity``, columns.

    The labels of the quantities become columns; ``needed`` says in words what a record must have.
    """
    kinds = [quantity.kind for quantity in quantities]
    found = linearised(moments(drawn, quantities, bases, by, squares=squares), drawn, by, kinds)
    return finished(found, quantities, interval, level, needed=needed, withhold=withhold)


@checks(RecordsError)
def finished(
    found: pd.DataFrame,
    quantities: Sequence[Quantity],
    interval: Interval,
    level: Level,
    *,
    needed: str,
    withhold: bool,
) -> pd.DataFrame:
    """Return linearised estimates with labels, intervals and flags.

    Raises
    ------
    RecordsError
        If there is no record that any of them could use.
    """
    check_used(found, needed)
    kinds = [quantity.kind for quantity in quantities]
    shares = found["quantity"].map(dict(enumerate(kinds))).isin(["proportion", "share"])
    whole = shares & np.isclose(found["estimate"], 1, rtol=0, atol=1e-12)
    found = found.assign(estimate=found["estimate"].mask(whole, 1.0))
    shown = flagged(with_intervals(found, kinds, interval, level), withhold=withhold)
    labels = pd.DataFrame([dict(quantity.label) for quantity in quantities])
    return shown.join(labels, on="quantity")


def check_used(found: pd.DataFrame, needed: str) -> None:
    """Refuse records of which none could be used, and say what each would need."""
    if not found["records"].sum():
        one = found[found["quantity"] == found["quantity"].min()]
        raise RecordsError(
            f"None of {int(one['missing'].sum())} record(s) has {needed} and a weight above zero."
        )
