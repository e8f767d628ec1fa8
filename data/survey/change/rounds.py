"""Two rounds of one family of surveys, read and held against one another before any comparison."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from data.survey.declarations import Declared
from data.survey.told import FIGURES, LINE, content_of, family_of, table_of
from indicators.errors import DataFaults, Fault
from indicators.files import Refusal, check_period
from indicators.plain_rows import plain_rows

_ABOUT = ("edition", "survey", "period")
_SAME = ("unit", "code", "file", "reference")  # of an indicator that is defined alike
_NUMBERS = ("estimate", "standard_error", "n_unweighted")
_NEEDED = (*_ABOUT, "mark", "indicator", "title", *_SAME, "by", "ref_area", *_NUMBERS, "obs_status")
_YEAR = 4  # digits


@dataclass(frozen=True)
class Rounds:
    """Two rounds that may be compared: their figures, and the family that they are of."""

    old: pd.DataFrame
    new: pd.DataFrame
    declared: Declared


def read_rounds(old: Path, new: Path) -> Rounds:
    """Return the figures of two rounds, each in the folder that ``python -m data.survey`` wrote.

    Raises
    ------
    ReaderMistake
        If a folder has no figures.
    DataFaults
        With file, row and column: if a table is not of one survey; the two are of different
        families, editions or countries, or the same; the first is not of an earlier year; or an
        indicator that both have is not defined alike.
    FaultyInput
        If no family declares the indicators of a table.
    """
    names = [f"{folder.name}/{FIGURES}" for folder in (old, new)]
    tables = [
        table_of(content_of(folder / FIGURES), name, _NEEDED, _NUMBERS)
        for folder, name in zip((old, new), names, strict=True)
    ]
    faults = [
        fault for table, name in zip(tables, names, strict=True) for fault in _mixed(table, name)
    ]
    if faults:
        raise DataFaults(faults)
    before, now = (family_of(table, name) for table, name in zip(tables, names, strict=True))
    faults = [*_unlike(tables[0], tables[1], names[1], names[0])]
    if before.name != now.name:
        reason = f"a survey of {now.name}; {names[0]} is of {before.name}"
        faults.append(_fault(tables[1], names[1], "indicator", reason, "compare rounds of one"))
    if faults:
        raise DataFaults(faults)
    return Rounds(tables[0], tables[1], now)


def _fault(table: pd.DataFrame, file: str, column: str, reason: str, remedy: str) -> Fault:
    """Return a fault of the first row of a table."""
    return Fault(file, int(table[LINE].iloc[0]), column, reason, remedy)


def _mixed(table: pd.DataFrame, file: str) -> Iterator[Fault]:
    """Yield where a table is of another survey than its first row, or of no year."""
    first = table.iloc[0]
    for name in _ABOUT:
        other = table[table[name].ne(first[name])]
        if len(other):
            reason = f"{other[name].iloc[0][:80]!r}; the first row says {first[name][:80]!r}"
            yield _fault(other, file, name, reason, "put each survey into a folder of its own")
    try:
        check_period(first["period"])
    except Refusal as refused:
        remedy = 'write [survey] period = "2023" in a mapping'
        yield _fault(table, file, "period", refused.reason, remedy)


def _unlike(old: pd.DataFrame, new: pd.DataFrame, file: str, other: str) -> Iterator[Fault]:
    """Yield why the second table is not of a later round of what the first is of."""
    before, now = old.iloc[0], new.iloc[0]
    if now["edition"] != before["edition"]:
        reason = f"{now['edition']!r}; {other} is {before['edition']!r}"
        yield _fault(new, file, "edition", reason, "never compare invented records with real ones")
    if [*now[[*_ABOUT]]] == [*before[[*_ABOUT]]]:
        reason = f"{now['survey'][:80]!r} is the survey of {other} too"
        yield _fault(new, file, "survey", reason, "name two rounds")
    elif now["period"][:_YEAR] <= before["period"][:_YEAR]:
        reason = f"{now['period']} is no later year than {before['period']} of {other}"
        yield _fault(new, file, "period", reason, "name the earlier round first")
    yield from _elsewhere(old, new, file, other)
    yield from _otherwise(old, new, file, other)


def _elsewhere(old: pd.DataFrame, new: pd.DataFrame, file: str, other: str) -> Iterator[Fault]:
    """Yield that the nation of one table is not that of the other."""
    before, now = (table[table["by"].eq("total")] for table in (old, new))
    known = {*before["ref_area"]}
    strange = now[~now["ref_area"].isin(known)]
    if known and len(strange):
        told = ", ".join(sorted(map(repr, known)))
        reason = f"{strange['ref_area'].iloc[0]!r}; the nation of {other} is {told}"
        yield _fault(strange, file, "ref_area", reason, "compare rounds of one country")


def _otherwise(old: pd.DataFrame, new: pd.DataFrame, file: str, other: str) -> Iterator[Fault]:
    """Yield where an indicator that both tables have is defined otherwise in the second."""
    before, now = (table.drop_duplicates("indicator") for table in (old, new))
    both = now.merge(before, on="indicator", suffixes=("", "_old"))
    for name in _SAME:
        for row in plain_rows(both[both[name].ne(both[f"{name}_old"])]):
            reason = f"{row['indicator']} has {row[name][:80]!r}; in {other}"
            reason += f" {row[f'{name}_old'][:80]!r}"
            remedy = "run python -m data.survey again on both"
            yield Fault(file, int(row[LINE]), name, reason, remedy)
