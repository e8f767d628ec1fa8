"""Measures of inequality that were computed from records, with their errors, as a file."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from indicators.editions import Edition
from indicators.words import Words
from passports.cells import plain_table
from passports.headers import cite

_NUMBERS = ("obs_value", "standard_error", "lower_bound", "upper_bound")


def inequality_csv(
    found: pd.DataFrame,
    names: Sequence[tuple[str, str]],
    sources: Mapping[str, Mapping[str, Any]],
    edition: str,
    words: Words,
) -> bytes:
    """Return measures with error and interval as CSV in UTF-8, in the reader's words.

    Parameters
    ----------
    found : DataFrame
        As of the store's analysis ``inequality``.
    names : sequence of (outcome, measure)
        What each row is called.
    """
    titles = (
        words("Estimate"),
        words("Standard error"),
        words("Lower end of the 95% interval"),
        words("Upper end of the 95% interval"),
    )
    columns = {
        words("Outcome"): [outcome for outcome, _ in names],
        words("Measure"): [measure for _, measure in names],
        **{title: list(found[name]) for title, name in zip(titles, _NUMBERS, strict=True)},
        words("Records"): list(found["records"]),
        words("Period"): list(found["time_period"]),
        words("Source"): [cite(sources[code], words) for code in found["data_source"]],
    }
    table = pd.DataFrame(columns)
    if warning := Edition(edition).warning(words):
        table.insert(0, words("Edition"), warning)
    return b"\xef\xbb\xbf" + plain_table(table).to_csv(index=False, lineterminator="\n").encode()
