"""Words, numbers and dates in the reader's language: gettext catalogues and CLDR patterns."""

import gettext
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import NumberPattern, parse_pattern

from indicators.display import Row, row_as_printed
from indicators.model import LANGUAGES, Indicator, Language, Text
from indicators.words.unbroken import unbroken

LOCALES = Path(__file__).resolve().parents[2] / "locale"
NATIVE_NAMES: Mapping[str, str] = {"az": "Azərbaycanca", "en": "English", "ru": "Русский"}
DEFAULT: Language = "az"
_YEAR = 4  # characters of a TIME_PERIOD that is a calendar year
_LARGE = 1000  # from here on a sum is often printed in thousands
_MINUS = "\N{MINUS SIGN}"
# Between thousands in Azerbaijani, as its statistical office prints them (CLDR has a point).
_SPACE = "\N{NO-BREAK SPACE}"


@cache
def _locale(language: Language) -> Locale:
    return Locale.parse(language)


@cache
def _pattern(decimals: int) -> NumberPattern:
    return parse_pattern("#,##0" + ("." + "0" * decimals if decimals else ""))


@dataclass(frozen=True)
class Words:
    """Everything said in one language."""

    language: Language
    catalogue: gettext.NullTranslations

    @property
    def locale(self) -> Locale:
        """The CLDR locale."""
        return _locale(self.language)

    def __call__(self, message: str, **values: Any) -> str:
        """Return a message in this language, its named places filled."""
        text = self.catalogue.gettext(message)
        return text.format(**values) if values else text

    def plural(self, one: str, many: str, n: float, **values: Any) -> str:
        """Return the form of a message that agrees with a number."""
        text = self.catalogue.ngettext(one, many, int(n))
        return text.format(n=self.number(n, 0), **values)

    def of(self, text: Text) -> str:
        """Return a declared text in this language."""
        return text[self.language]

    def number(self, value: float, decimals: int) -> str:
        r"""Return a number as this language writes it.

        Examples
        --------
        >>> words("az").number(1234.5, 1)
        '1\xa0234,5'
        """
        written: str = _pattern(decimals).apply(value, self.locale).replace("-", _MINUS)
        return written.replace(".", _SPACE) if self.language == "az" else written

    def exact(self, value: float) -> str:
        r"""Return a number with every decimal it is held with.

        Examples
        --------
        >>> words("az").exact(1234.5678), words("en").exact(1e-07), words("en").exact(3.0)
        ('1\xa0234,5678', '0.0000001', '3')
        """
        exponent = int(Decimal(repr(float(value))).normalize().as_tuple().exponent)
        return self.number(value, max(0, -exponent))

    def value(self, value: float, indicator: Indicator) -> str:
        """Return a value of an indicator, with the sign of its unit where it has one."""
        number = self.number(value, shown_decimals(value, indicator))
        return self.percent(number) if indicator.unit_measure == "PCNT" else number

    def figure(self, row: Row, indicator: Indicator) -> str:
        """Return the value of an observation, with the decimals that its source printed."""
        return self.value(float(row["obs_value"]), row_as_printed(indicator, row))

    def percent(self, number: str) -> str:
        """Return a written number with the per-cent sign, spaced as the language does."""
        return f"{number}\N{NO-BREAK SPACE}%" if self.language == "ru" else f"{number}%"

    def date(self, day: date) -> str:
        """Return a day as the language writes it out; in English in the order of its periods.

        Examples
        --------
        >>> words("az").date(date(2026, 3, 7)), words("ru").date(date(2026, 3, 7))
        ('7 mart 2026', '7 марта 2026\u202fг.')
        >>> words("en").date(date(2026, 3, 7))
        '7 March 2026'
        """
        pattern = "d MMMM y" if self.language == "en" else "long"
        return format_date(day, pattern, locale=self.locale)

    def period(self, time_period: str, kind: str = "year") -> str:
        """Return a TIME_PERIOD in words.

        Examples
        --------
        >>> words("en").period("2022-01-01/P3M")
        'January–March 2022'
        >>> words("en").period("2014", "school_year")
        '2014/15'
        """
        start, _, duration = time_period.partition("/")
        if duration:
            return self._span(start, int(duration.strip("PM")))
        if kind == "school_year" and len(start) == 4:
            return f"{start}/{(int(start) + 1) % 100:02d}"
        if len(start) == 4:
            return start
        if len(start) == 7:
            return format_skeleton("yMMMM", date.fromisoformat(f"{start}-01"), locale=self.locale)
        return format_date(date.fromisoformat(start), "d MMMM y", locale=self.locale)

    def in_period(self, time_period: str, kind: str = "year") -> str:
        """Return when a figure was true, as a sentence begins: In 2023, 2023-cü ildə, В 2023 году.

        Examples
        --------
        >>> words("az").in_period("2023"), words("az").in_period("2020")
        ('2023-cü ildə', '2020-ci ildə')
        >>> words("az").in_period("2018", "school_year")
        '2018/19 tədris ilində'
        """
        text = self.period(time_period, kind)
        if kind == "school_year":
            return self._in_school_year(text)
        if len(time_period) != _YEAR:
            return text
        if self.language == "az":
            return f"{text}-{ordinal_suffix(int(text))} ildə"
        return f"В {text} году" if self.language == "ru" else f"In {text}"

    def _in_school_year(self, text: str) -> str:
        if self.language == "az":
            return f"{text} tədris ilində"
        return f"В {text} учебном году" if self.language == "ru" else f"In the school year {text}"

    def _span(self, start: str, months: int) -> str:
        first = date.fromisoformat(start)
        if first.month == 1 and months == 12:
            return str(first.year)
        last = date(
            first.year + (first.month + months - 2) // 12, (first.month + months - 2) % 12 + 1, 1
        )
        left = format_date(first, "LLLL", locale=self.locale)
        right = format_date(last, "LLLL y", locale=self.locale)
        return f"{left}–{right}"


