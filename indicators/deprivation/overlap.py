"""Which deprivations come together: every exclusive combination of dimensions."""

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import add

import ibis
import numpy as np
import pandas as pd

from indicators.deprivation.counting import COLUMNS
from indicators.deprivation.framework import (
    COMPLETE,
    NEEDED,
    Framework,
    is_applicable,
    is_known,
    with_deprivations,
)
from indicators.errors import RecordsError
from indicators.options import Level, checks
from indicators.records import Records, fetch, number_of
from indicators.survey import (
    STRATUM,
    WEIGHT,
    Design,
    Quantity,
    Sample,
    Whole,
    finished,
    group_columns,
    linearised,
    moments,
    unit_keys,
)

_MOST = 12  # dimensions: 4,096 combinations


@checks(RecordsError)
def overlaps(
    records: Records,
    framework: Framework,
    design: Design,
    *,
    by: Sequence[str] = (),
    level: Level = 0.95,
    withhold: bool = True,
) -> pd.DataFrame:
    """Return the share of persons with exactly each combination of deprivations.

    The 2^D combinations exclude one another and sum to 1 in each group. With life-cycle age
    groups each has combinations of its own dimensions only, and forms groups of its own. An age
    group to which no dimension applies has the empty combination alone, without a share (status
    M), and so have records outside the age groups.

    Returns
    -------
    DataFrame
        The age group, ``by``, ``cell`` (bit i is dimension i), ``combination`` (the dimensions
        joined by +, empty for none), ``deprivations`` (how many), and the columns of
        :func:`indicators.deprivation.multiple` after the measure; ``records`` is the group's.

    Raises
    ------
    RecordsError
        As :func:`indicators.deprivation.multiple`; or with more than twelve dimensions.
    """
    if len(framework.dimensions) > _MOST:
        raise RecordsError(f"Combinations of more than {_MOST} dimensions cannot be shown.")
    by = list(dict.fromkeys([*([framework.age] if framework.age else []), *by]))
    drawn = with_deprivations(records, framework, design, by)
    cells = np.arange(2 ** len(framework.dimensions))
    asked = [_quantity(framework, int(cell)) for cell in cells]
    sums = _moments(drawn, framework, by, cells)
    found = linearised(sums, drawn, by, ["proportion"] * len(cells))
    found = finished(found, asked, "logit", level, needed=NEEDED, withhold=withhold)
    if framework.age and framework.applies is not None:
        found = _possible(found, framework, framework.age, framework.applies)
    return found[[*by, "cell", "combination", "deprivations", *COLUMNS]]


def _possible(
    found: pd.DataFrame, framework: Framework, age: str, applies: Mapping[str, Sequence[str]]
) -> pd.DataFrame:
    """Return the combinations of the dimensions that apply to each age group."""
    cells = {group: _cell(framework, dimensions) for group, dimensions in applies.items()}
    own = np.array([cells.get(group, 0) for group in found[age]], dtype=int)
    status = found["obs_status"].mask(own == 0, "M")
    possible = found["cell"].to_numpy(int) & ~own == 0
    kept: pd.DataFrame = found.assign(obs_status=status)[possible].reset_index(drop=True)
    return kept


def _cell(framework: Framework, dimensions: Sequence[str]) -> int:
    return sum(2**bit for bit, name in enumerate(framework.dimensions) if name in dimensions)


def _quantity(framework: Framework, cell: int) -> Quantity:
    named = [name for bit, name in enumerate(framework.dimensions) if cell >> bit & 1]
    label = {"cell": cell, "combination": "+".join(named), "deprivations": len(named)}
    return Quantity(None, "all", label=label)


def _moments(drawn: Sample, framework: Framework, by: Sequence[str], cells: Whole) -> pd.DataFrame:
    """Return the sums of cluster totals that the variance of every combination needs."""
    base = moments(
        drawn, [Quantity(is_known(drawn.table), "all")], {"all": is_known(drawn.table)}, by
    )
    keys = [STRATUM, *group_columns(drawn, by)]
    base = base.drop(columns=["quantity", "y", "yy", "xy"])
    every = base.merge(pd.DataFrame({"quantity": cells}), how="cross")
    found = every.merge(_seen(drawn, framework, by), on=[*keys, "quantity"], how="left")
    return found.fillna(dict.fromkeys(("y", "yy", "xy"), 0.0))


def _seen(drawn: Sample, framework: Framework, by: Sequence[str]) -> pd.DataFrame:
    """Return the sums of the combinations that occur, by group and stratum."""
    table, names = drawn.table, framework.dimensions
    missed = [is_applicable(table, framework, n) & (number_of(table, n) == 1) for n in names]
    cell = reduce(add, (own.ifelse(2**bit, 0) for bit, own in enumerate(missed)))
    used = table[COMPLETE] & (table[WEIGHT] > 0)
    groups = group_columns(drawn, by)
    keys = [*unit_keys(drawn), *groups]
    rows = table.select(
        **{name: table[name] for name in unit_keys(drawn)},
        **groups,
        quantity=cell.cast("int64"),
        y=used.ifelse(table[WEIGHT], 0.0),
    )
    if drawn.design.cluster:
        rows = rows.group_by([*keys, "quantity"]).aggregate(y=rows.y.sum())
        rows = rows.mutate(x=rows.y.sum().over(ibis.window(group_by=keys)))
    else:
        rows = rows.mutate(x=rows.y)
    sums = {"y": rows.y.sum(), "yy": (rows.y * rows.y).sum(), "xy": (rows.x * rows.y).sum()}
    return fetch(rows.group_by([STRATUM, *groups, "quantity"]).aggregate(**sums))
