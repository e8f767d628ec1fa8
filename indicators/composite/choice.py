"""The measures and weights that a reader chose, as a text for the link."""

from collections.abc import Iterable, Mapping

Weights = Mapping[str, float]

LARGEST = 3
_NONE = "none"


def equal_weights(codes: Iterable[str]) -> dict[str, float]:
    """Return the weight of one for each measure."""
    return dict.fromkeys(codes, 1.0)


def weights_text(weights: Weights, usual: Weights) -> str:
    """Return what was chosen, for the link: nothing where it is the usual choice.

    Examples
    --------
    >>> weights_text({"STUNTING": 2, "WATER": 0.5, "SCHOOL": 0}, {"STUNTING": 1})
    'STUNTING:2,WATER:0.5'
    >>> weights_text({"STUNTING": 0}, {"STUNTING": 1})
    'none'
    """
    given = {code: weight for code, weight in weights.items() if weight}
    if given == {code: weight for code, weight in usual.items() if weight}:
        return ""
    return ",".join(f"{code}:{weight:g}" for code, weight in given.items()) or _NONE


def read_weights(
    text: str, known: Iterable[str], usual: Weights
) -> tuple[dict[str, float], tuple[str, ...]]:
    """Return the weight of each known measure by a link, in their order, and what nobody knows.

    A measure that the link does not name has no weight; a link that names none has the usual
    weights. A weight is a number from 0 to `LARGEST`, in hundredths at the finest.

    Examples
    --------
    >>> read_weights("WATER:2,MOON:1,SCHOOL:9", ("SCHOOL", "WATER"), {})
    ({'SCHOOL': 0.0, 'WATER': 2.0}, ('MOON:1', 'SCHOOL:9'))
    """
    codes = tuple(known)
    parts = [part for part in text.split(",") if part]
    if not parts:
        return {code: usual.get(code, 0.0) for code in codes}, ()
    read = {part: _weight(part, codes) for part in parts if part != _NONE}
    unread = tuple(part for part, weight in read.items() if weight is None)
    given = {part.partition(":")[0]: weight for part, weight in read.items() if weight is not None}
    if unread and not given:
        return {code: usual.get(code, 0.0) for code in codes}, unread
    return {code: given.get(code, 0.0) for code in codes}, unread


def _weight(part: str, codes: tuple[str, ...]) -> float | None:
    """Return the weight that one part of the link gives a known measure."""
    code, _, written = part.partition(":")
    try:
        weight = round(float(written), 2)
    except ValueError:
        return None
    return weight if code in codes and 0 <= weight <= LARGEST else None
