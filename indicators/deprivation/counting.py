"""Multiple deprivation of persons: headcounts, intensity and the adjusted headcount.

S. Alkire, J. Foster (2011), Counting and multidimensional poverty measurement, Journal of Public
Economics 95: 476–487; C. de Neubourg and others (2012), Step-by-Step Guidelines to the Multiple
Overlapping Deprivation Analysis (MODA), UNICEF Office of Research, Working Paper 2012-10.
Verified against mpitbR 1.0.1 (I. Girela): see tests/indicators/test_deprivation.py.
"""

from collections.abc import Sequence

import ibis.expr.types as ir
import pandas as pd

from indicators.deprivation.framework import (
    COMPLETE,
    COUNT,
    NEEDED,
    OUTSIDE,
    SCORE,
    Framework,
    is_applicable,
    is_deprived,
    is_known,
    with_deprivations,
)
from indicators.errors import RecordsError
from indicators.options import Level, Positive, checks
from indicators.records import Records, number_of, number_where, unknown_number
from indicators.survey import Design, Quantity, check_used, estimates

__all__ = ["Framework", "deprivation_counts", "headcounts", "multiple", "with_outcomes"]

COLUMNS = (
    "estimate",
    "standard_error",
    "lower",
    "upper",
    "df",
    "records",
    "clusters",
    "missing",
    "obs_status",
    "method",
)


@checks(RecordsError)
def multiple(
    records: Records,
    framework: Framework,
    design: Design,
    *,
    cutoffs: Sequence[float],
    by: Sequence[str] = (),
    level: Level = 0.95,
    withhold: bool = True,
) -> pd.DataFrame:
    """Return how many are multiply deprived, and of how much, at every cut-off.

    Only persons of whom every applicable dimension is known are analysed; the others are counted
    in ``missing``. Those among them to whom no dimension applies at all (an age group without
    any, or outside the age groups) are counted apart: nothing is missing of them.

    Returns
    -------
    DataFrame
        ``by``, ``k``, ``measure``, ``estimate``, ``standard_error``, ``lower``, ``upper``, ``df``,
        ``records`` (of A and average: the deprived), ``clusters``, ``missing`` (all who are not
        analysed), ``obs_status``, ``method``, ``not_applicable`` (those of ``missing`` to whom no
        dimension applies; status M where they are the whole group). Measures: ``H``, share of
        persons deprived at the cut-off; ``A``, the average share of the (weighted) dimensions that
        the deprived miss; ``M0`` = H × A; ``average``, the number of dimensions that the deprived
        miss. A and the average are not defined (status M) where nobody is deprived. Intervals on
        the logit scale, of the average Student's t.

    Raises
    ------
    RecordsError
        As :func:`indicators.survey.design.sample`; or if a cut-off is not possible, a deprivation
        is neither 0 nor 1, or no record is complete.
    """
    drawn = with_deprivations(records, framework, design, by)
    table = drawn.table
    outside = table[OUTSIDE].ifelse(1.0, unknown_number())
    asked, bases = [], {"all": is_known(table), "outside": outside}
    for place, k in enumerate(cutoffs):
        poor = is_deprived(table, framework, k)
        bases[f"poor{place}"] = poor.ifelse(bases["all"], unknown_number())
        asked += [
            Quantity(number_where(poor), "all", label={"k": k, "measure": "H"}),
            Quantity(table[SCORE], f"poor{place}", "share", {"k": k, "measure": "A"}),
            Quantity(poor.ifelse(table[SCORE], 0.0), "all", label={"k": k, "measure": "M0"}),
            Quantity(table[COUNT], f"poor{place}", "mean", {"k": k, "measure": "average"}),
        ]
    asked.append(Quantity(number_where(table[OUTSIDE]), "outside", label={"measure": None}))
    found = estimates(drawn, asked, bases, by, "logit", level, needed=NEEDED, withhold=withhold)
    found = _everyone(found, by)
    nobody = found["measure"].isin(["A", "average"]) & found["records"].eq(0)
    nowhere = found["not_applicable"].gt(0) & found["not_applicable"].eq(found["missing"])
    impossible = (nobody & found["everyone"].gt(0)) | (found["everyone"].eq(0) & nowhere)
    found["obs_status"] = found["obs_status"].mask(impossible, "M")
    return found[[*by, "k", "measure", *COLUMNS, "not_applicable"]]


