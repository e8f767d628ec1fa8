"""Which slice is shown where nothing is chosen: totals, else the last code of each list."""

import re

import numpy as np
import pandas as pd

from indicators.codelists import DIMENSIONS, TOTAL, codes
from indicators.summary import same_slice

_ADULT = 18


def default_code(dimension: str, present: set[str]) -> str:
    """Return the total where it exists, else the last code of the list that does.

    Of ages the last of children, where there is one.
    """
    if TOTAL in present or not present:
        return TOTAL
    order = [code for code in reversed(codes(dimension)) if code in present]
    children = [code for code in order if _of_children(code)]
    return (children or order)[0]


def _of_children(code: str) -> bool:
    """Return whether a code is of ages that end before 18.

    Examples
    --------
    >>> _of_children("Y15T17"), _of_children("Y15T19"), _of_children("Y_GE65"), _of_children("F")
    (True, False, False, False)
    """
    found = re.fullmatch(r"Y\d+T(\d+)", code)
    return found is not None and int(found[1]) < _ADULT


def default_codes(observations: pd.DataFrame) -> dict[str, str]:
    """Return the default code of every dimension of one indicator, one dimension at a time.

    A dimension is asked only of what the dimensions before it have left: the slice exists.
    """
    chosen, places = {}, np.arange(len(observations))
    for name in DIMENSIONS:
        column = observations[name].to_numpy()[places]
        present = set(column)
        chosen[name] = default_code(name, present)
        if len(present) > 1:
            places = places[column == chosen[name]]
    return chosen


def default_slice(observations: pd.DataFrame) -> pd.DataFrame:
    """Return the observations of one indicator in which every dimension has its default code."""
    return same_slice(observations, default_codes(observations))
