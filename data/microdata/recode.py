"""Codes of a survey recoded to ours: what has no place is named, with how many records hold it."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from data.microdata.mapping import APART, Column, known_codes, matching, plain_code
from indicators.files import number

SHOWN = 10  # values without a mapping named one by one


def recoded(raw: pd.DataFrame, column: Column) -> tuple["pd.Series[Any]", list[str]]:
    """Return one column of records, and what is wrong with it."""
    text = plain_code(raw[column.variables[0]])
    for name in column.variables[1:]:
        text = text + APART + plain_code(raw[name])
    found = text.unique().tolist()
    valued = matching(found, [*column.values])
    nothing = {code for code in found if not code.strip(APART) and code not in valued}
    known = text.where(~text.isin(nothing | {*matching(found, column.missing)}))
    return _MAKERS[column.kind](known, column)


def _code(text: "pd.Series[str]", column: Column) -> tuple["pd.Series[Any]", list[str]]:
    pattern = matching(text.dropna().unique().tolist(), [*column.values])
    ours = text.map({code: column.values[own] for code, own in pattern.items()})
    strange = text[text.notna() & ~text.isin(pattern)]
    words = any(isinstance(value, str) for value in column.values.values())
    made = ours.astype("string") if words else ours.astype("float64")
    return made, _listed(strange, "has no mapping")


def _number(text: "pd.Series[str]", column: Column) -> tuple["pd.Series[Any]", list[str]]:
    numbers = {code: number(code) for code in text.dropna().unique()}
    value = text.map(numbers).astype("float64")
    reasons = _listed(text[text.notna() & value.isna()], "is no number")
    value = value / column.divide
    if column.range:
        outside = value.notna() & ~value.between(*column.range)
        reasons += _listed(text[outside], "is out of the range {:g}–{:g}".format(*column.range))
    return value, reasons


def _whole(text: "pd.Series[str]", column: Column) -> tuple["pd.Series[Any]", list[str]]:
    value, reasons = _number(text, column)
    broken = value.notna() & value.mod(1).ne(0)
    reasons += _listed(text[broken], "is not a whole number")
    return value.mask(broken).astype("Int64"), reasons


def _text(text: "pd.Series[str]", column: Column) -> tuple["pd.Series[Any]", list[str]]:
    known = known_codes(column.name)
    strange = text[text.notna() & ~text.isin(known or [])] if known else text.head(0)
    halves = text.str.split(APART).map(lambda own: "" in own, na_action="ignore").eq(True)
    partly = text[halves.fillna(False).astype(bool)]
    part = [f"is partly missing in {len(partly)} record(s)"] if len(partly) else []
    return text.astype("string"), [*_listed(strange, "is not a code of ours"), *part]


_MAKERS: dict[str, Callable[["pd.Series[str]", Column], tuple["pd.Series[Any]", list[str]]]] = {
    "code": _code,
    "number": _number,
    "whole": _whole,
    "text": _text,
}


def _listed(strange: "pd.Series[str]", fault: str) -> list[str]:
    """Return the values that have a fault, each with how many records hold it."""
    counts = strange.value_counts()
    named = [f"the value {code} {fault} ({n} record(s))" for code, n in counts.head(SHOWN).items()]
    rest = counts.iloc[SHOWN:]
    return named + (
        [f"{len(rest)} more values: {fault} ({rest.sum()} records)"] if len(rest) else []
    )
