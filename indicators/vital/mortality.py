"""Rates of deaths at the start of life, from counts and from records of civil registration.

Definitions: WHO, ICD-10 Volume 2 (2016 edition), section 5.7. Stillbirths are those of 28 completed
weeks or more, as the United Nations compares them (UN IGME, Never Forgotten, 2022).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from indicators.errors import UncertaintyError
from indicators.options import Level, Positive, checks, numbers
from indicators.uncertainty import proportions, rates


@dataclass(frozen=True)
class _Measure:
    """Which deaths over which births: per live births a rate, per all births a proportion."""

    events: tuple[str, ...]
    of: Literal["live_births", "all_births"] = "live_births"


MEASURES: Mapping[str, _Measure] = {
    "imr": _Measure(("infant_deaths",)),
    "nmr": _Measure(("neonatal_deaths",)),
    "enmr": _Measure(("early_neonatal_deaths",)),
    "lnmr": _Measure(("late_neonatal_deaths",)),
    "pnmr": _Measure(("postneonatal_deaths",)),
    "u5mr": _Measure(("under_five_deaths",)),
    "sbr": _Measure(("stillbirths",), "all_births"),
    "pmr": _Measure(("stillbirths", "early_neonatal_deaths"), "all_births"),
}
COUNTS: tuple[str, ...] = (
    "live_births",
    *(name for measure in MEASURES.values() for name in measure.events if len(measure.events) == 1),
)
_NESTED = ("early_neonatal_deaths", "neonatal_deaths", "infant_deaths", "under_five_deaths")


@checks(UncertaintyError)
def mortality(
    counts: pd.DataFrame, *, per: Positive = 1000, confidence: Level = 0.95
) -> pd.DataFrame:
    """Return the rates that counts of births and deaths allow, with their intervals.

    Parameters
    ----------
    counts : DataFrame
        One row an area, period or group. Counts (``COUNTS``), each where it is known:
        ``live_births``; ``infant_deaths`` (under one year), ``neonatal_deaths`` (under 28 days),
        ``early_neonatal_deaths`` (under 7), ``late_neonatal_deaths`` (7–27),
        ``postneonatal_deaths`` (28 days to one year), ``under_five_deaths``; ``stillbirths`` (28
        weeks or more). What follows from two others is computed. Other columns are kept.
    per : float
        Births that a rate is given per.

    Returns
    -------
    DataFrame
        One row a row and measure: the other columns, ``measure`` (imr, nmr, enmr, lnmr, pnmr,
        u5mr: per live births; sbr = stillbirths, pmr = stillbirths and early neonatal deaths: per
        live and still births), ``events``, ``denominator``, ``estimate``, ``lower_bound``,
        ``upper_bound``, ``reason`` (why there is none: "no count", "no births", or empty). Deaths
        by live births: exact below ten, Byar's interval from ten; by all births: Wilson's.

    Raises
    ------
    UncertaintyError
        If deaths of a younger age outnumber those of an age that includes it.

    Examples
    --------
    >>> found = mortality(pd.DataFrame({"live_births": [1000], "infant_deaths": [11]}))
    >>> found.set_index("measure")["estimate"].dropna().to_dict()
    {'imr': 11.0}
    """
    known = complete(counts)
    keys = [str(name) for name in counts if name not in COUNTS]
    found = [_measured(known, keys, name, per, confidence) for name in MEASURES]
    return pd.concat(found, ignore_index=True)


def complete(counts: pd.DataFrame) -> pd.DataFrame:
    """Return counts with every column of ``COUNTS``: given, following from two others, or missing.

    Raises
    ------
    UncertaintyError
        If a count is negative, or deaths of a younger age outnumber those of an age above.
    """
    known = counts.assign(
        **{
            name: numbers(
                counts.get(name, pd.Series(index=counts.index, dtype=float)), name, UncertaintyError
            )
            for name in COUNTS
        }
    )
    early, late, neonatal, later, infant = (
        f"{name}_deaths"
        for name in ("early_neonatal", "late_neonatal", "neonatal", "postneonatal", "infant")
    )
    sums = ((early, neonatal, late), (neonatal, infant, later))
    for part, whole, other in sums * 2:  # what the second gives, the first may need
        known[whole] = known[whole].fillna(known[part] + known[other])
        known[other] = known[other].fillna(known[whole] - known[part])
        known[part] = known[part].fillna(known[whole] - known[other])
    _check(known)
    return known


def _check(known: pd.DataFrame) -> None:
    for name in COUNTS:
        below = int((known[name] < 0).sum())
        if below:
            raise UncertaintyError(f"In {below} row(s) {name} is negative, or would have to be.")
    for place, part in enumerate(_NESTED):
        for whole in _NESTED[place + 1 :]:
            more = int((known[part] > known[whole]).sum())
            if more:
                raise UncertaintyError(f"In {more} row(s) {part} outnumber {whole}.")


def _measured(
    known: pd.DataFrame, keys: Sequence[str], name: str, per: float, confidence: float
) -> pd.DataFrame:
    measure = MEASURES[name]
    events = known[list(measure.events)].sum(axis=1, skipna=False)
    births = known["live_births"]
    if measure.of == "all_births":
        births = births + known["stillbirths"]
    rows = known[keys].assign(measure=name, events=events, denominator=births)
    return _bounded(rows, measure, per, confidence).assign(reason=_reason(events, births))


def _bounded(rows: pd.DataFrame, measure: _Measure, per: float, confidence: float) -> pd.DataFrame:
    if measure.of == "live_births":
        found = rates(rows, per=per, confidence=confidence)
        return found.drop(columns=["method", "confidence"])
    sample = rows.assign(count=rows["events"], n=rows["denominator"])
    found = proportions(sample, confidence=confidence)
    scaled = {name: per * found[name] for name in ("estimate", "lower_bound", "upper_bound")}
    return rows.assign(**scaled)


def _reason(events: pd.Series, births: pd.Series) -> pd.Series:
    reason = pd.Series("", index=events.index)
    reason = reason.mask(events.isna() | births.isna(), "no count")
    return reason.mask(births.eq(0), "no births")


@checks(UncertaintyError)
def completeness(counts: pd.DataFrame, *, confidence: Level = 0.95) -> pd.DataFrame:
    """Return registered births as a percentage of the births expected.

    Parameters
    ----------
    counts : DataFrame
        ``registered``: births of the year registered within the legal time; ``expected``:
        births estimated otherwise (census, survey). Other columns are kept.

    Returns
    -------
    DataFrame
        The rows given, with ``estimate`` (per cent; missing where none are expected),
        ``lower_bound`` and ``upper_bound`` (of the registered number; the expected is taken as
        known) and ``above_100``: more registered than expected, a sign that the expected are too
        few or that births of other years or places were registered; it is never cut to 100.

    Examples
    --------
    >>> found = completeness(pd.DataFrame({"registered": [980, 1040], "expected": [1000, 1000]}))
    >>> found[["estimate", "above_100"]].to_numpy().tolist()
    [[98.0, False], [104.0, True]]
    """
    pairs = counts.rename(columns={"registered": "events", "expected": "denominator"})
    found = rates(pairs, per=100, confidence=confidence)
    found = found.rename(columns={"events": "registered", "denominator": "expected"})
    return found.assign(above_100=found["estimate"] > 100).drop(columns=["method", "confidence"])
