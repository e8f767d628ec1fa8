"""What the build finds among the figures that does not fit, as rows of its tables."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

import pandas as pd

from data.inputs import Row
from indicators.observations import COLUMNS
from indicators.plausibility import Finding, findings


def find_implausible(rows: Iterable[Mapping[str, Any]]) -> list[Finding]:
    """Return every observation of the published edition that does not fit others."""
    return findings(pd.DataFrame([*rows], columns=[*COLUMNS]))


def finding_rows(found: Iterable[Finding]) -> list[Row]:
    """Return the rows of the table of findings."""
    return [asdict(one) for one in found]


def with_doubts(sources: Iterable[Row], found: Iterable[Finding]) -> list[Row]:
    """Return the sources, each with its figures in doubt: indicator, area and period of each."""
    doubted: dict[str, dict[str, None]] = defaultdict(dict)
    for one in found:
        doubted[one.data_source][f"{one.indicator}/{one.ref_area}/{one.time_period}"] = None
    return [{**row, "doubted": " ".join(doubted[row["data_source"]])} for row in sources]
