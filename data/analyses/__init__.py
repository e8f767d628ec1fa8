"""The analyses that the build runs over records and writes down, so that no page computes them.

Each module has ``rows(records)``: from the tables of records by name to a tidy frame with the
columns of the table ``analysis`` (those left out are totals, or empty). Only aggregates leave.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pandas as pd

from data.analyses import justice, referral, targeting
from data.illustrative.records import records
from data.illustrative.rows import DATA_SOURCE, National, assumptions
from data.schema import ANALYSIS_KEY
from indicators.codelists import NATION, TOTAL

Analysis = Callable[[Mapping[str, pd.DataFrame]], pd.DataFrame]

ANALYSES: Mapping[str, Analysis] = {
    "referral": referral.rows,
    "targeting": targeting.rows,
    "justice": justice.rows,
}

_NUMBERS = ("obs_value", "lower_bound", "upper_bound", "standard_error", "records")


def rows(published: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return what every analysis finds in the synthetic records, as rows of the store."""
    found = records(National(published))
    made = [_complete(name, analysis(found)) for name, analysis in ANALYSES.items()]
    return [row for table in made for row in table]


def _complete(name: str, frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of one analysis with every column of the store's table."""
    period = str(assumptions()["survey"]["year"])
    fixed = dict.fromkeys(ANALYSIS_KEY, TOTAL) | {"ref_area": NATION, "time_period": period}
    fixed |= {"edition": "illustrative", "analysis": name, "item": "", "obs_status": "A"}
    fixed |= {"data_source": DATA_SOURCE}
    for column, value in fixed.items():
        frame = frame.assign(**{column: frame.get(column, value)})
    for column in _NUMBERS:
        values = frame.get(column, pd.Series(None, index=frame.index))
        frame = frame.assign(**{column: values.astype(object).where(values.notna(), None)})
    made: list[dict[str, Any]] = frame[[*fixed, *_NUMBERS]].to_dict("records")  # type: ignore
    return made
