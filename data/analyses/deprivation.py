"""Multiple and overlapping deprivation of children, by age group of the life cycle.

Measures: ``H``, ``A``, ``M0`` and ``average`` (item: the cut-off), ``single`` (item: the dimension)
and ``cell`` (item: the exclusive combination, dimensions joined by +). Shares are shares of 1.
"""

from collections.abc import Iterator, Mapping

import ibis.expr.types as ir
import pandas as pd

from indicators.codelists import NATION, TOTAL
from indicators.deprivation import (
    headcounts,
    multiple,
    national_framework,
    overlaps,
    with_age_groups,
)
from indicators.records import Records
from indicators.survey import Design

DESIGN = Design("weight", stratum="stratum", cluster="cluster")
NONE = "none"

# The columns of the survey by which children are grouped, and the columns of the store they fill.
_GROUPS: Mapping[str, str] = {
    "region": "ref_area",
    "district": "ref_area",
    "sex": "sex",
    "residence": "residence",
    "wealth_quintile": "wealth_quintile",
    "disability_status": "disability_status",
    "age_group": "age",
}
_VALUES: Mapping[str, str] = {
    "estimate": "obs_value",
    "lower": "lower_bound",
    "upper": "upper_bound",
}


def rows(records: Mapping[str, Records]) -> pd.DataFrame:
    """Return what the survey says of deprivations, nation and groups, as rows of the store."""
    children = with_age_groups(records["survey_children"])
    found = pd.concat(list(_found(children)), ignore_index=True)
    return found.rename(columns={**_VALUES})


def _found(children: ir.Table) -> Iterator[pd.DataFrame]:
    declared = national_framework()
    most = max(len(own) for own in (declared.applies or {}).values())
    cutoffs = range(1, most + 1)
    for column in (None, *_GROUPS):
        by = [column] if column else []
        found = multiple(children, declared, DESIGN, cutoffs=cutoffs, by=by)
        yield _placed(found.assign(item=found["k"].astype(int).astype(str)), by)
    for by in ([], ["age_group"], ["region"]):
        found = headcounts(children, declared, DESIGN, by=by)
        yield _placed(found.assign(item=found["dimension"], measure="single"), by)
    for by in ([], ["region"]):
        found = overlaps(children, declared, DESIGN, by=by)
        found = found[found["estimate"] > 0]
        named = found["combination"].where(found["combination"] != "", NONE)
        yield _placed(found.assign(item=named, measure="cell"), ["age_group", *by])


def _placed(found: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Return rows whose groups stand in the columns of the store, everything else total."""
    kept = [*_VALUES, "standard_error", "records", "obs_status", "measure", "item", *by]
    placed = found[kept].rename(columns={name: _GROUPS[name] for name in by})
    totals = dict.fromkeys(_GROUPS.values(), TOTAL) | {"ref_area": NATION}
    return placed.assign(**{name: code for name, code in totals.items() if name not in placed})
