"""Where a line may not break: before a dash or a middle point, between a number and its unit."""

import re

_NO_BREAK = "\N{NO-BREAK SPACE}"
_BEFORE_A_DASH = r" (?=[–—·](?:\s|$))"
# Достигли — 4; {} is a place for a number. Behind the shorter dash no space holds a line together.
_OF_A_LIST = r"(?<= —) (?=[\d{])"
# A number is not torn from a short word (лет, г., il, yaş), one of two figures from no word: a day
# and its month. Not the last of a range: its line would break within the range.
_NUMBER = r"(?<![\w.,/–—])(?P<number>\d{1,2}(?= [^\W\d_])|\d[\d.,\xa0]*(?= [^\W\d_]{1,4}\b)) "
_THOUSANDS = r"(?<=\d) (?=\d{3}(?!\d))"
_KEPT = re.compile(f"{_OF_A_LIST}|{_BEFORE_A_DASH}|{_THOUSANDS}|{_NUMBER}")


def unbroken(text: str) -> str:
    r"""Return a text with fixed spaces where a line that breaks would be misread.

    Examples
    --------
    >>> unbroken("qeydlər – 69"), unbroken("on 1 January 2015"), unbroken("2018 г. — 301")
    ('qeydlər\xa0– 69', 'on 1\xa0January 2015', '2018\xa0г.\xa0—\xa0301')
    >>> unbroken("дети 15–19 лет")
    'дети 15–19 лет'
    >>> unbroken("əhalinin hər 10 000 nəfərinə")
    'əhalinin hər 10\xa0000 nəfərinə'
    """
    return _KEPT.sub(lambda found: f"{found['number'] or ''}{_NO_BREAK}", text)
