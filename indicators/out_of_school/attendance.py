"""Children out of school by a sample survey, with standard errors."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from indicators.codelists import codelist
from indicators.errors import SchoolAgesError
from indicators.options import Level, checks
from indicators.out_of_school.school_ages import (
    Convention,
    SchoolAges,
    check_attended,
    level_of,
    out_of_school,
)
from indicators.records import Records, number_of, unknown_number
from indicators.survey import Design, Interval, Quantity, Sample, check_used, estimates, sample

SCHOOLING = ("age", "attends", "level_attended")
COLUMNS = (
    "estimate",
    "standard_error",
    "lower",
    "upper",
    "df",
    "records",
    "clusters",
    "missing",
    "ageless",
    "obs_status",
    "method",
)
_NEEDED = "an age of school, attendance, the level attended"


@checks(SchoolAgesError)
def from_survey(
    records: Records,
    design: Design,
    ages: SchoolAges,
    *,
    convention: Convention = "uis",
    by: Sequence[str] = (),
    interval: Interval = "logit",
    level: Level = 0.95,
    withhold: bool = True,
) -> pd.DataFrame:
    """Return the share and the number of children out of school at the age of each level.

    Parameters
    ----------
    records : DataFrame or Table
        One row a child: ``age`` (completed years at the start of the school year), ``attends``
        (1 or 0), ``level_attended`` (ISCED, see ``codes/school_ages.toml``). Where attendance or
        the level of who attends is missing the child is left out of both terms, and counted (UIS).
    convention : {"uis", "mics"}
        Whether a child of primary age or above in pre-primary is out of school, or in.
    by : sequence of str
        Columns that form the groups; a record without a group forms one of its own.

    Returns
    -------
    DataFrame
        ``by``, ``level``, ``dimension`` (of exclusion: D1, D2, D3, D6), ``measure`` (``rate``, a
        share of 1; ``number``, persons the records stand for), ``estimate``, ``standard_error``,
        ``lower``, ``upper``, ``df``, ``records``, ``clusters``, ``missing`` (children of the age
        left out), ``ageless`` (records of the group without an age), ``obs_status`` (M: no child
        of the age), ``method``.

    Raises
    ------
    RecordsError
        As :func:`indicators.survey.design.sample`; or if attendance is neither 0 nor 1, a level
        attended is not known, or no record is of use.
    SchoolAgesError
        If the convention is neither of the two.
    """
    drawn = with_school_levels(records, design, ages, by)
    out = out_of_school(drawn.table, ages, convention)
    own, age = drawn.table["school_level"], number_of(drawn.table, "age")
    asked, bases = [], {"ageless": age.isnull().ifelse(1.0, unknown_number())}
    for name in ages.ages:
        here = own == name
        bases[name] = (here & out[name].notnull()).ifelse(1.0, unknown_number())
        bases[f"{name}/all"] = here.ifelse(1.0, unknown_number())
        value = out[name].fill_null(0.0)
        asked += [
            Quantity(value, name, label={"level": name, "measure": "rate"}),
            Quantity(value, name, "total", {"level": name, "measure": "number"}),
            Quantity(here.cast("float64"), f"{name}/all", label={"level": name}),
        ]
    asked.append(Quantity(age, "ageless", "mean"))
    found = estimates(drawn, asked, bases, by, interval, level, needed=_NEEDED, withhold=withhold)
    return _finished(found, len(asked))[[*by, "level", "dimension", "measure", *COLUMNS]]


def _finished(found: pd.DataFrame, asked: int) -> pd.DataFrame:
    """Return the rates and numbers, with how many records of each level were left out."""
    groups = len(found) // asked
    found = found.sort_values("quantity", kind="stable").reset_index(drop=True)
    counted = found["records"].to_numpy().reshape(asked, groups)
    whole = [counted[quantity // 3 * 3 + 2] for quantity in range(asked - 1)]
    kept = found.iloc[: (asked - 1) * groups].copy()
    kept["everyone"] = [n for row in whole for n in row]
    kept["ageless"] = [n for _ in whole for n in counted[-1]]
    kept = kept[kept["measure"].notna()].reset_index(drop=True)
    check_used(kept, _NEEDED)
    kept["missing"] = kept["everyone"] - kept["records"]
    kept["obs_status"] = kept["obs_status"].mask(kept["everyone"].eq(0), "M")
    nobody = kept["records"].eq(0)
    kept.loc[nobody, ["estimate", "standard_error", "lower", "upper"]] = None
    declared = codelist("school_ages")["level"]
    return kept.assign(dimension=kept["level"].map({k: v["out"] for k, v in declared.items()}))


def with_school_levels(
    records: Records,
    design: Design,
    ages: SchoolAges,
    by: Sequence[str] = (),
    binary: Sequence[str] = (),
) -> Sample:
    """Return the checked sample with ``school_level``, the level of each child's age."""
    drawn = sample(records, design, [*SCHOOLING, *by], ["attends", *binary])
    check_attended(drawn.table)
    own = level_of(number_of(drawn.table, "age"), ages.ages)
    return replace(drawn, table=drawn.table.mutate(school_level=own))
