"""A rule put to the figures of an edition."""

from dataclasses import replace

import pandas as pd

from indicators.signals.across import by_funnel, by_ratios
from indicators.signals.chance import adjusted
from indicators.signals.declared import Rule
from indicators.signals.found import Watched
from indicators.signals.over_time import by_cusum, by_ewma


def watched(code: str, rule: Rule, figures: pd.DataFrame, counts: pd.DataFrame) -> Watched:
    """Return what a rule finds in an edition.

    Parameters
    ----------
    code : str
        Of the rule.
    figures : DataFrame
        Its yearly figures of no group (``totals``).
    counts : DataFrame
        What a register counts: ``ref_area``, ``time_period``, ``data_source``, and counts as
        ``indicators.vital`` names them.
    """
    found = _found(code, rule, figures, counts)
    chances = found.table["chance"].to_numpy(float)
    shares = adjusted(chances, dependent=rule.dependent) if len(chances) else chances
    return replace(found, table=found.table.assign(share=shares))


def _found(code: str, rule: Rule, figures: pd.DataFrame, counts: pd.DataFrame) -> Watched:
    if rule.method == "cusum":
        return by_cusum(code, rule, figures)
    if rule.method == "ewma":
        return by_ewma(code, rule, figures)
    if rule.method == "funnel":
        return by_funnel(rule, figures, counts)
    return by_ratios(rule, counts)
