"""Codes that a file itself labels as no answer, beside those that are declared."""

import re
from collections.abc import Mapping, Sequence

from indicators.search import fold

_NO_ANSWER = re.compile(
    r"missing|do(n.?t| not) know|\bdk\b|inconsistent|no (response|answer)|refused|flagged|"
    r"not stated|implausible|out of plausible|bilmir|cavab yox|не знает|нет ответа|отказ"
)


def labelled_missing(labels: Mapping[float, str], declared: Sequence[float]) -> dict[float, str]:
    """Return the codes, and their labels, that mean no answer and are not declared to.

    Examples
    --------
    >>> labelled_missing({996: "On premises", 998: "Don't know", 999: "Missing"}, [999])
    {998: "Don't know"}
    """
    return {
        code: label
        for code, label in labels.items()
        if code not in declared and _NO_ANSWER.search(fold(label))
    }
