"""Whether the change between the last two figures of a series is more than noise."""

from collections.abc import Mapping
from typing import Any, Literal

import pandas as pd

from indicators.catalog import catalog
from indicators.codelists import codelist
from indicators.errors import UncertaintyError
from indicators.model import Indicator
from indicators.options import checks
from indicators.summary import Change, same_slice
from indicators.uncertainty.differences import differences
from indicators.uncertainty.proportions import proportions
from indicators.uncertainty.rates import rates

Verdict = Literal["up", "down", "no reliable difference", "model", "unknown"]

_SURE: frozenset[Verdict] = frozenset({"up", "down"})
_GIVEN = ("obs_value", "lower_bound", "upper_bound", "data_source")


@checks(UncertaintyError)
def is_reliable(verdict: Verdict) -> bool:
    """Return whether a verdict is that a difference is more than chance would explain."""
    return verdict in _SURE


def change_verdict(
    found: Change, series: pd.DataFrame, counts: pd.DataFrame, item: Indicator, kind: str
) -> Verdict:
    """Return what may be said of a change: that it is reliable, that it is not, or that none can.

    Parameters
    ----------
    found : Change
        The change, of one source and within one definition (``summary.change``).
    series : DataFrame
        The observations of the series, with bounds (95 per cent) where the source gives them.
    counts : DataFrame
        The observations of the indicator that counts what the rate is made of; may be empty.
    kind : str
        The kind of the source. The figures of one model for two years are not independent:
        nothing is computed from their bounds ("model").

    Returns
    -------
    {"up", "down", "no reliable difference", "model", "unknown"}
        By the bounds of both figures, else by the events behind both, else unknown: a full count
        of anything but events is not a sample, and its errors are not published.
    """
    if kind == "modelled":
        return "model"
    pair = _pair(series, found)
    if all(pd.notna(pair[f"{side}_bound_{end}"]) for side in ("lower", "upper") for end in "12"):
        estimates = {f"estimate_{end}": pair[f"obs_value_{end}"] for end in "12"}
        top = 100.0 if item.unit_measure == "PCNT" else None
        return _word(differences(_row({**pair, **estimates}), kind="estimate", top=top))
    if item.events:
        return _word(differences(_row(_events(pair)), kind="rate", per=1))
    return _of_rate(pair, _pair(counts, found), item)


def bounds_of_events(
    observations: pd.DataFrame, counts: pd.DataFrame, item: Indicator
) -> pd.DataFrame:
    """Return the figures of areas with the interval that the events behind each give it.

    Parameters
    ----------
    observations : DataFrame
        One figure an area. Where the source gives bounds they are returned as they are.
    counts : DataFrame
        The counts behind them, one an area; may be empty.

    Returns
    -------
    DataFrame
        The observations, with ``lower_bound`` and ``upper_bound`` of 95 per cent where the count
        is of events and the figure is not zero (how many it is of follows from both).
    """
    per = codelist("unit_measure")[item.unit_measure].get("per")
    behind = catalog().get(item.count or "")
    given = observations[["lower_bound", "upper_bound"]].notna().any(axis=None)
    if given or per is None or behind is None or not behind.events:
        return observations
    events = observations["ref_area"].map(counts.set_index("ref_area")["obs_value"])
    size = events * per / observations["obs_value"].where(observations["obs_value"] > 0)
    frame = pd.DataFrame({"count": events, "n": size, "events": events, "denominator": size})
    found = proportions(frame) if per == 100 else rates(frame, per=per)
    scale = per if per == 100 else 1
    return observations.assign(
        **{name: scale * found[name] for name in ("lower_bound", "upper_bound")}
    )


def _of_rate(pair: Mapping[str, Any], counted: Mapping[str, Any], item: Indicator) -> Verdict:
    """Return what the events behind a rate tell; how many they are of follows from the rate."""
    behind = catalog().get(item.count or "")
    per = codelist("unit_measure")[item.unit_measure].get("per")
    if behind is None or not behind.events or per is None:
        return "unknown"
    sizes = {}
    for end in "12":
        value, count = pair[f"obs_value_{end}"], counted[f"obs_value_{end}"]
        if not value or pd.isna(value) or pd.isna(count):
            return "unknown"
        sizes[f"n_{end}"] = sizes[f"denominator_{end}"] = count * per / value
    rows = _row({**_events(counted), **sizes})
    return _word(differences(rows, kind="proportion" if per == 100 else "rate", per=per))


def _pair(observations: pd.DataFrame, found: Change) -> dict[str, Any]:
    """Return two observations in one row: names of the earlier end in _1, of the later in _2."""
    pair: dict[str, Any] = {}
    for end, period in (("1", found.period_before), ("2", found.period_after)):
        own = same_slice(observations, {"time_period": period})
        for name in _GIVEN:
            pair[f"{name}_{end}"] = own[name].tolist()[0] if len(own) == 1 else None
    return pair


def _events(pair: Mapping[str, Any]) -> dict[str, Any]:
    counts = {
        f"{name}_{end}": pair[f"obs_value_{end}"] for name in ("events", "count") for end in "12"
    }
    sources = {f"data_source_{end}": pair[f"data_source_{end}"] for end in "12"}
    return {**counts, **sources, "denominator_1": 1.0, "denominator_2": 1.0}


def _row(values: Mapping[str, Any]) -> pd.DataFrame:
    return pd.DataFrame([{**values, "across_break": False}])  # a Change is within one definition


def _word(compared: pd.DataFrame) -> Verdict:
    verdict: Verdict | None = compared["verdict"].iloc[0]
    return verdict or "unknown"
