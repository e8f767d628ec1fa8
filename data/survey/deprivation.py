"""Multiple deprivation of children by the national framework, from the files of a survey."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from data.survey.account import Account
from data.survey.declared import Deprived, SurveyIndicator
from data.survey.design import DESIGN
from data.survey.measured import Drawn
from indicators.deprivation import (
    AGE_GROUP,
    headcounts,
    multiple,
    national_framework,
    with_age_groups,
)
from indicators.records import Records, as_table

_FACTS = (
    "estimate",
    "standard_error",
    "lower",
    "upper",
    "df",
    "records",
    "clusters",
    "obs_status",
    "method",
)


def deprivation_figures(
    items: Mapping[str, SurveyIndicator],
    drawn: Sequence[Drawn],
    declared: Sequence[Deprived],
    account: Account,
    *,
    withhold: bool,
) -> Iterator[pd.DataFrame]:
    """Yield how many children are multiply deprived, and of what, for all and by group.

    Which dimensions there are and at which ages they apply says ``codes/deprivation.toml``; the
    family says how a file tells each. Only children of whom every dimension that applies is known
    are analysed; of a single dimension, those of whom it is known. Estimates:
    ``indicators.deprivation``.
    """
    frames = []
    for one, part in zip(drawn, declared, strict=True):
        wanting = one.wanting(part)
        if wanting:
            for name in items:
                account.cannot(name, f"{one.loaded.name}: {'; '.join(wanting)}")
            return
        frames.append(_told(one, part))
    records = pd.concat(frames, ignore_index=True)
    groups = [f"group {name}" for source in drawn for name in source.levels if name != AGE_GROUP]
    for by in ([], [AGE_GROUP], *([name] for name in dict.fromkeys(groups))):
        for found in _found(items, with_age_groups(records), by, withhold=withhold):
            way = [name.removeprefix("group ") for name in by]
            named = found.rename(columns=dict(zip(by, way, strict=True)))
            known = named[way].notna().all(axis=1) & named["records"].gt(0)
            told = named[known].assign(by=" x ".join(way) or "total", weighted=np.nan)
            yield told


def _told(one: Drawn, part: Deprived) -> pd.DataFrame:
    """Return design, groups, age and every dimension (1, 0, nothing) of the children of a file."""
    values = one.values(part)
    columns: dict[str, object] = {f"group {name}": own for name, own in one.levels.items()}
    columns["age"] = values.numbers(part.age)
    for name in national_framework().dimensions:
        table = part.deprived.get(name)
        truth = values.truth(table) if table else None
        unknown = np.full(len(one.loaded.frame), np.nan)
        columns[name] = (
            unknown
            if truth is None
            else np.where(truth.met, 1.0, np.where(truth.failed, 0.0, np.nan))
        )
    told = pd.concat([one.design, pd.DataFrame(columns, index=one.design.index)], axis=1)
    return told[values.truth(part.population).met]


def _found(
    items: Mapping[str, SurveyIndicator], records: Records, by: list[str], *, withhold: bool
) -> Iterator[pd.DataFrame]:
    framework = national_framework()
    table = as_table(records)
    cutoffs = sorted({item.cutoff for item in items.values() if item.cutoff})
    if cutoffs:
        whole = multiple(table, framework, DESIGN, cutoffs=cutoffs, by=by, withhold=withhold)
        for name, item in items.items():
            own = whole[(whole["k"] == item.cutoff) & (whole["measure"] == item.measure)]
            yield own[[*by, *_FACTS]].assign(indicator=name)
    single = {item.dimension: name for name, item in items.items() if item.dimension}
    if single:
        each = headcounts(table, framework, DESIGN, by=by, complete=False, withhold=withhold)
        own = each[each["dimension"].isin([*single])]
        yield own[[*by, *_FACTS]].assign(indicator=own["dimension"].map(single))
