"""How much of a link is read: whoever writes one may write without end."""

from collections.abc import Mapping

MOST_COMPARED = 4
# Letters of a parameter of the link that are read; every name the link may carry is bounded.
LONGEST = 64
LONGEST_OF: Mapping[str, int] = {
    "compare": 700,
    "figures": 700,
    "q": 200,
    "id": 200,
    "plan": 200,
    "topics": 200,
    "weights": 700,
}


def bounded(name: str, value: str) -> str:
    """Return as much of a parameter of the link as is read.

    Examples
    --------
    >>> len(bounded("q", "a" * 100_000)), len(bounded("sex", "a" * 100_000))
    (200, 64)
    """
    return value[: LONGEST_OF.get(name, LONGEST)]


def listed(value: str) -> list[str]:
    """Return the codes that a parameter lists, each once.

    Examples
    --------
    >>> listed("ER01,,ER02,ER01")
    ['ER01', 'ER02']
    """
    return list(dict.fromkeys(code for code in value.split(",") if code))
