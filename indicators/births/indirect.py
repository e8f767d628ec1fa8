"""Child mortality where women were only asked how many children they bore and how many live.

W. Brass's method with the multipliers of T. J. Trussell: United Nations (1983), Manual X: Indirect
Techniques for Demographic Estimation, chapter III.B, tables 47 and 48, Coale and Demeny's model
West. Verified on its example, Panama 1976: see tests/indicators/births/test_indirect.py.
"""

from collections.abc import Mapping

import ibis.expr.types as ir
import numpy as np
import pandas as pd

from indicators.errors import RecordsError
from indicators.options import Level, Number, checks
from indicators.records import Records, number_of, number_where, refuse_faulty, tally
from indicators.survey import Design, Floats, Replication, resampled, sample, with_reach

# Of the women's age group: the exact age of children, the three terms of the multiplier of the
# share dead, and those of the years before the interview to which the chance refers.
WEST: Mapping[str, tuple[int, tuple[float, float, float], tuple[float, float, float]]] = {
    "15-19": (1, (1.1415, -2.7070, 0.7663), (1.0970, 5.5628, -1.9956)),
    "20-24": (2, (1.2563, -0.5381, -0.2637), (1.3062, 5.5677, 0.2962)),
    "25-29": (3, (1.1851, 0.0633, -0.4177), (1.5305, 2.5528, 4.8962)),
    "30-34": (5, (1.1720, 0.2341, -0.4272), (1.9991, -2.4261, 10.4282)),
    "35-39": (10, (1.1865, 0.3080, -0.4452), (2.7632, -8.4065, 16.1787)),
    "40-44": (15, (1.1746, 0.3314, -0.4537), (4.3468, -13.2436, 20.1990)),
    "45-49": (20, (1.1639, 0.3190, -0.4435), (7.5242, -14.2013, 20.0162)),
}
_SUMS = ("women", "born", "died")
_TOLD = ("parity", "dead", "multiplier", "years_before")


@checks(RecordsError)
def indirect_mortality(groups: pd.DataFrame, *, asked: Number) -> pd.DataFrame:
    """Return the chances of dying before exact ages, by the age of the mothers who told.

    Those of the youngest women are told of first births and are often too high.

    Parameters
    ----------
    groups : DataFrame
        One row an age group of women (15-19 to 45-49): ``age``; ``women`` (all of them, also
        those who never married); ``born`` and ``died``, the children they bore and lost.
    asked : float
        The middle of the interviews as a year with decimals.

    Returns
    -------
    DataFrame
        ``age``, ``exact_age`` (years, of the children), ``parity`` (children a woman), ``dead``
        (share of 1), ``multiplier``, ``estimate`` (chance of dying before the exact age, share of
        1; missing where births began so early that the multipliers do not hold),
        ``years_before``, ``time`` (the year that it refers to).

    Raises
    ------
    RecordsError
        If an age group is missing or there twice, a sum is missing or negative, there are no women
        or no children of a group, or more died than were born.
    """
    own = _checked(groups)
    sums = {name: own[name].to_numpy(float)[:, None] for name in _SUMS}
    found = {name: values[:, 0] for name, values in _estimated(sums).items()}
    made = pd.DataFrame({"age": [*WEST], "exact_age": [row[0] for row in WEST.values()], **found})
    return made.assign(time=asked - made["years_before"])


@checks(RecordsError)
def indirect_mortality_of_records(
    women: Records,
    design: Design,
    *,
    age: str,
    born: str,
    died: str,
    asked: Number,
    level: Level = 0.95,
) -> pd.DataFrame:
    """Return what :func:`indirect_mortality` does, from records of women, with errors.

    Parameters
    ----------
    age : str
        Completed years at the interview (DHS v012).
    born, died : str
        Children ever born (DHS v201), and how many of them died (v206 + v207).

    Returns
    -------
    DataFrame
        As :func:`indirect_mortality`, with ``standard_error`` (every cluster left out in turn),
        ``lower`` (not below 0), ``upper``.
    """
    drawn = sample(women, design, [age, born, died])
    years, bore, lost = (number_of(drawn.table, name) for name in (age, born, died))
    refuse_faulty(drawn.table, _faults(years, bore, lost))
    values: dict[str, ir.NumericValue] = {}
    for name in WEST:
        low = int(name[:2])
        inside = number_where((years >= low) & (years < low + 5))
        own = {"women": inside, "born": inside * bore, "died": inside * lost}
        values |= {f"{kind} {name}": value for kind, value in own.items()}
    found = resampled(drawn, values, _of_sums, Replication("JK1"), level=level)
    wide = found.assign(age=found["measure"].str.split(" ").str[1])
    wide["measure"] = found["measure"].str.split(" ").str[0]
    told = wide.pivot(index="age", columns="measure", values="estimate")
    chances = with_reach(wide[wide["measure"] == "estimate"], level, least=0).set_index("age")
    made = chances[["estimate", "standard_error", "lower", "upper"]].join(told[[*_TOLD]])
    made.insert(0, "exact_age", [WEST[name][0] for name in made.index])
    return made.assign(time=asked - made["years_before"]).reset_index()


def _faults(
    years: ir.NumericValue, bore: ir.NumericValue, lost: ir.NumericValue
) -> dict[str, ir.Value]:
    return {
        "no age": tally(years.isnull()),
        "no number of children": tally(bore.isnull() | lost.isnull()),
        "more died than were born": tally(lost > bore),
        "a number below 0": tally((bore < 0) | (lost < 0)),
    }


def _checked(groups: pd.DataFrame) -> pd.DataFrame:
    absent = [name for name in ("age", *_SUMS) if name not in groups]
    if absent:
        raise RecordsError(f"The groups have no column(s) {', '.join(absent)}.")
    if sorted(groups["age"]) != sorted(WEST):
        raise RecordsError(f"It takes each of {', '.join(WEST)} once, not {[*groups['age']]}.")
    own = groups.set_index("age").loc[[*WEST]]
    wrong = own[[*_SUMS]].isna().any(axis=1) | own["women"].le(0) | own["born"].le(0)
    wrong |= own["died"].lt(0) | own["died"].gt(own["born"])
    if wrong.any():
        raise RecordsError(f"Women, births or deaths cannot be of {', '.join(own.index[wrong])}.")
    return own


def _of_sums(sums: Mapping[str, Floats]) -> dict[str, Floats]:
    """Return every part of the estimate by age group, in the sample and in each replicate."""
    kinds = {kind: np.stack([sums[f"{kind} {name}"] for name in WEST]) for kind in _SUMS}
    found = _estimated(kinds)
    return {
        f"{part} {name}": values[place]
        for part, values in found.items()
        for place, name in enumerate(WEST)
    }


def _estimated(sums: Mapping[str, Floats]) -> dict[str, Floats]:
    """Return parity, share dead, multiplier, chance and time; rows are age groups."""
    parity = sums["born"] / np.where(sums["women"] > 0, sums["women"], np.nan)
    dead = sums["died"] / np.where(sums["born"] > 0, sums["born"], np.nan)
    ratios = np.stack([np.ones_like(parity[0]), parity[0] / parity[1], parity[1] / parity[2]])
    terms = [np.array([row[place] for row in WEST.values()]) for place in (1, 2)]
    multiplier, before = (term @ ratios for term in terms)
    chance = multiplier * dead
    return {
        "parity": parity,
        "dead": dead,
        "multiplier": multiplier,
        "estimate": np.where((chance >= 0) & (chance <= 1), chance, np.nan),
        "years_before": before,
    }
