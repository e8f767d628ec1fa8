"""How unequal children of poor and of rich households are, with the errors of the survey.

``item`` is an outcome: a dimension of ``codes/deprivation.toml``, or two and more of them.
Measures: those of ``indicators.equity.measures_of_records`` that ``MEASURES`` names, over fifths by
wealth; outcomes are deprivations, so that what is below nought lies on the poor. ``part`` (item:
outcome and factor joined by /): what a factor contributes to ``rci`` of an outcome; a factor is a
dimension, ``rest`` or ``index``, the sum of all.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import ibis.expr.types as ir
import pandas as pd

from data.analyses.deprivation import DESIGN
from indicators.code_lists import TWO_OR_MORE
from indicators.codelists import areas_of
from indicators.deprivation import national_framework, with_age_groups, with_outcomes
from indicators.equity import (
    WEALTH,
    contributions_of_records,
    measures_of_records,
    wealth_fifths,
)
from indicators.records import Records, number_where
from indicators.survey import with_variance_units

MEASURES = ("d", "r", "sii_linear", "rii_linear", "rci", "rci_erreygers", "par", "paf")
OUTCOMES = (
    TWO_OR_MORE,
    "stunted",
    "no_safe_water",
    "no_improved_toilet",
    "violent_discipline",
)
DECOMPOSED = TWO_OR_MORE

_CUTOFF = 2
_NAMES = {"estimate": "obs_value", "lower": "lower_bound", "upper": "upper_bound"}


def rows(records: Mapping[str, Records]) -> pd.DataFrame:
    """Return measures of every outcome, and the parts of one, as rows of the store."""
    children = with_outcomes(
        with_age_groups(with_variance_units(records["survey_children"], DESIGN)),
        national_framework(),
        DESIGN,
        k=_CUTOFF,
        name=TWO_OR_MORE,
    )
    found = [_measures(children, outcome) for outcome in OUTCOMES]
    return pd.concat([*found, _parts(children)], ignore_index=True).rename(columns=_NAMES)


def _measures(children: ir.Table, outcome: str) -> pd.DataFrame:
    found = measures_of_records(
        children, outcome, DESIGN, group=WEALTH, order=wealth_fifths(), favourable=False
    )
    known = found["measure"].isin(MEASURES) & found["estimate"].notna()
    return found[known].assign(item=outcome)


def _parts(children: ir.Table) -> pd.DataFrame:
    columns = dict(_columns(children))
    factors: dict[str, list[str]] = {}
    for name in columns:
        factors.setdefault(name.partition("/")[0], []).append(name)
    needed = [DECOMPOSED, WEALTH, DESIGN.weight, str(DESIGN.stratum), str(DESIGN.cluster)]
    found = contributions_of_records(
        children.select(*needed, **columns),
        DECOMPOSED,
        DESIGN,
        group=WEALTH,
        order=wealth_fifths(),
        factors=factors,
    )
    return found.assign(item=f"{DECOMPOSED}/" + found["measure"], measure="part")


def _columns(children: ir.Table) -> Iterator[tuple[str, Any]]:
    """Yield the numbers of each factor; of one that has levels all but the first."""
    fifths = [
        number_where(children[WEALTH] == code, float(n + 1))
        for n, code in enumerate(wealth_fifths())
    ]
    yield f"{WEALTH}/fifth", sum(fifths[1:], fifths[0])
    for region in areas_of("region_2021")[1:]:
        yield f"ref_area/{region}", number_where(children["region"] == region)
    yield "residence/R", number_where(children["residence"] == "R")
    yield "disability_status/PD", number_where(children["disability_status"] == "PD")
    yield "age/years", children["age"].cast("float64")
    yield "sex/F", number_where(children["sex"] == "F")
