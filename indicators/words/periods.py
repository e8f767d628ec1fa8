"""A period inside a sentence: when, since when, compared with when; in three grammars."""

from datetime import date
from typing import Literal

from babel.dates import get_month_names

from indicators.codelists import codelist
from indicators.words.grammar import ending
from indicators.words.language import Words, ordinal_suffix

Form = Literal["when", "since", "against", "span"]


def period_form(time_period: str, kind: str, form: Form, words: Words) -> str:
    """Return a TIME_PERIOD as it stands in a sentence.

    Parameters
    ----------
    kind : {"year", "school_year", "date"}
        What TIME_PERIOD stands for (``Indicator.period``).
    form : {"when", "since", "against", "span"}
        in 2023, since 2023, (compared with) 2023, (the figure) for 2023.

    Examples
    --------
    >>> from indicators.words.language import words
    >>> period_form("2019", "year", "since", words("az"))
    '2019-cu ildən'
    >>> period_form("2025-01-01/P6M", "year", "when", words("ru"))
    'в первом полугодии 2025 года'
    >>> period_form("2024-11", "date", "when", words("az"))
    '2024-cü ilin noyabrında'
    """
    start, _, duration = time_period.partition("/")
    months = int(duration.strip("PM")) if duration else 0
    name = _name(start, months, kind)
    said: str = codelist("period_forms")[name][words.language][form]
    return said.format(
        y=start[:4],
        s=ordinal_suffix(int(start[:4])),
        n=_ordinal(start, months, form, words),
        m=_months(start, months, form, words),
        text=_written(start, kind, words),
    )


def _name(start: str, months: int, kind: str) -> str:
    if not months:
        plain = "school_year" if kind == "school_year" else "year"
        return {4: plain, 7: "month"}.get(len(start), "date")
    first = int(start[5:7])
    if (first, months) == (1, 12):
        return "year"
    if months == 3 and first % 3 == 1:
        return "quarter"
    return "half" if months == 6 and first in (1, 7) else "months"


def _ordinal(start: str, months: int, form: Form, words: Words) -> str:
    """Return which quarter or half of its year a span is, in the case that its form asks for."""
    if months not in (3, 6):
        return ""
    forms = codelist("period_forms")["ordinal"][words.language]
    if words.language == "ru":
        forms = forms["half_span" if (form, months) == ("span", 6) else form]
    return str(forms[min((int(start[5:7]) - 1) // months, len(forms) - 1)])


def _months(start: str, months: int, form: Form, words: Words) -> str:
    """Return the month of a date, or the first and the last month of a span."""
    if len(start) < 7:
        return ""
    first = int(start[5:7])
    last = (first + max(months, 1) - 2) % 12 + 1
    if words.language == "ru":
        names = codelist("period_forms")["month_ru"][form]
    else:
        names = list(get_month_names("wide", "format", words.locale).values())
    if months:
        return f"{names[first - 1]}–{names[last - 1]}"
    month = str(names[first - 1])
    return _inflected(month, form) if words.language == "az" else month


def _inflected(month: str, form: Form) -> str:
    """Return an Azerbaijani month of a year: noyabrı, noyabrında, noyabrından."""
    own = month + ending(month, "possessive")
    if form == "when":
        return own + ending(own, "locative", possessive=True)
    return own + ending(own, "ablative", possessive=True) if form == "since" else own


def _written(start: str, kind: str, words: Words) -> str:
    """Return a school year or a date as it is written out."""
    if len(start) == 10:
        day = date.fromisoformat(start)
        forms = codelist("period_forms")["month_ru"]["since"]
        names = list(get_month_names("wide", "format", words.locale).values())
        month = forms[day.month - 1] if words.language == "ru" else names[day.month - 1]
        return f"{day.day} {month} {day.year}"
    return words.period(start, kind)
