"""The infant mortality of a survey beside the official rate of the same years: a check on it.

A register counts what is brought to it, by the definition in force; a survey asks mothers. Where
the official definition of a live birth leaves out the smallest babies, the survey finds more: B. A.
Anderson, B. D. Silver (1986), Population and Development Review 12: 705–738; N. Aleshina, G.
Redmond (2005), Population Studies 59: 39–54. A difference has several possible causes and proves
none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, nan
from typing import Any, Literal, TypeAlias

import pandas as pd

from indicators.codelists import codelist
from indicators.errors import RecordsError
from indicators.options import Number, checks
from indicators.plain_rows import plain_rows

Finding: TypeAlias = Literal[
    "above", "below", "not_told_apart", "across_break", "incomplete", "unsure"
]
SINCE_2015 = (2015,)  # the first year of the international definition
_SHOWN = ("A", "U")


@dataclass(frozen=True)
class _Span:
    """The time that a window covers, in years; 2006.5 is the middle of 2006."""

    begins: float
    ends: float

    @property
    def parts(self) -> dict[int, float]:
        """How much of the span lies in each calendar year."""
        years = range(floor(self.begins), ceil(self.ends))
        return {year: min(self.ends, year + 1) - max(self.begins, year) for year in years}


@checks(RecordsError)
def beside_official(
    survey: pd.DataFrame,
    official: pd.DataFrame,
    *,
    asked: Number,
    breaks: Sequence[int] = SINCE_2015,
) -> pd.DataFrame:
    """Return the survey's infant mortality with the official rate of the same time, and a finding.

    Parameters
    ----------
    survey : DataFrame
        Rows of :func:`indicators.births.childhood_mortality` of the measure IMR, without groups.
    official : DataFrame
        ``year`` and ``obs_value`` (deaths under one year per 1,000 live births); ``births``, if
        known for every year, weighs the years.
    asked : float
        The middle of the interviews as a year with decimals.
    breaks : sequence of int
        The first years of a new definition of a live birth.

    Returns
    -------
    DataFrame
        ``since``, ``months``, ``begins``, ``ends`` (of the window, years with decimals),
        ``estimate``, ``lower``, ``upper``, ``official`` (mean of the years, each by the part of it
        in the window; missing where it is not told), ``difference``, ``ratio`` (survey to
        official), ``finding``: above, below or not_told_apart where the interval of the survey
        holds the official rate; across_break; incomplete (a year has no official rate); unsure
        (the survey's rate may not be shown).

    Raises
    ------
    RecordsError
        If a column is missing, a year is named twice, or there is no row of IMR.
    """
    rows = survey[survey["measure"] == "IMR"]
    if rows.empty:
        raise RecordsError("The survey has no row of the measure IMR.")
    if official["year"].duplicated().any():
        twice = official.loc[official["year"].duplicated(), "year"].iloc[0]
        raise RecordsError(f"The official rate of {twice} is given twice.")
    found = [_beside(row, official, float(asked), breaks) for row in plain_rows(rows)]
    return pd.DataFrame(found)


def finding_said(row: pd.Series, language: Literal["en", "az", "ru"], decimals: int = 1) -> str:
    """Return in words what a row of :func:`beside_official` may be said to show."""
    years = sorted(_Span(row["begins"], row["ends"]).parts)
    numbers = ("estimate", "lower", "upper", "official")
    shown = {name: f"{row[name]:.{decimals}f}" for name in numbers}
    if language != "en":
        shown = {name: text.replace(".", ",") for name, text in shown.items()}
    template: str = codelist("official_check")[row["finding"]][language]
    return template.format(survey=shown.pop("estimate"), years=f"{years[0]}–{years[-1]}", **shown)


def _beside(
    row: dict[Any, Any], official: pd.DataFrame, asked: float, breaks: Sequence[int]
) -> dict[str, Any]:
    end = asked - row["since"] / 12
    span = _Span(end - row["months"] / 12, end)
    rate, finding = _official(span, official, breaks)
    names = ("since", "months", "estimate", "lower", "upper")
    made = {name: row[name] for name in names} | {"begins": span.begins, "ends": span.ends}
    made |= {"official": rate, "difference": row["estimate"] - rate}
    made["ratio"] = row["estimate"] / rate if rate > 0 else nan
    return made | {"finding": finding or _found(row, rate)}


def _official(
    span: _Span, official: pd.DataFrame, breaks: Sequence[int]
) -> tuple[float, Finding | None]:
    """Return the mean official rate of a span, or why there is none."""
    if any(span.begins < year < span.ends for year in breaks):
        return nan, "across_break"
    known = official.dropna(subset="obs_value").set_index("year")
    if set(span.parts) - set(known.index):
        return nan, "incomplete"
    own = known.loc[list(span.parts)]
    weight = pd.Series(span.parts)
    if "births" in own and own["births"].notna().all():
        weight = weight * own["births"]
    return float((own["obs_value"] * weight).sum() / weight.sum()), None


def _found(row: dict[Any, Any], rate: float) -> Finding:
    if row["obs_status"] not in _SHOWN or pd.isna(row["lower"]):
        return "unsure"
    if row["lower"] > rate:
        return "above"
    return "below" if row["upper"] < rate else "not_told_apart"
