"""What multiple deprivation consists of: by dimension and by group of persons."""

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import add

import ibis
import ibis.expr.types as ir
import pandas as pd

from indicators.deprivation.counting import COLUMNS
from indicators.deprivation.framework import (
    NEEDED,
    SCORE,
    Framework,
    is_applicable,
    is_deprived,
    is_known,
    with_deprivations,
)
from indicators.errors import RecordsError
from indicators.options import Level, checks
from indicators.records import Records, number_of, number_where, tally, unknown_number
from indicators.survey import Design, Quantity, estimates


@checks(RecordsError)
def by_dimension(
    records: Records,
    framework: Framework,
    design: Design,
    *,
    cutoffs: Sequence[float],
    by: Sequence[str] = (),
    level: Level = 0.95,
    withhold: bool = True,
) -> pd.DataFrame:
    """Return each dimension's censored headcount and its part of M0, at every cut-off.

    Returns
    -------
    DataFrame
        ``by``, ``k``, ``dimension``, ``estimate`` (the censored headcount: the share of persons who
        are deprived at the cut-off and miss this dimension) with its interval and flags as in
        :func:`indicators.deprivation.multiple`, ``part`` (of M0: weight × censored headcount; where
        dimensions depend on age, each person's own weights) and ``contribution`` (part ÷ M0; they
        sum to 1; missing where M0 is 0).
    """
    drawn = with_deprivations(records, framework, design, by)
    table = drawn.table
    own = _own_weights(table, framework)
    asked: list[Quantity] = []
    for k in cutoffs:
        poor = is_deprived(table, framework, k)
        for name in framework.dimensions:
            missed = poor & is_applicable(table, framework, name) & (number_of(table, name) == 1)
            label = {"k": k, "dimension": name}
            share, part = number_where(missed), missed.ifelse(own[name], 0.0)
            asked += [
                Quantity(share, "all", "proportion", label | {"of": "headcount"}),
                Quantity(part, "all", "share", label | {"of": "part"}),
            ]
    bases = {"all": is_known(table)}
    found = estimates(drawn, asked, bases, by, "logit", level, needed=NEEDED, withhold=withhold)
    parts = found.loc[found["of"] == "part", "estimate"].to_numpy()
    shown = found[found["of"] == "headcount"].assign(part=parts).reset_index(drop=True)
    whole = shown.groupby(["k", *by], dropna=False)["part"].transform("sum", min_count=1)
    shown["contribution"] = shown["part"] / whole.where(whole > 0)
    return shown[[*by, "k", "dimension", *COLUMNS, "part", "contribution"]]


def _own_weights(table: ir.Table, framework: Framework) -> dict[str, ir.FloatingValue]:
    """Return each dimension's share of the weights that apply to a person."""
    own = (
        number_where(is_applicable(table, framework, n), w) for n, w in framework.weighted.items()
    )
    total = reduce(add, own)
    return {name: ibis.literal(w) / total.nullif(0.0) for name, w in framework.weighted.items()}


@checks(RecordsError)
def by_group(
    records: Records,
    framework: Framework,
    design: Design,
    *,
    group: str,
    cutoffs: Sequence[float],
    level: Level = 0.95,
    withhold: bool = True,
) -> pd.DataFrame:
    """Return each group's share of persons, its M0 and its contribution to the M0 of all.

    Returns
    -------
    DataFrame
        ``group`` (under its own name), ``k``, ``share`` (of the persons analysed), ``estimate`` (M0
        of the group) with its interval and flags, ``contribution`` (share × M0 ÷ M0 of all; they
        sum to 1; missing where M0 is 0, or for a group withheld).
    """
    drawn = with_deprivations(records, framework, design, [group])
    table, bases = drawn.table, {"all": is_known(drawn.table)}
    asked = [Quantity(is_known(table), "all", "total", {"k": None})]
    for k in cutoffs:
        value = is_deprived(table, framework, k).ifelse(table[SCORE], 0.0)
        asked.append(Quantity(value, "all", label={"k": k}))
    found = estimates(drawn, asked, bases, [group], "logit", level, needed=NEEDED, withhold=False)
    persons = found[found["quantity"] == 0].set_index(group)["estimate"]
    shown = found[found["quantity"] > 0].reset_index(drop=True)
    shown["share"] = shown[group].map(persons / persons.sum()).astype(float)
    part = shown["share"] * shown["estimate"]
    whole = part.groupby(shown["k"]).transform("sum")
    shown["contribution"] = part / whole.where(whole > 0)
    if withhold:
        hidden = ["estimate", "standard_error", "lower", "upper", "contribution"]
        shown.loc[shown["obs_status"] == "Q", hidden] = float("nan")
    return shown[[group, "k", "share", *COLUMNS, "contribution"]]


@checks(RecordsError)
def adjusted_gap(
    records: Records,
    framework: Framework,
    design: Design,
    *,
    gaps: Mapping[str, str],
    cutoffs: Sequence[float],
    by: Sequence[str] = (),
    level: Level = 0.95,
    withhold: bool = True,
) -> pd.DataFrame:
    """Return M1, the adjusted gap: how far below their lines the deprived are, at every cut-off.

    Alkire and Foster (2011), section 5: M0 with each deprivation counted by its normalised gap,
    (line − achievement) ÷ line.

    Parameters
    ----------
    gaps : mapping of str
        For each dimension the column of its normalised gap, from 0 to 1; read only of the deprived.

    Returns
    -------
    DataFrame
        As of :func:`indicators.deprivation.multiple`, with the measure ``M1``. A person of whom a
        gap is not known is left out and counted.

    Raises
    ------
    RecordsError
        As there; or if a dimension has no gap, or a gap lies outside 0 and 1.
    """
    absent = [name for name in framework.dimensions if name not in gaps]
    if absent:
        raise RecordsError(f"No column of gaps is given for {', '.join(absent)}.")
    drawn = with_deprivations(records, framework, design, [*by, *gaps.values()])
    own, base, parts = _own_weights(drawn.table, framework), is_known(drawn.table), []
    for name in framework.dimensions:
        gap = number_of(drawn.table, gaps[name])
        _check_gap(gaps[name], gap)
        missed = is_applicable(drawn.table, framework, name) & (number_of(drawn.table, name) == 1)
        parts.append(missed.ifelse(own[name] * gap, 0.0))
    whole = reduce(add, parts)
    bases = {"all": whole.notnull().ifelse(base, unknown_number())}
    asked = [
        Quantity(
            is_deprived(drawn.table, framework, k).ifelse(whole, 0.0),
            "all",
            label={"k": k, "measure": "M1"},
        )
        for k in cutoffs
    ]
    found = estimates(drawn, asked, bases, by, "logit", level, needed=NEEDED, withhold=withhold)
    return found[[*by, "k", "measure", *COLUMNS]]


def _check_gap(name: str, gap: ir.FloatingValue) -> None:
    outside = int(tally((gap < 0) | (gap > 1)).to_pandas() or 0)
    if outside:
        raise RecordsError(f"The gap {name} lies outside 0 and 1 in {outside} record(s).")
