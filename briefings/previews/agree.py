"""Whether the two tables of a survey say the same of what our catalogue has."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import pandas as pd

from data.survey import FIGURES, SUBMISSION, Declared
from indicators.codelists import DIMENSIONS, TOTAL
from indicators.errors import FaultyInput
from indicators.plain_rows import plain_rows

_Key: TypeAlias = tuple[str, str, str]
_Told: TypeAlias = tuple[str, tuple[float, ...]]
_NEAR = 1e-4  # a submission is rounded to four decimals
_BOUNDS = ("obs_value", "lower_bound", "upper_bound")


def check_agree(
    submitted: Sequence[Mapping[Any, Any]], shown: pd.DataFrame, declared: Declared
) -> None:
    """Check that what would be taken in is what is shown, of the nation and of regions.

    Raises
    ------
    FaultyInput
        With the first figures that are not the same in both tables.
    """
    given, known = dict(_given(submitted, declared)), dict(_known(shown, declared))
    keys = sorted({*given, *known})
    unlike = [key for key in keys if not _alike(given.get(key), known.get(key))]
    if unlike:
        told = "; ".join(f"{code} in {area} ({period})" for code, area, period in unlike[:5])
        raise FaultyInput(f"{SUBMISSION} and {FIGURES} do not agree on {told}.")


def _given(rows: Sequence[Mapping[Any, Any]], declared: Declared) -> Iterator[tuple[_Key, _Told]]:
    of = {item.code: item.of for item in declared.indicators.values() if item.code}
    for row in rows:
        groups = of.get(row["indicator"], {})
        if all(row[name] == groups.get(name, TOTAL) for name in DIMENSIONS):
            yield (row["indicator"], row["ref_area"], row["time_period"]), _told(row)


def _known(shown: pd.DataFrame, declared: Declared) -> Iterator[tuple[_Key, _Told]]:
    for row in plain_rows(shown[shown["ref_area"].ne("")]):
        code = declared.indicators[row["indicator"]].code
        if code and row["time_period"]:
            yield (code, row["ref_area"], row["time_period"]), _told(row)


def _told(row: Mapping[Any, Any]) -> _Told:
    """Return status and numbers of a figure, those that it has."""
    numbers = (row[name] for name in _BOUNDS)
    known = (float(one) for one in numbers if one != "" and not pd.isna(one))
    return row["obs_status"], tuple(known)


def _alike(one: _Told | None, other: _Told | None) -> bool:
    """Return whether two figures are the same, but for the last digit that rounding leaves."""
    if one is None or other is None or one[0] != other[0] or len(one[1]) != len(other[1]):
        return False
    return all(abs(a - b) <= _NEAR for a, b in zip(one[1], other[1], strict=True))
