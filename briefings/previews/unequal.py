"""The inequality by wealth of an indicator of a survey: read, and told in one line."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import pandas as pd

from data.survey import FIGURES, INEQUALITY, MEASURES, content_of, measure_told, table_of
from indicators.codelists import codelist
from indicators.errors import DataFaults, Fault
from indicators.plain_rows import plain_rows
from indicators.words import Words

# The rows of inequality.csv of one indicator, by measure.
Unequal: TypeAlias = Mapping[str, Mapping[Any, Any]]

_SLOPE, _RATIO, _INDEX = MEASURES
_EVEN = {_SLOPE: 0.0, _RATIO: 1.0, _INDEX: 0.0}  # what each is where rich and poor are alike
_NUMBERS = ("estimate", "lower", "upper")
_ABOUT = ("survey", "edition", "period")
_NEEDED = (*_ABOUT, "indicator", "measure", *_NUMBERS, "obs_status")


def read_inequality(folder: Path, figures: pd.DataFrame) -> dict[str, Unequal]:
    """Return the measures of every indicator; none of a folder that was written without them.

    Raises
    ------
    DataFaults
        If the table is not of the survey whose figures are given, or has what it cannot have.
    """
    path = folder / INEQUALITY
    content = content_of(path) if path.exists() else b""
    if not content.partition(b"\n")[2].strip():
        return {}
    table = table_of(content, INEQUALITY, _NEEDED, _NUMBERS)
    faults = [*_strange(table, figures)]
    if faults:
        raise DataFaults(faults)
    found: dict[str, dict[str, Mapping[Any, Any]]] = {}
    for row in plain_rows(table):
        found.setdefault(row["indicator"], {})[row["measure"]] = row
    return found  # type: ignore[return-value]


def _strange(table: pd.DataFrame, figures: pd.DataFrame) -> Iterator[Fault]:
    """Yield where a row is of another survey, of no figure, of no measure, or there twice."""
    known, about = {*figures["indicator"]}, [*figures[[*_ABOUT]].iloc[0]]
    twice = table.duplicated(["indicator", "measure"])
    for row, again in zip(plain_rows(table), twice, strict=True):
        said: dict[str, str] = {}
        if [row[name] for name in _ABOUT] != about:
            said["survey"] = f"{row['survey'][:80]!r} is not the survey of {FIGURES}"
        if row["indicator"] not in known:
            said["indicator"] = f"{row['indicator'][:80]!r} is not in {FIGURES}"
        if row["measure"] not in MEASURES or again:
            told = "stands twice" if again else f"is none of {', '.join(MEASURES)}"
            said["measure"] = f"{row['measure'][:80]!r} {told}"
        for column, reason in said.items():
            yield Fault(INEQUALITY, row["line"], column, reason, "run python -m data.survey again")


def inequality_line(found: Unequal, words: Words) -> str:
    """Return the measures of an indicator in a line, and which way they go; empty without any.

    Which way is said only if the interval of every measure leaves out that rich and poor are
    alike, and all lie on one side.
    """
    shown = {name: row for name, row in found.items() if pd.notna(row["estimate"])}
    states = {row["obs_status"] for row in found.values()}
    if _SLOPE not in shown:
        return words("By wealth: {state}", state=_named_state("Q", words)) if "Q" in states else ""
    told = [
        words("slope index, percentage points: {value}", value=measure_told(shown[_SLOPE], words)),
        *(
            named(words, value=measure_told(shown[name], words))
            for name, named in _NAMED.items()
            if name in shown
        ),
    ]
    line = words("By wealth: {measures}.", measures="; ".join(told))
    unsure = f" {_named_state('U', words)}." if "U" in states else ""
    return f"{line} {_way(shown, words)}{unsure}"


def _named_state(code: str, words: Words) -> str:
    return words.of(codelist("obs_status")[code])


def _ratio(words: Words, value: str) -> str:
    return words("relative index: {value}", value=value)


def _index(words: Words, value: str) -> str:
    return words("concentration index: {value}", value=value)


_NAMED = {_RATIO: _ratio, _INDEX: _index}


def _way(shown: Unequal, words: Words) -> str:
    """Return which way measures go, as far as their intervals say so."""
    sides = {_side(row, _EVEN[name]) for name, row in shown.items() if not pd.isna(row["lower"])}
    if pd.isna(shown[_SLOPE]["lower"]):
        return words("Without an interval it is not said which way it goes.")
    if sides == {1}:
        return words("The richer the household, the more frequent.")
    if sides == {-1}:
        return words("The poorer the household, the more frequent.")
    return words("No difference between rich and poor lies within an interval: none is claimed.")


def _side(row: Mapping[Any, Any], even: float) -> int:
    """Return on which side of no difference an interval lies; 0 where it holds it."""
    return int(row["lower"] > even) - int(row["upper"] < even)
