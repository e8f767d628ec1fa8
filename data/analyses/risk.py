"""Which districts are at the highest risk, and how far that rests on the weights."""

from collections.abc import Mapping

import pandas as pd

from data.illustrative import assumptions
from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, NATION, TOTAL, areas_of
from indicators.risk import (
    Uncertainty,
    indicator_score,
    leave_one_out,
    random_weights,
    rank_ranges,
)

_SHARE = "AZE_CCRR_EXPOSED_PT"


def rows(records: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the rank of each district with the ranks it takes under other weights.

    Measures: ``rank`` (1 is the highest risk; bounds hold nine trials in ten), ``top_share`` (per
    cent of the trials in which the district is among the ten at highest risk), ``shift`` (item: a
    component; by how many places districts move on average when it is left out).
    """
    scores = components(records["observations"])
    names = list(scores.columns[1:])
    chosen = assumptions()["district_index"]
    weights = random_weights(names, draws=chosen["draws"], seed=assumptions()["seed"])
    found = rank_ranges(scores, weights, Uncertainty())
    ranks = found.rename(columns={"rank": "obs_value", "low": "lower_bound", "high": "upper_bound"})
    top = found.assign(obs_value=100 * found["top_share"])
    without = leave_one_out(scores)
    shift = without["shift"].abs().groupby(without["left_out"]).mean().rename("obs_value")
    kept = ["ref_area", "obs_value", "records"]
    return pd.concat(
        [
            ranks[[*kept, "lower_bound", "upper_bound"]].assign(measure="rank"),
            top[kept].assign(measure="top_share"),
            shift.rename_axis("item").reset_index().assign(measure="shift", ref_area=NATION),
        ],
        ignore_index=True,
    ).assign(item=lambda made: made["item"].fillna(""))


def components(observations: pd.DataFrame) -> pd.DataFrame:
    """Return the scores 1–10 of each district, spread between the lowest and the highest."""
    chosen = assumptions()["district_index"]
    named = {hazard: (_SHARE, hazard) for hazard in chosen["hazards"]}
    named |= {code: (code, TOTAL) for code in chosen["vulnerability"]}
    latest = _latest(observations)
    made = {name: _score(latest[key], key[0]) for name, key in named.items()}
    return pd.DataFrame(made).rename_axis("ref_area").reset_index()


def _latest(observations: pd.DataFrame) -> pd.DataFrame:
    """Return the latest figure of each district (rows), by indicator and hazard (columns)."""
    plain = [name for name in DIMENSIONS if name != "hazard"]
    total = (observations[plain] == TOTAL).all(axis=1)
    inside = observations["ref_area"].isin(areas_of("district"))
    keys = ["indicator", "hazard", "ref_area"]
    ordered = observations[total & inside].sort_values("time_period")
    last = ordered.drop_duplicates(keys, keep="last").astype({"obs_value": float})
    return last.pivot(index="ref_area", columns=["indicator", "hazard"], values="obs_value")


def _score(values: pd.Series, indicator: str) -> pd.Series:
    reverse = catalog()[indicator].direction == "higher"
    return 1 + 0.9 * indicator_score(values, values.min(), values.max(), reverse=reverse)
