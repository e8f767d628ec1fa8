"""Parity indices: how many times the rate of one group is that of another."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from data.survey.account import Account
from data.survey.declarations import SurveyIndicator
from data.survey.design import DESIGN, WEIGHT
from data.survey.measured import Drawn, group_column
from indicators.errors import RecordsError
from indicators.survey import SUPPRESSED_BELOW, UNRELIABLE_BELOW, parity

_OUTCOME = "outcome"
_HIDDEN = ["estimate", "standard_error", "lower", "upper"]


def parity_figures(
    items: Mapping[str, SurveyIndicator],
    drawn: Sequence[Drawn],
    rates: Mapping[str, SurveyIndicator],
    account: Account,
    *,
    withhold: bool,
) -> Iterator[pd.DataFrame]:
    """Yield the ratio of two groups of every parity index, each with its own standard error."""
    for name, item in items.items():
        rate = rates[item.ratio_of or ""]
        told = [one.measured(name, part) for one, part in zip(drawn, rate.parts, strict=True)]
        outcomes = [one.outcome for one in told if one is not None]
        if len(outcomes) == len(drawn):
            records = pd.concat([one.frame for one in drawn], ignore_index=True)
            records[_OUTCOME] = np.concatenate(outcomes)
            yield from _compared(name, item, records, account, withhold=withhold)


def _compared(
    name: str, item: SurveyIndicator, records: pd.DataFrame, account: Account, *, withhold: bool
) -> Iterator[pd.DataFrame]:
    first, second = item.levels or ("", "")
    between = group_column(item.between or "")
    if between not in records:
        account.cannot(name, f"no group {item.between}")
        return
    try:
        found = parity(records, _OUTCOME, DESIGN, between=between, groups=(second, first))
    except RecordsError as error:
        account.cannot(name, str(error))
        return
    fewest = int(found["fewest"].iloc[0])
    status = "Q" if fewest < SUPPRESSED_BELOW else "U" if fewest < UNRELIABLE_BELOW else "A"
    if withhold and status == "Q":
        found[_HIDDEN] = np.nan
    weighted = records[WEIGHT][records[_OUTCOME].notna() & records[between].isin([first, second])]
    told = {"indicator": name, "by": "total", "obs_status": status, "method": "log"}
    yield found.drop(columns="fewest").assign(weighted=weighted.sum(), **told)
