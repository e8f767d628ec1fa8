"""Files of inequality: groups compared in many indicators, measures computed from records."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from indicators.catalog import catalog
from indicators.codelists import codelist
from indicators.editions import Edition
from indicators.summary import age_in_years
from indicators.words import Words, dimension_name, group_name
from passports.cells import plain_table
from passports.headers import cite

_NUMBERS = ("obs_value", "standard_error", "lower_bound", "upper_bound")


def comparisons_csv(
    found: pd.DataFrame, sources: Mapping[str, Mapping[str, Any]], edition: str, words: Words
) -> bytes:
    """Return comparisons as CSV in UTF-8, in the reader's words.

    Parameters
    ----------
    found : DataFrame
        As from :func:`indicators.equity.ranking.ranked`.
    sources : mapping
        The rows of the store's sources by code.
    """
    items = [catalog()[code] for code in found["indicator"]]
    themes, units = codelist("domain"), codelist("unit_measure")
    rules, today = codelist("group_weights"), date.today().year
    certain = {True: words("yes"), False: words("no"), None: words("not published")}
    table = pd.DataFrame(
        {
            words("Code"): list(found["indicator"]),
            words("Indicator"): [words.of(item.name) for item in items],
            words("Theme"): [words.of(themes[item.domain]["name"]) for item in items],
            words("Unit"): [words.of(units[item.unit_measure]) for item in items],
            words("Compared by"): [dimension_name(name, words) for name in found["dimension"]],
            words("Behind"): _groups(found, "behind", words),
            words("Value of the group behind"): list(found["behind_value"]),
            words("Ahead"): _groups(found, "ahead", words),
            words("Value of the group ahead"): list(found["ahead_value"]),
            words("Difference"): list(found["difference"]),
            words("Ratio"): list(found["ratio"]),
            words("Larger than chance would explain"): [certain[one] for one in found["reliable"]],
            words("Slope index"): list(found["slope"]),
            words("Concentration index"): list(found["concentration"]),
            words("Interval of slope and concentration index"): [
                words("none: only groups are known, and the error needs records")
                if pd.notna(slope)
                else ""
                for slope in found["slope"]
            ],
            words("Not left behind if all did as well as the best"): list(found["share"]),
            words("Its lower end, 95%"): list(found["lower"]),
            words("Its upper end, 95%"): list(found["upper"]),
            words("of how many"): list(found["per"]),
            words("Sizes of the groups"): [words.of(rules[r]["said"]) for r in found["weights"]],
            words("Number of groups"): list(found["groups"]),
            words("Period"): list(found["time_period"]),
            words("Age in years"): [age_in_years(one, today) for one in found["time_period"]],
            words("Source"): [cite(sources[code], words) for code in found["data_source"]],
        }
    )
    if warning := Edition(edition).warning(words):
        table.insert(0, words("Edition"), warning)
    return b"\xef\xbb\xbf" + plain_table(table).to_csv(index=False, lineterminator="\n").encode()


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


def _groups(found: pd.DataFrame, column: str, words: Words) -> list[str]:
    rows = zip(found[column], found["dimension"], found["indicator"], strict=True)
    return [
        group_name(code, dimension, catalog()[indicator].population, words)
        for code, dimension, indicator in rows
    ]
