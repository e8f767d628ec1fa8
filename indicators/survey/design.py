"""The design of a sample survey: what a weight, a stratum and a cluster are, checked before use."""

from collections.abc import Iterable, Mapping, Sequence
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
_PLAIN = {"fpc": inf, "least": inf, "without": 0, "twice": 0}  # no correction, no cluster


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
    return Sample(table, design, _strata(table, design, binary))


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


def _strata(table: ir.Table, design: Design, binary: Sequence[str]) -> pd.DataFrame:
    """Return every stratum with its clusters and its correction; one question asks for all."""
    tallies = _tallies(table, design, binary)
    asked = _by_clusters if design.cluster else _by_records
    found = fetch(asked(table, design, tallies).order_by(STRATUM))
    _check_records(found[[*tallies]].sum(), design, binary)
    found = found.assign(**{name: value for name, value in _PLAIN.items() if name not in found})
    _check_nested(found, design)
    _check_correction(found, design)
    share = found["fpc"].where(found["fpc"] < 1, found["clusters"] / found["fpc"])
    found["kept"] = 1 - share
    _check_lonely(found, design)
    return found[[STRATUM, "clusters", "kept"]]


def _tallies(table: ir.Table, design: Design, binary: Sequence[str]) -> dict[str, ir.IntegerScalar]:
    """Return how many records there are, and how many have each fault."""
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
    return counts


def _by_clusters(
    table: ir.Table, design: Design, tallies: Mapping[str, ir.IntegerScalar]
) -> ir.Table:
    """Return the strata of records that were drawn in clusters."""
    bounds = {}
    if design.fpc:
        fpc = number_of(table, design.fpc)
        bounds = {"fpc": fpc.max(), "least": fpc.min(), "given": fpc.count()}
    units = table.group_by([STRATUM, CLUSTER]).aggregate(**tallies, **bounds)
    units = units.mutate(among=units[STRATUM].count().over(ibis.window(group_by=CLUSTER)))
    asked = {"clusters": units.count(), "twice": tally(units.among > 1)}
    asked |= {name: units[name].sum() for name in tallies}
    if design.fpc:
        asked |= {"fpc": units.fpc.max(), "least": units.least.min()}
        asked |= {"without": tally(units.given == 0)}
    return units.group_by(STRATUM).aggregate(**asked)


def _by_records(
    table: ir.Table, design: Design, tallies: Mapping[str, ir.IntegerScalar]
) -> ir.Table:
    """Return the strata of records each of which was drawn by itself."""
    asked = {"clusters": table.count(), **tallies}
    if design.fpc:
        fpc = number_of(table, design.fpc)
        asked |= {"fpc": fpc.max(), "least": fpc.min(), "without": tally(fpc.isnull())}
    return table.group_by(STRATUM).aggregate(**asked)


def _check_records(found: "pd.Series[int]", design: Design, binary: Sequence[str]) -> None:
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
