"""Who the children out of school are: left, expected to enter late, unlikely ever to enter.

UNESCO Institute for Statistics and UNICEF (2005), Children Out of School: Measuring Exclusion from
Primary Education; UNICEF and UIS (2015), Global Initiative on Out-of-School Children: Operational
Manual.
"""

from collections.abc import Mapping, Sequence

import ibis
import ibis.expr.types as ir
import numpy as np
import pandas as pd

from indicators.errors import RecordsError, SchoolAgesError
from indicators.options import checks
from indicators.out_of_school.attendance import with_school_levels
from indicators.out_of_school.school_ages import Convention, SchoolAges, out_of_school, school
from indicators.records import Records, fetch, number_of, number_where, tally
from indicators.survey import SUPPRESSED_BELOW, UNRELIABLE_BELOW, WEIGHT, Design, Floats, Sample

STATUSES = ("left", "late", "never")
CELLS = ("known", "never", "out_never", "out_left")


@checks(SchoolAgesError)
def profile(
    records: Records,
    design: Design,
    ages: SchoolAges,
    *,
    convention: Convention = "uis",
    by: Sequence[str] = (),
    withhold: bool = True,
) -> pd.DataFrame:
    """Return how the children out of school at the age of each level of school divide in three.

    Returns
    -------
    DataFrame
        ``by``, ``level``, ``profile`` (``left``, ``late``, ``never``), ``share`` (of 1: the three
        sum to 1), ``number`` (persons the records stand for), ``records`` (children out of school
        whose past is known), ``missing`` (children out of school whose past is not),
        ``obs_status`` (M: nobody is out of school; O: of none is the past known; Q and U as of
        every estimate). Their errors: :func:`profile_errors`.

    Raises
    ------
    RecordsError
        As :func:`profile_by_age`.
    """
    found = profile_by_age(records, design, ages, convention=convention, by=by)
    keys = [*by, "level"]
    sums = found.groupby(keys, dropna=False, sort=False)[[*STATUSES, "records", "missing"]].sum()
    wide = sums.reset_index()
    numbers = wide.melt([*keys, "records", "missing"], [*STATUSES], "profile", "number")
    whole = wide[[*STATUSES]].sum(axis=1).to_numpy()
    whole = np.tile(whole, len(STATUSES))
    numbers["share"] = numbers["number"] / np.where(whole > 0, whole, np.nan)
    numbers["obs_status"] = _status(numbers, whole)
    hidden = numbers["obs_status"].isin(["M", "O"])
    hidden |= numbers["obs_status"].eq("Q") & withhold
    numbers.loc[hidden & numbers["obs_status"].ne("M"), "number"] = np.nan
    numbers.loc[hidden, "share"] = np.nan
    return numbers[[*keys, "profile", "share", "number", "records", "missing", "obs_status"]]


@checks(SchoolAgesError)
def profile_by_age(
    records: Records,
    design: Design,
    ages: SchoolAges,
    *,
    convention: Convention = "uis",
    by: Sequence[str] = (),
) -> pd.DataFrame:
    """Return how the children out of school at each age of school divide in three.

    A child that once attended has left. Of those that never did, at age a, the share
    1 − nv*(a) ÷ nv(a) is expected to enter late: nv(a) is the share of all children of the age
    that never attended, nv*(a) the least such share from a to the last age of school. The rest is
    unlikely ever to enter. An age without a record is passed over.

    Parameters
    ----------
    records : DataFrame or Table
        As of :func:`indicators.out_of_school.from_survey`, with ``ever_attended``: 1 if the child
        ever attended primary school or above. A child that attends now has.

    Returns
    -------
    DataFrame
        ``by``, ``age``, ``level``, ``never_attended`` (nv), ``least`` (nv*), ``left``, ``late``,
        ``never`` (persons the records stand for), ``records``, ``missing``.

    Raises
    ------
    RecordsError
        As :func:`indicators.out_of_school.from_survey`; or if a child attends school that is
        recorded never to have, or no record is of an age of school.
    """
    drawn = with_school_levels(records, design, ages, [*by, "ever_attended"], ["ever_attended"])
    cells = _cells(drawn, ages, convention, by)
    if cells.empty:
        raise RecordsError("No record is of an age of school, primary or above.")
    cells = cells.sort_values([*by, "age"]).reset_index(drop=True)
    groups = [own for _, own in cells.groupby(list(by), dropna=False)] if by else [cells]
    parts = [
        own.assign(**divided({name: own[name].to_numpy() for name in CELLS})) for own in groups
    ]
    found = pd.concat(parts, ignore_index=True).astype({"records": int, "missing": int})
    names = ["age", "level", "never_attended", "least", *STATUSES, "records", "missing"]
    return found[[*by, *names]]


