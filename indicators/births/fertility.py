"""Fertility from birth histories: births of the last years over the years that women lived.

A. G. Croft, A. M. J. Marshall, C. K. Allen (2018), Guide to DHS Statistics DHS-7, chapter 4.
Verified against DHS.rates 0.9.2: see tests/indicators/births.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import reduce
from math import inf
from operator import add

import ibis
import ibis.expr.types as ir
import numpy as np
import pandas as pd

from indicators.births.histories import (
    ASKED,
    BORN,
    DHS_BIRTHS,
    DHS_WOMEN,
    MOTHER_BORN,
    BirthColumns,
    WomanColumns,
    mothers_of_births,
    women_with_ages,
)
from indicators.births.mortality import PER, Window, with_status
from indicators.errors import RecordsError
from indicators.options import Level, checks
from indicators.records import Records, number_of, number_where
from indicators.survey import (
    Design,
    Floats,
    Quantity,
    Replication,
    Sample,
    estimates,
    resampled,
    sample,
    with_reach,
)

# The ages of mothers in completed years; each group is five years wide.
GROUPS = ("15-19", "20-24", "25-29", "30-34", "35-39", "40-44", "45-49")
YOUNGEST, WIDE, MONTHS = 15, 5, 12
THREE_YEARS = Window(0, 36)
_BIRTHS, _YEARS, _PLAIN = "births", "years", "plain"
ALL_AGES, GENERAL = "15-49", "15-44"
_FOUND = ["measure", "estimate", "standard_error", "clusters"]


@checks(RecordsError)
def fertility(
    women: Records,
    births: Records,
    design: Design,
    *,
    window: Window = THREE_YEARS,
    by: Sequence[str] = (),
    columns: WomanColumns = DHS_WOMEN,
    birth_columns: BirthColumns = DHS_BIRTHS,
    level: Level = 0.95,
    withhold: bool = True,
) -> pd.DataFrame:
    """Return how many children women have: by age, in all, and per 1,000 women.

    Both tables have the columns of the design and of the groups. Births count by the age of the
    mother at the birth, the years of women by their age in each month of the window.

    Returns
    -------
    DataFrame
        ``by``, ``measure`` (ASFR by ``age``, per 1,000 woman-years; GFR, births of all ages per
        1,000 years of women of 15 to 44; TFR, children of a woman who lives through the rates),
        ``age``, ``estimate``, ``standard_error`` (ASFR and GFR linearised, TFR with every cluster
        of the group left out in turn), ``lower`` (not below 0), ``upper``, ``exposed`` and
        ``exposed_weighted`` (woman-years), ``clusters``, ``obs_status`` (Q: fewer than 250
        woman-years; U: fewer than 500, or no error; O: none in an age that the rate needs).

    Raises
    ------
    RecordsError
        As :func:`indicators.births.histories.women_with_ages` and
        :func:`indicators.births.histories.mothers_of_births`; or if the design has no clusters: a
        woman and her births are then no unit.
    """
    if not design.cluster:
        raise RecordsError("Fertility takes clusters: a woman and her births are one.")
    lived = _lived(women_with_ages(women, design, columns, by), columns, window)
    born = _born(mothers_of_births(births, design, birth_columns, by), window)
    named = [
        *dict.fromkeys((*design.columns, *by)),
        *_sums(_BIRTHS),
        *_sums(_YEARS),
        *_sums(_PLAIN),
    ]
    stacked = ibis.union(lived.select(named), born.select(named))
    drawn = sample(stacked, replace(design, df=inf))
    total, exposed = _total(drawn, by)
    found = pd.concat([total, _by_age(drawn, by)], ignore_index=True)
    found = found.merge(exposed, on=[*by, "age"])
    made = with_reach(found.assign(df=inf), level, least=0)
    shown = with_status(made, withhold=withhold)
    names = ["measure", "age", "estimate", "standard_error", "lower", "upper"]
    return shown[[*by, *names, "exposed", "exposed_weighted", "clusters", "obs_status"]]


def _sums(kind: str) -> list[str]:
    """Return the columns of births, or of years lived, one an age group."""
    return [f"{kind}{place}" for place in range(len(GROUPS))]


def _bounds(place: int) -> tuple[int, int]:
    """Return the ages in months at which a group begins and the next does."""
    low = MONTHS * (YOUNGEST + WIDE * place)
    return low, low + MONTHS * WIDE


def _lived(drawn: Sample, columns: WomanColumns, window: Window) -> ir.Table:
    """Return women with the years that each lived at each age within the window.

    A woman is k months old in the k-th month after that of her birth; the month of the interview
    is not in the window.
    """
    table = drawn.table
    to = table[ASKED] - window.since - table[MOTHER_BORN]
    times = number_of(table, columns.all_women) / 100 if columns.all_women else 1.0
    added: dict[str, ir.Value] = dict.fromkeys(_sums(_BIRTHS), ibis.literal(0.0))
    for place in range(len(GROUPS)):
        low, high = _bounds(place)
        own = ibis.least(to, high) - ibis.greatest(to - window.months, low)
        lived = ibis.greatest(own, 0.0).cast("float64") / MONTHS
        added |= {f"{_YEARS}{place}": lived * times, f"{_PLAIN}{place}": lived}
    return table.mutate(**added)


def _born(drawn: Sample, window: Window) -> ir.Table:
    """Return births with 1 at the age of the mother, if within the window."""
    table = drawn.table
    ago, age = table[ASKED] - window.since - table[BORN], table[BORN] - table[MOTHER_BORN]
    within = (ago > 0) & (ago <= window.months)
    born: dict[str, ir.Value] = {
        name: number_where(within & (age >= _bounds(place)[0]) & (age < _bounds(place)[1]))
        for place, name in enumerate(_sums(_BIRTHS))
    }
    none = dict.fromkeys([*_sums(_YEARS), *_sums(_PLAIN)], ibis.literal(0.0))
    return table.mutate(**born, **none)


def _total(drawn: Sample, by: Sequence[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the total fertility rate of each group, and the years lived at each age."""
    table = drawn.table
    values = {name: table[name] for name in (*_sums(_BIRTHS), *_sums(_YEARS))}
    counts = {name: table[name] for name in _sums(_PLAIN)}
    found = resampled(drawn, values, _rates, Replication("JK1"), by=by, counts=counts)
    rates = found[found["measure"] == "TFR"].reset_index(drop=True)
    weighted = found["estimate"].to_numpy().reshape(len(rates), -1)[:, 1:]
    exposed = _exposure(rates[[*by]], weighted, rates[_sums(_PLAIN)].to_numpy(float))
    return rates[[*by, *_FOUND]].assign(age=ALL_AGES), exposed