def _everyone(found: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Return estimates with how many of each group were analysed and left out, for all measures."""
    whole = found[found["quantity"] == 0]  # H at the first cut-off: of everyone
    outside = found.loc[found["measure"].isna(), "records"].to_numpy()
    base = whole[[*by, "records", "missing"]].rename(columns={"records": "everyone"})
    base = base.assign(not_applicable=outside)
    rest = found[found["measure"].notna()].drop(columns="missing")
    check_used(rest.assign(missing=found["missing"]), NEEDED)
    return rest.merge(base, on=list(by)) if by else rest.merge(base, how="cross")


@checks(RecordsError)
def headcounts(
    records: Records,
    framework: Framework,
    design: Design,
    *,
    by: Sequence[str] = (),
    complete: bool = True,
    level: Level = 0.95,
    withhold: bool = True,
) -> pd.DataFrame:
    """Return the share of persons deprived in each dimension, of those to whom it applies.

    Parameters
    ----------
    complete : bool
        Whether only persons of whom every applicable dimension is known count (as in
        :func:`multiple`), or everyone of whom this dimension is known.

    Returns
    -------
    DataFrame
        ``by``, ``dimension`` and the columns of :func:`multiple` after the measure; ``missing``
        counts only persons to whom the dimension applies; status M where it applies to nobody.
    """
    drawn = with_deprivations(records, framework, design, by)
    table, asked, bases = drawn.table, [], {}
    for name in framework.dimensions:
        value, applies = number_of(table, name), is_applicable(table, framework, name)
        base = value.notnull() & applies
        base = base & table[COMPLETE] if complete else base
        bases[name] = base.ifelse(1.0, unknown_number())
        bases[f"{name}/applies"] = applies.ifelse(1.0, unknown_number())
        asked.append(Quantity(value, name, label={"dimension": name}))
        asked.append(
            Quantity(applies.cast("float64"), f"{name}/applies", label={"dimension": None})
        )
    found = estimates(drawn, asked, bases, by, "logit", level, needed=NEEDED, withhold=withhold)
    whole = found[found["dimension"].isna()]["records"].to_numpy()
    found = found[found["dimension"].notna()].reset_index(drop=True)
    check_used(found, NEEDED)
    found["missing"] = whole - found["records"]
    found["obs_status"] = found["obs_status"].mask(whole == 0, "M")
    return found[[*by, "dimension", *COLUMNS]]


@checks(RecordsError)
def with_outcomes(
    records: Records,
    framework: Framework,
    design: Design,
    *,
    k: Positive,
    name: str,
    complete: bool = True,
) -> ir.Table:
    """Return records whose dimensions are outcomes: 0 or 1 of whom they are counted, else nothing.

    Those of :func:`headcounts`: persons to whom the dimension applies and of whom every applicable
    one is known, or this one unless ``complete``. The column ``name`` says whether at least ``k``
    are missed (H of :func:`multiple`).
    """
    table = with_deprivations(records, framework, design).table
    single = {
        dimension: (
            is_applicable(table, framework, dimension) & (table[COMPLETE] if complete else True)
        ).ifelse(number_of(table, dimension), unknown_number())
        for dimension in framework.dimensions
    }
    many = table[COMPLETE].ifelse(number_where(is_deprived(table, framework, k)), unknown_number())
    return table.mutate(**single, **{name: many})


@checks(RecordsError)
def deprivation_counts(
    records: Records,
    framework: Framework,
    design: Design,
    *,
    by: Sequence[str] = (),
    level: Level = 0.95,
    withhold: bool = True,
) -> pd.DataFrame:
    """Return the share of persons with exactly 0, 1, 2 … deprivations: they sum to 1 in a group.

    Returns
    -------
    DataFrame
        ``by``, ``deprivations`` and the columns of :func:`multiple` after the measure.
    """
    drawn = with_deprivations(records, framework, design, by)
    asked = [
        Quantity((drawn.table[COUNT] == n).cast("float64"), "all", label={"deprivations": n})
        for n in range(len(framework.dimensions) + 1)
    ]
    bases = {"all": is_known(drawn.table)}
    found = estimates(drawn, asked, bases, by, "logit", level, needed=NEEDED, withhold=withhold)
    return found[[*by, "deprivations", *COLUMNS]]
