"""What is asked, checked: a code that nobody knows is refused with those that are near."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from data.settings import editions
from indicators.catalog import indicator
from indicators.codelists import NATION, areas
from indicators.errors import ReaderMistake
from indicators.files import Refusal, check_period
from indicators.model import LANGUAGES, Indicator
from indicators.search import search
from indicators.words import Words, area_name, words

_NEAR = 5  # areas that are named where one is not known
_MOST_LETTERS = 80  # of a text that is given back


class NotKnown(ReaderMistake):
    """A code, language, edition or group that is not there."""


@dataclass(frozen=True)
class Asked:
    """One question, its codes known.

    Attributes
    ----------
    groups : mapping
        The code of each dimension that was asked for; those left out are the indicator's totals.
    time_period : str
        The period asked for; the latest where it is empty.
    """

    item: Indicator
    ref_area: str
    words: Words
    edition: str
    groups: Mapping[str, str] = field(default_factory=dict)
    time_period: str = ""


def asked(
    code: str,
    ref_area: str = NATION,
    language: str = "en",
    edition: str = "published",
    groups: Mapping[str, str] | None = None,
    time_period: str = "",
) -> Asked:
    """Return a question.

    Raises
    ------
    UnknownIndicator, NotKnown
        Naming what is not known, and what is; a text that is no period is told as none.
    """
    item = indicator(code.strip().upper())
    given = dict(groups or {})
    for name in given:
        if name not in item.dimensions:
            known = ", ".join(item.dimensions) or "none"
            raise NotKnown(f"{item.indicator} is not told by {_short(name)}, only by: {known}.")
    area = known_area(ref_area, language)
    spoken = spoken_in(language)
    return Asked(item, area, spoken, known_edition(edition), given, _period(time_period.strip()))


def spoken_in(language: str) -> Words:
    """Return the words of a language.

    Raises
    ------
    NotKnown
        If the monitor does not speak it.
    """
    if language not in LANGUAGES:
        raise NotKnown(f"The monitor speaks {', '.join(LANGUAGES)}, not {_short(language)}.")
    return words(language)


def known_edition(edition: str) -> str:
    """Return an edition that is served.

    Raises
    ------
    NotKnown
        If it is not.
    """
    if edition not in editions():
        served = ", ".join(editions())
        raise NotKnown(f"The edition {_short(edition)} is not served here, only {served}.")
    return edition


def known_area(ref_area: str, language: str) -> str:
    """Return the code of an area: the names of areas are many areas' own, so a code is asked for.

    Raises
    ------
    NotKnown
        With the areas of that name, where there are any.
    """
    code = ref_area.strip()
    if code in areas():
        return code
    said = spoken_in(language)
    near = [hit.code for hit in search(code[:_MOST_LETTERS]) if hit.kind == "area"][:_NEAR]
    named = "; ".join(f"{one} {area_name(one, said)} ({areas()[one].scheme})" for one in near)
    raise NotKnown(f"No area has the code {_short(ref_area)}.", f"Near: {named}." if near else None)


def _period(text: str) -> str:
    try:
        return check_period(text) if text else ""
    except Refusal:
        raise NotKnown(f"{_short(text)} is no period: it is written as 2023 or 2023-05.") from None


def _short(text: str) -> str:
    return repr(text[:_MOST_LETTERS])
