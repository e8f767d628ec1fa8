"""Multiple deprivation of children by the national framework, from the files of a survey."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.survey.account import Account
from data.survey.declarations import Deprived, SurveyIndicator
from data.survey.design import DESIGN, WEIGHT
from data.survey.files import Loaded
from data.survey.guesses import Guess
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


@dataclass(frozen=True)
class Children:
    """The children of a file, or why it cannot tell what they are deprived of.

    ``records`` has weight, stratum, cluster, ``age``, every dimension (1, 0, nothing) and the
    groups of every child.
    """

    name: str
    records: pd.DataFrame
    wanting: tuple[str, ...]


def children_of(drawn: Drawn, part: Deprived, loaded: Mapping[str, Loaded]) -> Children:
    """Return the children that a file tells of, their weights scaled to how many there are."""
    wanting = drawn.wanting(part)
    if wanting:
        return Children(drawn.loaded.name, pd.DataFrame(), tuple(wanting))
    values = drawn.values()
    columns: dict[str, object] = {f"group {name}": own for name, own in drawn.levels.items()}
    columns["age"] = values.numbers(part.age)
    for name in national_framework().dimensions:
        truth = values.truth(part.deprived[name]) if name in part.deprived else None
        columns[name] = np.nan if truth is None else truth.as_numbers
    told = pd.concat([drawn.design, pd.DataFrame(columns, index=drawn.design.index)], axis=1)
    told = told[values.truth(part.population).met].reset_index(drop=True)
    scale = _people(drawn, part, loaded) / told[WEIGHT].sum()
    return Children(drawn.loaded.name, told.assign(**{WEIGHT: told[WEIGHT] * scale}), ())


def _people(drawn: Drawn, part: Deprived, loaded: Mapping[str, Loaded]) -> float:
    """Return how many children the file stands for, in the weights of households."""
    people = part.people
    other = loaded.get(people.file) if people else None
    if people and other and other.has(people.variable) and other.has(other.file.weight[0]):
        counted = other.frame[other.file.weight[0]] * other.frame[people.variable]
        return float(counted.sum())
    why = "no number of children by household: its weights stand as they are"
    drawn.account.guesses.append(Guess(f"{drawn.loaded.kind} weight", "unscaled", why))
    return float(drawn.design[WEIGHT].sum())


def deprivation_figures(
    items: Mapping[str, SurveyIndicator],
    children: Sequence[Children],
    account: Account,
    *,
    withhold: bool,
) -> Iterator[pd.DataFrame]:
    """Yield how many children are multiply deprived, and of what, for all and by group.

    Which dimensions there are and at which ages they apply says ``codes/deprivation.toml``; the
    family says how a file tells each. Of several together only children count of whom every
    dimension that applies is known; of one, those of whom it is known. Estimates:
    ``indicators.deprivation``.
    """
    for own in children:
        for name in items if own.wanting else ():
            account.cannot(name, f"{own.name}: {'; '.join(own.wanting)}")
    if not items or any(own.wanting for own in children):
        return
    records = pd.concat([own.records for own in children], ignore_index=True)
    named_groups = [str(n) for n in records if str(n).startswith("group ")]
    ways: list[list[str]] = [[], [AGE_GROUP]]
    ways += [[name] for name in named_groups if name != f"group {AGE_GROUP}"]
    for by in ways:
        for found in _found(items, with_age_groups(records), by, withhold=withhold):
            way = [name.removeprefix("group ") for name in by]
            named = found.rename(columns=dict(zip(by, way, strict=True)))
            known = named[way].notna().all(axis=1) & named["records"].gt(0)
            yield named[known].assign(by=" x ".join(way) or "total", weighted=np.nan)


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
