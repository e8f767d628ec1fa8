"""The design of a sample survey: what a weight, a stratum and a cluster are, checked before use."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Annotated, Literal, TypeAlias

import ibis
import ibis.expr.types as ir
import pandas as pd

from indicators.errors import RecordsError
from indicators.options import Range, check_fields
from indicators.records import Records, as_table, fetch, number_of, tally

Lonely: TypeAlias = Literal["adjust", "fail", "certainty", "average"]
Degrees: TypeAlias = Annotated[float, Range(0, inf, "(]")]
STRATUM, CLUSTER, WEIGHT = "design_stratum", "design_cluster", "design_weight"


@dataclass(frozen=True)
class Design:
    """The columns that say how the records were drawn, with replacement at the first stage.

    Parameters
    ----------
    weight : str
        How many persons a record stands for (or is in proportion to it); zero stands for nobody.
    stratum, cluster : str, optional
        First-stage stratum and cluster. No stratum: one for all. No cluster: each record its own.
    fpc : str, optional
        Clusters of the stratum in the population (1 or more), or the share of them drawn (below 1).
    lonely : {"adjust", "fail", "certainty", "average"}
        A stratum with a single cluster varies about zero (for a mean or ratio: the grand mean),
        is refused, adds nothing, or adds as much as the average of the other strata.
    df : {"design", "domain"} or float
        Degrees of freedom: clusters less strata of the whole design (Stata, mpitb), or of the
        domain alone (R's ``degf`` of a subset), or a number; ``inf`` for the normal distribution.
    """

    weight: str
    stratum: str | None = None
    cluster: str | None = None
    fpc: str | None = None
    lonely: Lonely = "adjust"
    df: Literal["design", "domain"] | Degrees = "design"

    def __post_init__(self) -> None:
        check_fields(self, RecordsError)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that the records must have."""
        named = (self.weight, self.stratum, self.cluster, self.fpc)
        return tuple(name for name in named if name is not None)


@dataclass(frozen=True)
class Sample:
    """Records with the columns of their design, and every stratum of it.

    ``strata`` has one row a stratum: ``clusters`` drawn, and ``kept``, the finite population
    correction (1 where clusters are taken as drawn with replacement).
    """

    table: ir.Table
    design: Design
    strata: pd.DataFrame


def sample(
    records: Records, design: Design, required: Iterable[str] = (), binary: Sequence[str] = ()
) -> Sample:
    """Return the records as a checked sample.

    Parameters
    ----------
    required : iterable of str
        Columns that must be there, besides those of the design.
    binary : sequence of str
        Columns that must be there and hold 0, 1 or nothing.

    Raises
    ------
    RecordsError
        If a column is missing; if a weight is missing, negative or infinite, or all are zero; if a
        record has no stratum or cluster; if a cluster is in two strata; if a stratum of one cluster
        is to be refused; if the correction differs within a stratum or is less than its clusters;
        if a binary column holds anything else.
    """
    table = as_table(records, dict.fromkeys((*design.columns, *required, *binary)))
    weight = number_of(table, design.weight)
    given = {STRATUM: table[design.stratum] if design.stratum else ibis.literal("all")}
    given |= {CLUSTER: table[design.cluster]} if design.cluster else {}
    table = table.mutate(**{WEIGHT: weight}, **given)
    _check_records(table, design, binary)
    return Sample(table, design, _strata(table, design))


def within(
    records: Records,
    design: Design,
    columns: Sequence[str],
    by: Sequence[str],
    domain: str | None,
    binary: Sequence[str] = (),
) -> Sample:
    """Return the sample with its strata whole and its records those of a domain."""
    needed = [*columns, *by, *([domain] if domain else [])]
    drawn = sample(records, design, needed, binary)
    if domain is None:
        return drawn
    inside = drawn.table.filter(number_of(drawn.table, domain) == 1)
    if not int(inside.count().to_pandas()):
        raise RecordsError(f"No record is in the domain {domain}.")
    return replace(drawn, table=inside)


def _check_records(table: ir.Table, design: Design, binary: Sequence[str]) -> None:
    weight = table[WEIGHT]
    counts = {
        "records": table.count(),
        "missing": tally(weight.isnull()),
        "negative": tally(weight < 0),
        "infinite": tally(weight == ibis.literal(inf)),
        "positive": tally(weight > 0),
        "unstratified": tally(table[STRATUM].isnull()),
    }
    if design.cluster:
        counts |= {"unclustered": tally(table[CLUSTER].isnull())}
    for place, name in enumerate(binary):
        counts[f"other{place}"] = tally(~number_of(table, name).isin([0.0, 1.0]))
    found = fetch(table.aggregate(**counts)).iloc[0]
    if not found["records"]:
        raise RecordsError("There are no records.")
    if not found["positive"] and not found["missing"] + found["negative"]:
        count = found["records"]
        raise RecordsError(f"The weight {design.weight} is zero in all {count} record(s).")
    faults = {
        "missing": f"The weight {design.weight} is missing",
        "negative": f"The weight {design.weight} is negative",
        "infinite": f"The weight {design.weight} is infinite",
        "unstratified": f"The column {design.stratum} is missing",
        "unclustered": f"The column {design.cluster} is missing",
    }
    faults |= {f"other{i}": f"{name} is neither 0 nor 1" for i, name in enumerate(binary)}
    for what, fault in faults.items():
        if found.get(what):
            raise RecordsError(f"{fault} in {found[what]} record(s).")


def _strata(table: ir.Table, design: Design) -> pd.DataFrame:
    """Return every stratum with its clusters and its finite population correction."""
    fpc = number_of(table, design.fpc) if design.fpc else ibis.literal(float("inf"))
    units = table.mutate(fpc=fpc)
    if design.cluster:
        bounds = {"fpc": units.fpc.max(), "least": units.fpc.min()}
        units = units.group_by([STRATUM, CLUSTER]).aggregate(**bounds, given=units.fpc.count())
        units = units.mutate(among=units[STRATUM].count().over(ibis.window(group_by=CLUSTER)))
    else:
        units = units.mutate(least=units.fpc, given=units.fpc.notnull().cast("int64"), among=1)
    found = fetch(
        units.group_by(STRATUM)
        .aggregate(
            clusters=units.count(),
            fpc=units.fpc.max(),
            least=units.least.min(),
            without=tally(units.given == 0),
            twice=tally(units.among > 1),
        )
        .order_by(STRATUM)
    )
    _check_nested(found, design)
    _check_correction(found, design)
    share = found["fpc"].where(found["fpc"] < 1, found["clusters"] / found["fpc"])
    found["kept"] = 1 - share
    _check_lonely(found, design)
    return found[[STRATUM, "clusters", "kept"]]


def _check_nested(found: pd.DataFrame, design: Design) -> None:
    torn = found.loc[found["twice"] > 0, STRATUM]
    if len(torn):
        named = ", ".join(map(str, torn.head(10)))
        raise RecordsError(
            f"A cluster of {design.cluster} is in more than one stratum of {design.stratum}: "
            f"{int(found['twice'].max())} or more in {named}. Number clusters within each stratum."
        )


def _check_correction(found: pd.DataFrame, design: Design) -> None:
    if not design.fpc:
        return
    wrong = found["without"].gt(0) | found["fpc"].ne(found["least"]) | found["least"].le(0)
    wrong |= found["fpc"].ge(1) & found["fpc"].lt(found["clusters"])
    if wrong.any():
        raise RecordsError(
            f"The finite population correction {design.fpc} is missing, differs, or is less than "
            f"the clusters drawn in {int(wrong.sum())} stratum/strata."
        )


def _check_lonely(found: pd.DataFrame, design: Design) -> None:
    alone = found.loc[found["clusters"].eq(1) & found["kept"].gt(0), STRATUM]
    if design.lonely == "fail" and len(alone):
        named = ", ".join(map(str, alone.head(10)))
        raise RecordsError(f"{len(alone)} stratum/strata have a single cluster: {named}.")
