"""What stands under the pictures and charts of a briefing, beside their unit, source and period."""

from briefings.drawing import Under
from briefings.reading import IndicatorFacts, Reader
from figures.foot import graded, one_line
from indicators.facts import Key
from indicators.model import Indicator
from indicators.words import Words
from passports.links import printed_link

_LETTERS = 120  # of an address that the narrowest picture of a page has room for


def under_figure(told: IndicatorFacts, reader: Reader, words: Words) -> Under:
    """Return what stands under the latest figure of a finding."""
    return under_key(told.item, told.figure.key, told.letter, reader, words)


def under_key(
    item: Indicator, key: Key, letter: str, reader: Reader, words: Words, *, period: str = ""
) -> Under:
    """Return the grade, one line of caveat, and the permanent link of a figure.

    ``period`` are the periods of a series that it ends, in words.
    """
    row = vars(key)
    caveat = one_line(item, row, reader.sources[key.data_source], words, period=period)
    link = reader.link(key, words.language)
    grade = graded(letter, words)
    said = f"{grade[:1].upper()}{grade[1:]}. {caveat}"
    return Under(said, printed_link(link, _LETTERS), link)
