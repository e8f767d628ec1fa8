"""Children out of school by administrative data: population less enrolment, by single age."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from indicators.codelists import NATION, TOTAL
from indicators.errors import EnrolmentError, SchoolAgesError
from indicators.options import checks
from indicators.out_of_school.school_ages import Convention, SchoolAges, school

_CELL = ["ref_area", "age", "sex"]
_NUMBERS = ["population", "enrolled"]


@checks(SchoolAgesError)
def from_enrolment(
    population: pd.DataFrame,
    enrolment: pd.DataFrame,
    ages: SchoolAges,
    *,
    convention: Convention = "uis",
    nation: str = NATION,
) -> pd.DataFrame:
    """Return children out of school and their rate by level, area and sex, raw and as published.

    UIS Glossary, "Rate of out-of-school children": 100 × (population of the level's age −
    enrolled of that age in school) ÷ population. Areas are summed to the nation and sexes to both
    before anything is cut off at zero: where registers count more pupils than there are children,
    the excess stays in the raw total. Neither term may come from a survey.

    Parameters
    ----------
    population : DataFrame
        ``ref_area``, ``age`` (completed years at the start of the school year), ``sex``,
        ``population``.
    enrolment : DataFrame
        ``ref_area``, ``age``, ``sex``, ``level_attended`` (ISCED, see
        ``codes/school_ages.toml``), ``enrolled``. An age with rows for some levels has nobody at
        the others; an age without any row is not known.
    convention : {"uis", "mics"}
        Whether pre-primary at primary age and above is out of school or in.
    nation : str
        The code under which the areas are summed.

    Returns
    -------
    DataFrame
        ``ref_area``, ``sex``, ``level``, ``population``, ``enrolled``, ``out_of_school_raw``,
        ``rate_raw`` (%, may be negative), ``out_of_school``, ``rate`` (published: at least 0),
        ``total_net_enrolment`` (%, at most 100), ``parity`` (adjusted, girls to boys, of total net
        enrolment; on the row of both sexes), ``obs_status``: D where the raw number is negative,
        O where an age is not known, M where there is no child of the age.

    Raises
    ------
    EnrolmentError
        If a column is missing; if a cell comes twice; if a number is negative or infinite, an age
        is not whole; if a level attended is not known; if totals (_T, the nation) are among the
        rows, or enrolment is of an area, age and sex without population.
    """
    _check(population, [*_CELL, "population"], _CELL, nation)
    _check(enrolment, [*_CELL, "level_attended", "enrolled"], [*_CELL, "level_attended"], nation)
    _check_known(population, enrolment)
    parts = [_cells(population, enrolment, ages, level, convention) for level in ages.ages]
    found = _summed(pd.concat(parts, ignore_index=True), nation)
    return _with_parity(_with_rates(found)).reset_index(drop=True)


def adjusted_parity(girls: pd.Series, boys: pd.Series) -> pd.Series:
    """Return the adjusted parity index: girls ÷ boys, or 2 − boys ÷ girls where girls are ahead.

    UIS Glossary, "Adjusted gender parity index": between 0 and 2 and symmetrical about 1.
    Missing where either is, or the larger is zero.
    """
    behind = girls / boys.where(boys != 0)
    ahead = 2 - boys / girls.where(girls != 0)
    return ahead.where(girls > boys, behind)


def _check(frame: pd.DataFrame, needed: Sequence[str], key: Sequence[str], nation: str) -> None:
    missing = [name for name in needed if name not in frame]
    if missing:
        raise EnrolmentError(f"There is no column {', '.join(missing)}.")
    if not len(frame):
        raise EnrolmentError(f"There are no rows of {needed[-1]}.")
    value = pd.to_numeric(frame[needed[-1]], errors="coerce")
    age = pd.to_numeric(frame["age"], errors="coerce")
    faults = {
        "without an area, age, sex or level": frame[list(key)].isna().any(axis=1),
        "with an age that is not a whole number": age.isna() | age.mod(1).ne(0),
        f"whose {needed[-1]} is no number": value.isna() & frame[needed[-1]].notna(),
        f"whose {needed[-1]} is negative or infinite": value.lt(0) | np.isinf(value),
        "that are totals of areas or sexes": frame["ref_area"].isin([nation, TOTAL])
        | frame["sex"].eq(TOTAL).mul(bool(frame["sex"].ne(TOTAL).any())),
        "that come more than once": frame.duplicated(list(key), keep=False),
    }
    for fault, where in faults.items():
        if where.any():
            raise EnrolmentError(f"{int(where.sum())} row(s) of {needed[-1]} {fault}.")


def _check_known(population: pd.DataFrame, enrolment: pd.DataFrame) -> None:
    strange = sorted({*enrolment["level_attended"]} - {*school("OYBP", "uis")})
    if strange:
        raise EnrolmentError(f"These levels attended are not known: {', '.join(strange)}.")
    there = enrolment[_CELL].merge(population[_CELL], how="left", indicator=True)
    alone = int(there["_merge"].eq("left_only").sum())
    if alone:
        raise EnrolmentError(f"{alone} row(s) of enrolment have no population of area, age, sex.")


def _cells(
    population: pd.DataFrame,
    enrolment: pd.DataFrame,
    ages: SchoolAges,
    level: str,
    convention: Convention,
) -> pd.DataFrame:
    """Return population and enrolled of every area and sex at every age of a level."""
    first, last = ages.ages[level]
    groups = population[["ref_area", "sex"]].drop_duplicates()
    every = groups.merge(pd.DataFrame({"age": range(first, last + 1)}), how="cross")
    own = enrolment["level_attended"].isin(school(level, convention))
    counted = enrolment.assign(enrolled=enrolment["enrolled"].where(own, 0))
    sums = counted.groupby(_CELL)["enrolled"].sum(min_count=1, skipna=False).reset_index()
    people = population[[*_CELL, "population"]]
    return every.merge(people, how="left").merge(sums, how="left").assign(level=level)


def _summed(cells: pd.DataFrame, nation: str) -> pd.DataFrame:
    """Return areas, the nation, each sex and both; a sum that lacks a part is missing."""
    whole = [cells, cells.assign(ref_area=nation)]
    both = [part.assign(sex=TOTAL) for part in whole] if cells["sex"].ne(TOTAL).any() else []
    keys = ["ref_area", "sex", "level"]
    grouped = pd.concat([*whole, *both]).groupby(keys, sort=False)[_NUMBERS]
    return grouped.sum(min_count=1, skipna=False).reset_index()


def _with_rates(found: pd.DataFrame) -> pd.DataFrame:
    population = found["population"]
    raw = population - found["enrolled"]
    rate = 100 * raw / population.where(population > 0)
    published = raw.clip(lower=0).where(population.ne(0))
    status = np.select([raw.isna(), population.eq(0), raw.lt(0)], ["O", "M", "D"], "A")
    return found.assign(
        out_of_school_raw=raw,
        rate_raw=rate,
        out_of_school=published,
        rate=rate.clip(lower=0),
        total_net_enrolment=(100 - rate).clip(upper=100),
        obs_status=status,
    )


def _with_parity(found: pd.DataFrame) -> pd.DataFrame:
    wide = found.pivot(index=["ref_area", "level"], columns="sex", values="total_net_enrolment")
    wide = wide.reindex(columns=["F", "M"])
    parity = adjusted_parity(wide["F"], wide["M"]).rename("parity").reset_index()
    joined = found.merge(parity, on=["ref_area", "level"], how="left")
    joined["parity"] = joined["parity"].where(joined["sex"].eq(TOTAL))
    return joined[[name for name in joined if name != "obs_status"] + ["obs_status"]]
