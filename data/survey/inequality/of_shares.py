"""Inequality of the shares that an indicator counts record by record."""

from collections.abc import Iterator

import pandas as pd

from data.survey.all_women import base_of
from data.survey.counted import OUTCOME, Counted, base_column
from data.survey.declarations import SurveyIndicator
from data.survey.inequality.measured import inequality_of
from indicators.equity import WEALTH
from indicators.survey import Sample


def inequality_of_shares(
    counted: Counted, drawn: Sample, *, withhold: bool
) -> Iterator[pd.DataFrame]:
    """Yield the measures of every share that is divided by wealth; none of files without it.

    Parameters
    ----------
    drawn : Sample
        The rows of what is counted, in an engine that is open.
    """
    if WEALTH not in counted.groups:
        return
    names = [
        name
        for name, item in counted.items.items()
        if item.kind == "proportion" and divides_by_wealth(item)
    ]
    people = base_column(base_of((WEALTH,), counted.bases))
    yield inequality_of(drawn, names, OUTCOME, people=people, withhold=withhold)


def divides_by_wealth(item: SurveyIndicator) -> bool:
    """Return whether an indicator has figures by wealth, where its file has the fifths."""
    return item.groups is None or WEALTH in item.groups
