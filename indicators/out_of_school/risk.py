"""Pupils at risk of leaving school: each sign on its own, from records of pupils."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import ibis.expr.types as ir
import pandas as pd

from indicators.codelists import codelist
from indicators.errors import ReaderMistake, RecordsError, SchoolAgesError
from indicators.options import Level, checks
from indicators.out_of_school.school_ages import SchoolAges, level_of
from indicators.records import Records, fetch, group_counts, number_of, tally, unknown_number
from indicators.survey import Design, Quantity, Sample, check_used, estimates, sample

COLUMNS = (
    "estimate",
    "standard_error",
    "lower",
    "upper",
    "df",
    "records",
    "missing",
    "obs_status",
    "method",
)
_COLUMN: Mapping[str, str] = {
    "overage": "age",
    "repetition": "repeats",
    "absence": "days_absent",
    "no_preschool": "attended_preschool",
}
_BINARY = ("repeats", "attended_preschool")
_NEEDED = "a grade of school and what a sign needs"


@dataclass(frozen=True)
class AtRisk:
    """When a sign counts: UNICEF and UIS, OOSCI Operational Manual 2015, dimensions 4 and 5.

    Parameters
    ----------
    overage : int
        Years above the age that the grade expects.
    absent_share : float
        Share of the school days, from which on absence counts.
    school_days : int
        School days in the year (or in the part of it that the records cover).
    flags : tuple of str
        The signs asked for.
    """

    overage: int = 2
    absent_share: float = 0.1
    school_days: int = 170
    flags: tuple[str, ...] = tuple(_COLUMN)

    def __post_init__(self) -> None:
        strange = [name for name in self.flags if name not in _COLUMN]
        if strange or not self.flags:
            raise ReaderMistake(f"The signs are {', '.join(_COLUMN)}; not {self.flags}.")
        if self.overage < 1 or not 0 < self.absent_share <= 1 or self.school_days < 1:
            raise ReaderMistake(f"No sign can count from {self}.")


@checks(RecordsError)
def at_risk(
    pupils: Records,
    design: Design,
    ages: SchoolAges,
    *,
    rules: AtRisk | None = None,
    by: Sequence[str] = (),
    level: Level = 0.95,
    withhold: bool = True,
) -> pd.DataFrame:
    """Return the share of the pupils of each level with each sign of risk.

    Never added up: a pupil may show several.

    Parameters
    ----------
    pupils : DataFrame or Table
        One row a pupil: ``grade``, ``age`` (at the start of the school year), ``repeats`` and
        ``attended_preschool`` (1 or 0), ``days_absent``. Only the columns of the signs asked for,
        and the grade, are needed.

    Returns
    -------
    DataFrame
        ``by``, ``level`` (of the grade), ``dimension`` (D4, D5, D7), ``flag``, ``estimate`` (a
        share of 1), ``standard_error``, ``lower``, ``upper``, ``df``, ``records``, ``missing``
        (pupils of the level of whom the sign is not known), ``obs_status``, ``method``.

    Raises
    ------
    RecordsError
        As :func:`indicators.survey.design.sample`; or if a grade is missing or not of a level, an
        answer is neither 0 nor 1, days are negative or more than a school year has.
    """
    rules, grades = rules or AtRisk(), _grades(ages)
    drawn = _pupils(pupils, design, ages, rules, by)
    asked, bases = [], {}
    for name in grades:
        here = drawn.table["school_level"] == name
        bases[name] = here.ifelse(1.0, unknown_number())
        asked.append(Quantity(here.cast("float64"), name, label={"level": name}))
        for flag in rules.flags:
            value = _SIGNS[flag](drawn.table, ages, rules)
            bases[f"{name}/{flag}"] = (here & value.notnull()).ifelse(1.0, unknown_number())
            label = {"level": name, "flag": flag}
            asked.append(Quantity(value.fill_null(0.0), f"{name}/{flag}", label=label))
    found = estimates(drawn, asked, bases, by, "logit", level, needed=_NEEDED, withhold=withhold)
    return _finished(found, len(rules.flags) + 1)[[*by, "level", "dimension", "flag", *COLUMNS]]


@checks(RecordsError)
def counted_at_risk(
    pupils: Records,
    design: Design,
    ages: SchoolAges,
    *,
    rules: AtRisk | None = None,
    by: Sequence[str] = (),
) -> pd.DataFrame:
    """Return how many records of each level show each sign of risk, as a register counts them.

    What :func:`at_risk` makes shares of, under the same checks and whatever the weights are.

    Returns
    -------
    DataFrame
        ``by`` (in order), ``level``, ``flag``, and records: ``everyone`` of the level, ``known``
        of whom the sign is known, ``shown`` who show it.
    """
    rules, grades = rules or AtRisk(), _grades(ages)
    table = _pupils(pupils, design, ages, rules, by).table
    tallies = {}
    for name in grades:
        here = table["school_level"] == name
        tallies[name] = tally(here)
        for flag in rules.flags:
            value = _SIGNS[flag](table, ages, rules)
            tallies[f"{name}/{flag}/known"] = tally(here & value.notnull())
            tallies[f"{name}/{flag}"] = tally(here & (value == 1))
    found = fetch(group_counts(table, by, tallies))
    parts = [
        found[[*by]].assign(
            level=name,
            flag=flag,
            everyone=found[name],
            known=found[f"{name}/{flag}/known"],
            shown=found[f"{name}/{flag}"],
        )
        for name in grades
        for flag in rules.flags
    ]
    return pd.concat(parts, ignore_index=True)


def _finished(found: pd.DataFrame, block: int) -> pd.DataFrame:
    """Return the signs, with how many pupils of each level could not be judged."""
    groups = found["quantity"].eq(0).sum()
    found = found.sort_values("quantity", kind="stable").reset_index(drop=True)
    counted = found["records"].to_numpy().reshape(-1, groups)
    first = found["quantity"].to_numpy() // block * block
    place = found.groupby("quantity").cumcount().to_numpy()
    found = found.assign(everyone=counted[first, place])
    kept = found[found["flag"].notna()].reset_index(drop=True)
    check_used(kept, _NEEDED)
    kept["missing"] = kept["everyone"] - kept["records"]
    kept["obs_status"] = kept["obs_status"].mask(kept["everyone"].eq(0), "M")
    declared = codelist("school_ages")["level"]
    return kept.assign(dimension=kept["level"].map({k: v.get("risk") for k, v in declared.items()}))


def _grades(ages: SchoolAges) -> Mapping[str, tuple[int, int]]:
    if not ages.grades:
        raise SchoolAgesError("Without the grades of each level no pupil has one.")
    return ages.grades


def _pupils(
    pupils: Records, design: Design, ages: SchoolAges, rules: AtRisk, by: Sequence[str]
) -> Sample:
    needed = [_COLUMN[flag] for flag in rules.flags]
    binary = [name for name in needed if name in _BINARY]
    drawn = sample(pupils, design, ["grade", *needed, *by], binary)
    own = level_of(number_of(drawn.table, "grade"), _grades(ages))
    table = drawn.table.mutate(school_level=own)
    wrong = {"grade": own.isnull()}
    if "absence" in rules.flags:
        days = number_of(table, "days_absent")
        wrong["days_absent"] = (days < 0) | (days > rules.school_days)
    found = fetch(table.aggregate(**{name: tally(fault) for name, fault in wrong.items()}))
    faults = [f"{name} in {found[name].iloc[0]}" for name in wrong if found[name].iloc[0]]
    if faults:
        raise RecordsError(f"Missing or impossible: {', '.join(faults)} record(s).")
    return replace(drawn, table=table)


def _overage(table: ir.Table, ages: SchoolAges, rules: AtRisk) -> ir.FloatingValue:
    expected = number_of(table, "grade") + float(ages.entry - 1)
    return (number_of(table, "age").floor() - expected >= rules.overage).cast("float64")


def _repetition(table: ir.Table, ages: SchoolAges, rules: AtRisk) -> ir.FloatingValue:
    return number_of(table, "repeats")


def _absence(table: ir.Table, ages: SchoolAges, rules: AtRisk) -> ir.FloatingValue:
    least = rules.absent_share * rules.school_days
    return (number_of(table, "days_absent") >= least - 1e-9).cast("float64")


def _no_preschool(table: ir.Table, ages: SchoolAges, rules: AtRisk) -> ir.FloatingValue:
    return 1.0 - number_of(table, "attended_preschool")


_SIGNS: Mapping[str, Callable[[ir.Table, SchoolAges, AtRisk], ir.FloatingValue]] = {
    "overage": _overage,
    "repetition": _repetition,
    "absence": _absence,
    "no_preschool": _no_preschool,
}
