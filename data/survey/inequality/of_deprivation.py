"""Inequality of what children are deprived of: each dimension, and several together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import ibis
import pandas as pd

from data.engine import records_in, running_engine
from data.survey.counted import INDICATOR
from data.survey.declarations import SurveyIndicator
from data.survey.deprivation import Children
from data.survey.design import DESIGN
from data.survey.inequality.measured import inequality_of
from data.survey.measured import group_column
from indicators.deprivation import national_framework, with_age_groups, with_outcomes
from indicators.equity import WEALTH
from indicators.records import number_of
from indicators.survey import sample

_TABLE, _SEVERAL = "children", "several"


def inequality_of_deprivation(
    items: Mapping[str, SurveyIndicator], children: Sequence[Children], *, withhold: bool
) -> Iterator[pd.DataFrame]:
    """Yield the measures of shares of children: of a dimension, or of so many and more.

    An average over the deprived, and the adjusted headcount, are no share of children. Who counts
    is as in ``data.survey.deprivation``.
    """
    if not items or any(own.wanting for own in children):
        return
    records = pd.concat([own.records for own in children], ignore_index=True)
    if group_column(WEALTH) not in records:
        return
    with running_engine() as engine, records_in(engine, {_TABLE: records}) as held:
        aged = with_age_groups(held[_TABLE])
        for name, item in items.items():
            if item.dimension or item.measure == "H":
                table = with_outcomes(
                    aged,
                    national_framework(),
                    DESIGN,
                    k=item.cutoff or 1,
                    name=_SEVERAL,
                    complete=item.dimension is None,
                )
                outcome, drawn = item.dimension or _SEVERAL, sample(table, DESIGN)
                known = number_of(drawn.table, outcome).notnull()
                named = drawn.table.filter(known).mutate(**{INDICATOR: ibis.literal(name)})
                own = replace(drawn, table=named)
                yield inequality_of(own, [name], outcome, withhold=withhold)
