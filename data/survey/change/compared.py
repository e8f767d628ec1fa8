"""The change of every figure that two rounds have, with its error: the rounds are independent."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from data.survey.change.rounds import Rounds
from data.survey.declarations import Declared
from data.survey.told import FIGURES, LINE
from indicators.errors import DataFaults, Fault, ReaderMistake
from indicators.uncertainty import differences

_REGION = "region"
_TAKEN = ("survey", "period", "estimate", "standard_error", "n_unweighted", "obs_status")
_SAID = ("edition", "mark", "indicator", "title", "code", "unit", "by", "ref_area")
_WITHHELD = "a figure is missing or withheld"
_CERTAIN = "a figure without a standard error, as where nobody or everybody has it"


def changes(rounds: Rounds) -> pd.DataFrame:
    """Return by how much each figure of the second round exceeds that of the first.

    The standard error is the root of the sum of both squared: samples drawn anew in each round.
    Clusters that both rounds visited would make it too large. Interval: normal distribution.
    Method: :func:`indicators.uncertainty.differences`. A share of 0 or 100 per cent has a standard
    error of zero, which says nothing: its change has no interval.

    Returns
    -------
    DataFrame
        A row for each indicator and group that both have, regions only by the area of ours that
        they are: what it is; ``survey``, ``period``, ``estimate``, ``standard_error``,
        ``n_unweighted``, ``obs_status`` of either round (``_old``, ``_new``); ``difference`` (of
        shares in percentage points), its ``standard_error``, ``lower``, ``upper`` (95 %),
        ``excludes_zero`` (yes, no, or nothing without an interval), ``reason`` (why so).

    Raises
    ------
    DataFaults
        If a table has a figure twice.
    ReaderMistake
        If the rounds have no figure in common.
    """
    old, new = _known(rounds.old), _known(rounds.new)
    keys = _keys(old, new, rounds.declared)
    for table, which in ((old, "old"), (new, "new")):
        _check_once(table, keys, which)
    named = [name for name in (*_SAID, *keys, _REGION) if name in new]
    kept = [*dict.fromkeys([*named, *_TAKEN])]
    both = new[kept].merge(old[[*keys, *_TAKEN]], on=keys, suffixes=("_new", "_old"))
    if both.empty:
        raise ReaderMistake("The rounds have no figure in common.", "Name two rounds of a survey.")
    return _with_change(both, [*dict.fromkeys(named)])


def _known(table: pd.DataFrame) -> pd.DataFrame:
    """Return the figures that can be found in another round: of regions those with an area."""
    of_region = table["by"].str.split(" x ").map(lambda way: _REGION in way)
    return table[~of_region | table["ref_area"].ne("")]


def _keys(old: pd.DataFrame, new: pd.DataFrame, declared: Declared) -> list[str]:
    """Return the columns that say which figure it is; a region is known by its area alone."""
    groups = {name for file in declared.family.files.values() for name in file.group}
    both = [name for name in new if name in groups - {_REGION} and name in old]
    return ["indicator", "by", "ref_area", *both]


def _check_once(table: pd.DataFrame, keys: Sequence[str], which: str) -> None:
    twice = table[table.duplicated([*keys])]
    if len(twice):
        row = twice.iloc[0]
        reason = f"{row['indicator']} by {row['by']} in {row['ref_area'] or 'no area'} stands twice"
        remedy = "map every region to an area of its own"
        raise DataFaults([Fault(f"{which} {FIGURES}", int(row[LINE]), "by", reason, remedy)])


def _with_change(both: pd.DataFrame, named: Sequence[str]) -> pd.DataFrame:
    errors = {
        f"se_{place}": both[f"standard_error_{round_}"].replace(0.0, np.nan)
        for place, round_ in ((1, "old"), (2, "new"))
    }
    pairs = both.assign(
        **errors,
        estimate_1=both["estimate_old"],
        estimate_2=both["estimate_new"],
        data_source_1="survey",
        data_source_2="survey",
        across_break=False,
    )
    found = differences(pairs, kind="estimate")
    said = found["verdict"].map({"up": "yes", "down": "yes", "no reliable difference": "no"})
    has_both = found["difference"].notna()
    reason = pd.Series("", index=found.index).mask(said.isna(), _CERTAIN).mask(~has_both, _WITHHELD)
    sides = [f"{name}_{which}" for which in ("old", "new") for name in _TAKEN]
    return found[[*named, *sides, "difference"]].assign(
        standard_error=np.hypot(found["se_1"], found["se_2"]),
        lower=found["lower_bound"],
        upper=found["upper_bound"],
        excludes_zero=said.fillna(""),
        reason=reason,
    )
