"""Whether deaths are told at exactly one year of age more often than they can be.

A death at eleven months that is told as "a year old" leaves the infant mortality rate and enters
the rate of ages one to four; the rate of under five years is not touched.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import inf

import numpy as np
import pandas as pd

from indicators.births.histories import (
    ASKED,
    BORN,
    DHS_BIRTHS,
    DIED_AT,
    BirthColumns,
    births_with_ages,
)
from indicators.births.mortality import FIVE_YEARS, Window
from indicators.errors import RecordsError
from indicators.options import Level, checks
from indicators.records import Records, number_where
from indicators.survey import Design, Floats, Replication, resampled

AT = 12
BESIDE = (10, 11, 13, 14)  # months: the two before and the two after a year
FEWEST = 25  # deaths at these ages and at a year together, unweighted


@checks(RecordsError)
def heaping_at_a_year(
    births: Records,
    design: Design,
    *,
    window: Window = FIVE_YEARS,
    by: Sequence[str] = (),
    columns: BirthColumns = DHS_BIRTHS,
    level: Level = 0.95,
) -> pd.DataFrame:
    """Return how many deaths are told at 12 months for each at the months beside it.

    Returns
    -------
    DataFrame
        ``by``, ``estimate`` (deaths at 12 months ÷ the mean of those at 10, 11, 13 and 14: 1 where
        ages are told as they were), ``standard_error`` (jackknife), ``lower``, ``upper``,
        ``deaths`` (at all five, without weights), ``clusters``, ``obs_status`` (O: none beside; U:
        under 25).
    """
    drawn = births_with_ages(births, replace(design, df=inf), columns, by)
    table = drawn.table
    ends = table[ASKED] - window.since
    died = table[BORN] + table[DIED_AT]
    within = (died >= ends - window.months) & (died <= ends if window.since == 0 else died < ends)
    at = number_where(within & (table[DIED_AT] == AT))
    beside = number_where(within & table[DIED_AT].isin(BESIDE))
    found = resampled(
        drawn,
        {"at": at, "beside": beside},
        lambda sums: {"heaping": _ratio(sums["at"], sums["beside"])},
        Replication("JK1"),
        by=by,
        counts={"deaths": at + beside},
        level=level,
    )
    few = [found["estimate"].isna(), found["deaths"].lt(FEWEST)]
    shown = found.assign(obs_status=np.select(few, ["O", "U"], "A"))
    names = ["estimate", "standard_error", "lower", "upper", "deaths", "clusters", "obs_status"]
    return shown[[*by, *names]]


def _ratio(at: Floats, beside: Floats) -> Floats:
    return len(BESIDE) * at / np.where(beside > 0, beside, np.nan)