def divided(cells: Mapping[str, Floats]) -> dict[str, Floats]:
    """Return how many of each age have left, will enter late, and will never enter.

    Parameters
    ----------
    cells : mapping of arrays
        ``known``, ``never``, ``out_never``, ``out_left`` (persons), each with one row an age, the
        youngest first, and any number of columns.
    """
    known, never = cells["known"], cells["never"]
    share = never / np.where(known > 0, known, np.nan)
    least = np.fmin.accumulate(share[::-1], axis=0)[::-1]
    least = np.where(np.isnan(share), np.nan, least)
    rest = least / np.where(share > 0, share, np.nan)
    return {
        "never_attended": share,
        "least": least,
        "left": cells["out_left"],
        "late": np.nan_to_num(cells["out_never"] * (1 - rest)),
        "never": np.nan_to_num(cells["out_never"] * rest),
    }


@checks(SchoolAgesError)
def with_past(
    drawn: Sample, ages: SchoolAges, convention: Convention
) -> tuple[ir.Table, dict[str, ir.NumericValue]]:
    """Return children of an age of school, and what each adds to the cells of its age.

    Raises
    ------
    RecordsError
        If a child attends school that is recorded never to have.
    """
    table = drawn.table
    in_school = (number_of(table, "attends") == 1) & table["level_attended"].isin(
        school("PRIM", "uis")
    )
    _check_past(table, in_school)
    ever = in_school.fill_null(False).ifelse(1.0, number_of(table, "ever_attended"))
    out = _own(table, out_of_school(table, ages, convention))
    counted = table.mutate(ever=ever, out=out, age=number_of(table, "age").floor().cast("int64"))
    levels = [name for name in ages.ages if name != "OYBP"]
    counted = counted.filter(counted["school_level"].isin(levels) & (counted[WEIGHT] > 0))
    ever, out = counted["ever"], counted["out"] == 1
    return counted, {
        "known": number_where(ever.notnull()),
        "never": number_where(ever == 0),
        "out_never": number_where(out & (ever == 0)),
        "out_left": number_where(out & (ever == 1)),
    }


def _cells(
    drawn: Sample, ages: SchoolAges, convention: Convention, by: Sequence[str]
) -> pd.DataFrame:
    """Return one row an age (and group): weights by what is known of the child's past."""
    counted, cells = with_past(drawn, ages, convention)
    weight, ever, out = counted[WEIGHT], counted["ever"], counted["out"] == 1
    summed = counted.group_by([*by, "age", "school_level"]).aggregate(
        **{name: (weight * cell).sum() for name, cell in cells.items()},
        records=tally(out & ever.notnull()),
        missing=tally(out & ever.isnull()),
    )
    return fetch(summed).rename(columns={"school_level": "level"})


def _own(table: ir.Table, out: dict[str, ir.FloatingValue]) -> ir.FloatingValue:
    """Return whether each child is out of school by the rule of the level of its age."""
    return ibis.cases(*[(table["school_level"] == name, value) for name, value in out.items()])


def _check_past(table: ir.Table, in_school: ir.BooleanValue) -> None:
    wrong = in_school & (number_of(table, "ever_attended") == 0)
    count = int(fetch(table.aggregate(n=tally(wrong)))["n"].iloc[0] or 0)
    if count:
        raise RecordsError(f"{count} record(s) attend school and are said never to have.")


def _status(found: pd.DataFrame, whole: np.ndarray) -> np.ndarray:
    n = found["records"]
    conditions = [
        n.eq(0) & found["missing"].gt(0),
        n.eq(0) | (whole == 0),
        n.lt(SUPPRESSED_BELOW),
        n.lt(UNRELIABLE_BELOW),
    ]
    return np.select(conditions, ["O", "M", "Q", "U"], "A")
