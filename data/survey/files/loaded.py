"""A file of a survey as loaded: the variables that are asked for, under their declared names."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from data.microdata import places_of, plain_code, read_raw
from data.survey.declarations import KindOfFile
from data.survey.files.encodings import in_some_encoding
from data.survey.files.folder import Opened
from data.survey.guesses import Guess, guessed_encoding
from data.survey.mapping import Mapped
from indicators.errors import DataFaults, Fault

Meeting: TypeAlias = "Callable[[Loaded, Mapping[str, Any]], pd.Series[float] | None]"


@dataclass
class Loaded:
    """The records of a file: numbers as float64 (nothing recorded: NaN), words as text.

    Attributes
    ----------
    labels : mapping
        By variable and code what the file calls the code.
    """

    kind: str
    file: KindOfFile
    name: str
    frame: pd.DataFrame
    labels: Mapping[str, Mapping[float, str]] = field(default_factory=dict)
    guesses: list[Guess] = field(default_factory=list)

    def has(self, variable: str) -> bool:
        """Return whether a variable is there."""
        return variable in self.frame

    def in_words(self, variable: str) -> bool:
        """Return whether a variable holds words where codes are declared."""
        return variable in self.frame and self.frame[variable].dtype != np.float64


def load(opened: Opened, file: KindOfFile, wanted: Collection[str], mapped: Mapped) -> Loaded:
    """Return those of the variables wanted that a file has.

    Raises
    ------
    DataFaults
        If it cannot be read, has no record, has a variable twice, or the same record twice.
    """
    there = opened.described.variables
    own = {name: places_of(mapped.own_name(name), there) for name in sorted(wanted)}
    twice = [name for name, places in own.items() if len(places) > 1]
    if twice:
        raise DataFaults(_fault(opened, name, "is there more than once") for name in twice)
    place = {name: places[0] for name, places in own.items() if places}
    names = [*dict.fromkeys(place.values())]
    raw, guessed = in_some_encoding(
        opened.path, mapped, lambda own: read_raw(opened.path, names, own, mapped.delimiter)
    )
    if raw.empty:
        raise DataFaults([_fault(opened, None, "there are no records")])
    frame = pd.DataFrame(
        {name: _column(raw[one], mapped.values.get(name)) for name, one in place.items()}
    )
    labels = {name: _labels(opened.described.labels.get(one, {})) for name, one in place.items()}
    guesses = guessed_encoding(opened.path, guessed)
    loaded = Loaded(opened.kind, file, opened.path.name, frame, labels, guesses)
    _check_keys(opened, loaded)
    return loaded


def _fault(opened: Opened, column: str | None, reason: str) -> Fault:
    return Fault(opened.path.name, None, column, reason)


def _column(raw: "pd.Series[Any]", values: Mapping[str, float] | None) -> "pd.Series[Any]":
    """Return a variable as numbers; as text where it holds words that no mapping turns to codes."""
    if pd.api.types.is_numeric_dtype(raw) and not values:
        return raw.astype("float64")
    text = plain_code(raw)
    if values:
        text = text.map(lambda code: str(values.get(code, code)))
    numbers = pd.to_numeric(text.where(text != ""), errors="coerce")
    if (numbers.isna() & (text != "")).any():
        return text.astype(object)
    return numbers.astype("float64")


def _labels(given: Mapping[Any, str]) -> dict[float, str]:
    return {float(code): on_a_line(text) for code, text in given.items() if _is_number(code)}


def _is_number(code: object) -> bool:
    return isinstance(code, int | float)


def _check_keys(opened: Opened, loaded: Loaded) -> None:
    keys = loaded.file.keys
    absent = [name for name in keys if not loaded.has(name)]
    if absent:
        raise DataFaults(_fault(opened, name, "there is no such variable") for name in absent)
    again = loaded.frame.duplicated(keys)
    if again.any():
        first = loaded.frame.loc[again, keys].iloc[0]
        named = ", ".join(f"{name} {_written(value)}" for name, value in first.items())
        reason = f"{int(again.sum())} record(s) are there twice, as that of {named}"
        raise DataFaults([_fault(opened, ", ".join(keys), reason)])


def _written(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def on_a_line(text: str) -> str:
    """Return what a file says as it may be told: one line, without signs that steer a screen."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def joined(loaded: Loaded, others: Mapping[str, Loaded], met: Meeting) -> Loaded:
    """Return a file with the variables that it takes from other files of the survey.

    Parameters
    ----------
    met : callable
        From a file and a table of conditions to 1 where a record meets them, 0 where not; to
        nothing where a variable is not there.
    """
    frame = loaded.frame
    for join in loaded.file.join.values():
        other = others.get(join.file)
        if other is None or not all(map(loaded.has, join.on)):
            continue
        there = {new: other.frame[old] for new, old in join.take.items() if other.has(old)}
        found = {new: met(other, table) for new, table in join.any.items()}
        there |= {new: one for new, one in found.items() if one is not None}
        if not there or not all(map(other.has, join.on.values())):
            continue
        on = {f"on {own}": other.frame[theirs] for own, theirs in join.on.items()}
        keys = [*on]
        right = pd.DataFrame(on | there).dropna(subset=keys)
        right = right.groupby(keys, as_index=False).max() if join.any else right
        right = right.drop_duplicates(keys)
        wide = frame.merge(right, how="left", left_on=[*join.on], right_on=keys)
        frame = wide.drop(columns=keys)
    return replace(loaded, frame=frame)