def shown_decimals(value: float, indicator: Indicator) -> int:
    """Return with how many decimals a value is written: none for all or none of a whole.

    What is printed as 100 is not known to be 100.0, nor 69.2 thousand hectares to be 69,200.0.
    """
    whole = indicator.unit_measure == "PCNT" and value in (0, 100)
    summed = indicator.grows_with_area and value >= _LARGE and value == round(value)
    return 0 if whole or summed else indicator.decimals


def ordinal_suffix(number: int) -> str:
    """Return the ending of an Azerbaijani ordinal, by the vowel of the last word of the number.

    Vowel harmony (Azərbaycan dilinin orfoqrafiya qaydaları): -ci, -cı, -cu or -cü.

    Examples
    --------
    >>> [ordinal_suffix(n) for n in (2006, 2009, 2010, 2015, 2020, 2023, 2030, 2040, 2000)]
    ['cı', 'cu', 'cu', 'ci', 'ci', 'cü', 'cu', 'cı', 'ci']
    """
    unit, ten = number % 10, number // 10 % 10
    if unit:
        return "cü" if unit in (3, 4) else "cı" if unit == 6 else "cu" if unit == 9 else "ci"
    if ten:
        return {1: "cu", 2: "ci", 3: "cu", 4: "cı", 5: "ci", 6: "cı", 7: "ci", 8: "ci", 9: "cı"}[
            ten
        ]
    return "cü" if number % 1000 else "ci"


@cache
def words(language: str) -> Words:
    """Return the words of a language; the default language for one we do not speak."""
    known = next((code for code in LANGUAGES if code == language), DEFAULT)
    return Words(known, _catalogue(known))


def _catalogue(language: Language) -> gettext.NullTranslations:
    path = LOCALES / language / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        return gettext.NullTranslations()
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    for message in catalogue:
        if isinstance(message.string, str):
            message.string = unbroken(message.string)
        elif message.string:
            message.string = tuple(unbroken(str(form)) for form in message.string)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
