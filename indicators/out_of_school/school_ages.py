"""Ages and grades of school by year, and what counts as being in school."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

import ibis
import ibis.expr.types as ir

from indicators.codelists import codelist
from indicators.errors import RecordsError, SchoolAgesError
from indicators.options import checks
from indicators.records import fetch, number_of, tally

Convention: TypeAlias = Literal["uis", "mics"]
LEVELS: tuple[str, ...] = ("OYBP", "PRIM", "LSEC", "USEC")


@dataclass(frozen=True)
class SchoolAges:
    """First and last age of each level at the start of the school year, and its grades.

    Parameters
    ----------
    ages : mapping
        First and last age of each level, both counted, in completed years.
    grades : mapping, optional
        First and last grade of each level of school.
    days : int, optional
        School days of a year.

    Raises
    ------
    SchoolAgesError
        If a level is not known, a range runs backwards, or two levels share an age.
    """

    ages: Mapping[str, tuple[int, int]]
    grades: Mapping[str, tuple[int, int]] | None = None
    days: int | None = None

    def __post_init__(self) -> None:
        unknown = [level for level in (*self.ages, *(self.grades or {})) if level not in LEVELS]
        ranges = sorted(tuple(own) for own in self.ages.values())
        backwards = any(first > last for first, last in ranges)
        shared = any(a[1] >= b[0] for a, b in pairwise(ranges))
        if unknown or not ranges or backwards or shared:
            raise SchoolAgesError(
                f"Ages of school must be of {', '.join(LEVELS)}, in order and apart: {self.ages}."
            )

    @property
    def entry(self) -> int:
        """The age of entry to primary."""
        return self.ages["PRIM"][0]

    @property
    def span(self) -> tuple[int, int]:
        """The first and the last age of all levels."""
        firsts, lasts = zip(*self.ages.values(), strict=True)
        return min(firsts), max(lasts)

    def level(self, age: int) -> str | None:
        """Return the level that children of an age should be at, or None.

        Examples
        --------
        >>> school_ages(2023).level(14), school_ages(2023).level(17)
        ('LSEC', None)
        """
        own = (name for name, (first, last) in self.ages.items() if first <= age <= last)
        return next(own, None)


def school_ages(year: int) -> SchoolAges:
    """Return the ages of school in Azerbaijan in the school year that starts in a year.

    Raises
    ------
    SchoolAgesError
        If the code list declares none for the year.

    Examples
    --------
    >>> school_ages(2023).ages["LSEC"], school_ages(2023).entry
    ((10, 14), 6)
    """
    for system in codelist("school_ages")["system"]:
        if system["valid_from"] <= year <= system["valid_to"]:
            own = system["level"]
            ages = {name: tuple(entry["ages"]) for name, entry in own.items()}
            grades = {name: tuple(e["grades"]) for name, e in own.items() if "grades" in e}
            return SchoolAges(ages, grades, system["days"])
    raise SchoolAgesError(f"No ages of school are declared for {year}.")


@checks(SchoolAgesError)
def school(level: str, convention: Convention) -> tuple[str, ...]:
    """Return what a child of a level's age may attend and be in school.

    One year before primary, pre-primary is what is asked for. Later it is not school (UIS
    Glossary; OOSCI Operational Manual 2015), or is by the MICS tabulation plan (MICS6, March 2021:
    out are those in "any level of education or ECE"). A child behind its age, in primary at
    lower-secondary age, is in school by both.
    """
    if convention not in ("uis", "mics"):
        raise SchoolAgesError(f"The convention for pre-primary is uis or mics, not {convention!r}.")
    stages = ("before", "school") if level == "OYBP" or convention == "mics" else ("school",)
    attended = codelist("school_ages")["attended"]
    return tuple(code for code, entry in attended.items() if entry["stage"] in stages)


def level_of(value: ir.NumericValue, ranges: Mapping[str, tuple[int, int]]) -> ir.StringValue:
    """Return the level whose range of ages (or grades) a number falls in; nothing elsewhere."""
    whole = value.floor()
    branches = [((whole >= low) & (whole <= top), name) for name, (low, top) in ranges.items()]
    return ibis.cases(*branches)


def check_attended(table: ir.Table) -> None:
    """Refuse records of a level attended that the code list does not have.

    Raises
    ------
    RecordsError
        With the first such codes and how many records have them.
    """
    level = table["level_attended"].cast("string")
    strange = level.notnull() & ~level.isin(list(codelist("school_ages")["attended"]))
    found = fetch(table.aggregate(n=tally(strange), one=strange.ifelse(level, None).min()))
    if found["n"].iloc[0]:
        raise RecordsError(
            f"The column level_attended holds codes that are not known in {found['n'].iloc[0]} "
            f"record(s), {found['one'].iloc[0]} among them."
        )


@checks(SchoolAgesError)
def out_of_school(
    table: ir.Table, ages: SchoolAges, convention: Convention
) -> dict[str, ir.FloatingValue]:
    """Return, by level, 1 for a child of its age out of school, 0 in school, nothing if not known.

    Not known (UIS: left out of both terms): whether the child attends, or what.
    """
    attends, attended = number_of(table, "attends"), table["level_attended"].cast("string")
    unknown = ibis.null("float64")
    found = {}
    for level in ages.ages:
        inside = attended.isin(list(school(level, convention))).ifelse(0.0, 1.0)
        among = attended.isnull().ifelse(unknown, inside)
        found[level] = (attends == 0).ifelse(1.0, (attends == 1).ifelse(among, unknown))
    return found
