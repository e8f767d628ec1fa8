"""The life table of children from what is published: all chances of one source and year, or none.

A thousand children cannot be followed through chances of unlike years or editions.
"""

from dataclasses import dataclass

import pandas as pd

from indicators.codelists import ALL, NATION
from indicators.standardised.survival import survivors_of_rates
from indicators.summary import same_slice, valued

# The chances to die per 1,000: from which age, before which, and the indicator that says so.
STEPS = (
    (0, 1, "CME_MRY0"),
    (0, 5, "CME_MRY0T4"),
    (5, 10, "AZE_CME_MR_5T9"),
    (10, 15, "CME_MRY10T14"),
    (15, 20, "AZE_CME_MR_15T19"),
)


@dataclass(frozen=True)
class PublishedSurvival:
    """The survivors of the latest source and year that have every chance, or what is wanting.

    Attributes
    ----------
    survivors : DataFrame
        As of :func:`indicators.standardised.survivors_of_rates`; empty where there are none.
    absent : tuple of str
        The indicators of which no figure is published.
    """

    survivors: pd.DataFrame
    time_period: str
    data_source: str
    absent: tuple[str, ...]


def published_survival(observations: pd.DataFrame) -> PublishedSurvival:
    """Return the life table of children that the observations of an edition allow.

    Parameters
    ----------
    observations : DataFrame
        Under the frame contract; those of other indicators than ``STEPS`` are passed over.
    """
    codes = [code for _, _, code in STEPS]
    own = valued(same_slice(observations, {"ref_area": NATION, **ALL}))
    own = own[own["indicator"].isin(codes)]
    absent = tuple(code for code in codes if code not in set(own["indicator"]))
    for (period, source), part in sorted(own.groupby(["time_period", "data_source"]), reverse=True):
        if set(part["indicator"]) == set(codes):
            return PublishedSurvival(_survivors(part), str(period), str(source), absent)
    return PublishedSurvival(pd.DataFrame(), "", "", absent)


def _survivors(part: pd.DataFrame) -> pd.DataFrame:
    figures = part.set_index("indicator").loc[[code for _, _, code in STEPS]]
    names = {"obs_value": "estimate"}
    columns = ["estimate", "lower_bound", "upper_bound"]
    table = figures.rename(columns=names)[columns].astype(float).reset_index(drop=True)
    starts, ends = ([step[place] for step in STEPS] for place in (0, 1))
    return survivors_of_rates(table.assign(age=starts, until=ends))
