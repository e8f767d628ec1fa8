"""The records of a birth history: which columns hold what, checked before use.

Dates are months counted as DHS and MICS do (CMC: 12 × (year − 1900) + month).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

import ibis.expr.types as ir

from indicators.records import Records, number_of, refuse_faulty, tally
from indicators.survey import Design, Sample, sample

BORN, DIED_AT, ASKED, MOTHER_BORN = "birth_born", "birth_died_at", "birth_asked", "birth_mother"


@dataclass(frozen=True)
class BirthColumns:
    """The columns of a table of births, one row a live birth.

    Parameters
    ----------
    born : str
        Month of birth of the child (DHS b3; MICS BH4C).
    died_at : str
        Age at death in completed months, missing for a child that lives (DHS b7; MICS BH9C).
    asked : str
        Month of the interview (DHS v008; MICS WDOI).
    mother_born : str
        Month of birth of the mother (DHS v011; MICS WDOB); of fertility alone.
    """

    born: str = "b3"
    died_at: str = "b7"
    asked: str = "v008"
    mother_born: str = "v011"


@dataclass(frozen=True)
class WomanColumns:
    """The columns of a table of women, one row a woman.

    Parameters
    ----------
    mother_born, asked : str
        Month of birth of the woman and of the interview (DHS v011, v008; MICS WDOB, WDOI).
    all_women : str, optional
        How many women stand behind one that was asked, in per cent, where only women who ever
        married were asked (DHS awfactt, or the factor of the group asked for); none: all were.
    """

    mother_born: str = "v011"
    asked: str = "v008"
    all_women: str | None = None


DHS_BIRTHS, DHS_WOMEN = BirthColumns(), WomanColumns()


def births_with_ages(
    births: Records, design: Design, columns: BirthColumns, by: Sequence[str]
) -> Sample:
    """Return births with their dates as numbers, the age at death missing of those who live.

    Raises
    ------
    RecordsError
        As :func:`indicators.survey.sample`; or if a birth has no month of birth or interview, was
        born after the interview, or died at an age below nought or after the interview.
    """
    named = {BORN: columns.born, DIED_AT: columns.died_at, ASKED: columns.asked}
    drawn = _with_numbers(births, design, named, by)
    table = drawn.table
    refuse_faulty(
        table,
        {
            f"no {columns.born}": tally(table[BORN].isnull()),
            f"no {columns.asked}": tally(table[ASKED].isnull()),
            f"{columns.born} after {columns.asked}": tally(table[BORN] > table[ASKED]),
            f"{columns.died_at} below 0": tally(table[DIED_AT] < 0),
            f"{columns.died_at} after {columns.asked}": tally(
                table[BORN] + table[DIED_AT] > table[ASKED]
            ),
        },
    )
    return drawn


def mothers_of_births(
    births: Records, design: Design, columns: BirthColumns, by: Sequence[str]
) -> Sample:
    """Return births with their month, the mother's and the interview's as numbers.

    Raises
    ------
    RecordsError
        As :func:`births_with_ages`, without what concerns deaths.
    """
    named = {BORN: columns.born, MOTHER_BORN: columns.mother_born, ASKED: columns.asked}
    drawn = _with_numbers(births, design, named, by)
    table = drawn.table
    faults = {f"no {own}": tally(table[name].isnull()) for name, own in named.items()}
    faults[f"{columns.born} after {columns.asked}"] = tally(table[BORN] > table[ASKED])
    refuse_faulty(table, faults)
    return drawn


def women_with_ages(
    women: Records, design: Design, columns: WomanColumns, by: Sequence[str]
) -> Sample:
    """Return women with their months as numbers, weighted to stand for all women.

    Raises
    ------
    RecordsError
        As :func:`indicators.survey.sample`; or if a woman has no month of birth or interview, was
        born after it, or has no factor, or one below 100 per cent.
    """
    named = {MOTHER_BORN: columns.mother_born, ASKED: columns.asked}
    factor = [columns.all_women] if columns.all_women else []
    drawn = _with_numbers(women, design, named, [*by, *factor])
    table = drawn.table
    faults = {f"no {own}": tally(table[name].isnull()) for name, own in named.items()}
    wrong = tally(table[MOTHER_BORN] >= table[ASKED])
    faults[f"{columns.mother_born} after {columns.asked}"] = wrong
    if columns.all_women:
        times = number_of(table, columns.all_women)
        faults[f"{columns.all_women} below 100 or missing"] = tally(
            times.isnull() | (times < 100) | (times == inf)
        )
    refuse_faulty(table, faults)
    return drawn


def _with_numbers(
    records: Records, design: Design, named: Mapping[str, str], by: Sequence[str]
) -> Sample:
    drawn = sample(records, design, [*named.values(), *by])
    numbers: dict[str, ir.Value] = {
        name: number_of(drawn.table, own) for name, own in named.items()
    }
    return replace(drawn, table=drawn.table.mutate(**numbers))
