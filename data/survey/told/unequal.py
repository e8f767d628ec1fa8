"""The table of measures of inequality of a survey, and what its report says of them."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from data.survey.declarations import Declared
from data.survey.figures import Figures
from data.survey.inequality import MEASURES
from data.survey.told.shown import in_per_cent, said_of_each
from indicators.equity import WEALTH
from indicators.plain_rows import plain_rows
from indicators.words import Words

SLOPE, RELATIVE, INDEX = MEASURES
UNITS = {SLOPE: "percentage points", RELATIVE: "ratio", INDEX: "index"}
DECIMALS = {SLOPE: 1, RELATIVE: 2, INDEX: 3}
_COLUMNS = ("edition", "mark", "survey", "period", "indicator", "title", "code", "measure", "unit")


def inequality_rows(figures: Figures, declared: Declared) -> pd.DataFrame:
    """Return every measure of inequality: slopes in percentage points, the others as they are."""
    table = figures.unequal
    if table.empty:
        return pd.DataFrame(columns=[*_COLUMNS])
    items = table["indicator"].map(declared.indicators)
    slope = table["measure"].eq(SLOPE)
    return pd.DataFrame(
        {
            **said_of_each(figures, table, declared),
            "measure": table["measure"],
            "unit": table["measure"].map(UNITS),
            "by": WEALTH,
            "ref_area": figures.about.country,
            **in_per_cent(table, slope),
            "df": table["df"],
            "n_unweighted": table["records"],
            "n_smallest_fifth": table["fewest"],
            "clusters": table["clusters"],
            "obs_status": table["obs_status"],
            "interval": table["method"],
            "reason": table["reason"],
            "file": items.map(lambda item: item.file),
            "reference": items.map(lambda item: item.reference),
        }
    )


def inequality_told(declared: Declared, table: pd.DataFrame, words: Words) -> Iterator[str]:
    """Yield the lines of a report: the measures of each indicator, and why some are missing."""
    if table.empty:
        yield words("None of the indicators is a share of a file with fifths by wealth.")
        return
    yield words(
        "Over the fifths of households by wealth; 95% intervals allow for the design of the "
        "survey. Slope index: by how many percentage points more the richest have it than the "
        "poorest, by a straight line; relative index: how many times as often; concentration "
        "index: above nought where those who have it are rather rich, below where rather poor."
    )
    yield ""
    heads = [
        words("Indicator"),
        words("Slope index, percentage points"),
        words("Relative index"),
        words("Concentration index"),
        words("Records"),
        words("Clusters"),
        words("State"),
    ]
    yield f"| {' | '.join(heads)} |"
    yield "|---|---|---|---|---:|---:|---|"
    reasons = []
    for name, own in table.groupby("indicator", sort=False):
        title = words.of(declared.indicators[str(name)].title)
        rows = {row["measure"]: row for row in plain_rows(own)}
        yield _line(title, rows, words)
        missing = dict.fromkeys(row["reason"] for row in rows.values() if row["reason"])
        reasons += [f"- {title}, {name}: {reason}" for reason in missing]
    if reasons:
        yield from ("", words("What is missing, and why:"), "", *reasons)


def _line(title: str, rows: Mapping[str, Mapping[Any, Any]], words: Words) -> str:
    """Return the row of one indicator; its state is the least of those of its measures."""
    first = rows[SLOPE]
    mark = f" ({first['mark']})" if first["mark"] else ""
    cells = [measure_told(rows[measure], words) for measure in MEASURES]
    states = ", ".join(dict.fromkeys(row["obs_status"] for row in rows.values()))
    told = [title + mark, *cells, str(first["n_unweighted"]), str(first["clusters"]), states]
    return f"| {' | '.join(told)} |"


def measure_told(row: Mapping[Any, Any], words: Words) -> str:
    """Return a measure with its interval, as far as they are there."""
    numbers = (row["estimate"], row["lower"], row["upper"])
    value, low, high = (
        "—" if pd.isna(number) else words.number(number, DECIMALS[row["measure"]])
        for number in numbers
    )
    return value if pd.isna(row["lower"]) else f"{value} ({low} … {high})"