def _rates(sums: Mapping[str, Floats]) -> dict[str, Floats]:
    """Return the children of a woman who lives through the rates of all ages, and the years."""
    born, lived = (np.stack([sums[name] for name in _sums(kind)]) for kind in (_BIRTHS, _YEARS))
    total = WIDE * (born / np.where(lived > 0, lived, np.nan)).sum(axis=0)
    return {"TFR": total, **{name: sums[name] for name in _sums(_YEARS)}}


def _by_age(drawn: Sample, by: Sequence[str]) -> pd.DataFrame:
    """Return the rates of each age, and of all births to women of 15 to 44, linearised."""
    table = drawn.table
    bases: dict[str, ir.NumericValue] = {name: table[name] for name in _sums(_YEARS)}
    bases[GENERAL] = reduce(add, (table[name] for name in _sums(_YEARS)[:-1]))
    every = reduce(add, (table[name] for name in _sums(_BIRTHS)))
    asked = [
        Quantity(PER * table[f"{_BIRTHS}{place}"], f"{_YEARS}{place}", "mean", _label("ASFR", age))
        for place, age in enumerate(GROUPS)
    ]
    asked.append(Quantity(PER * every, GENERAL, "mean", _label("GFR", GENERAL)))
    found = estimates(drawn, asked, bases, by, "t", 0.95, needed="years lived", withhold=False)
    return found[[*by, *_FOUND, "age"]]


def _label(measure: str, age: str) -> dict[str, str]:
    return {"measure": measure, "age": age}


def _exposure(groups: pd.DataFrame, weighted: Floats, plain: Floats) -> pd.DataFrame:
    """Return the years lived by women of each age in each group, with weights and without."""
    ages = {age: slice(place, place + 1) for place, age in enumerate(GROUPS)}
    ages |= {ALL_AGES: slice(0, None), GENERAL: slice(0, -1)}
    parts = [
        groups.assign(
            age=age,
            exposed=plain[:, at].sum(axis=1),
            exposed_weighted=weighted[:, at].sum(axis=1),
        )
        for age, at in ages.items()
    ]
    return pd.concat(parts, ignore_index=True)
