"""What no picture may show: editions mixed or unmarked, sources joined, one place used twice."""

from collections.abc import Sequence

import pandas as pd

from indicators.editions import Edition
from indicators.errors import PictureRefused

# What the figures of one map or ranking, of one line, of one part of a chart of groups share.
AREAS = ("indicator", "time_period", "data_source")
LINE_OF = ("indicator", "ref_area", "data_source")
GROUPS = ("indicator", "ref_area", "data_source", "time_period")


def check_comparable(
    frames: Sequence[pd.DataFrame], watermark: str, *, one: Sequence[str], each: str = ""
) -> None:
    """Refuse figures that do not belong in one picture.

    Parameters
    ----------
    frames : sequence of DataFrame
        Observations under the frame contract; each frame is one map, line or group.
    watermark : str
        The word of the illustrative edition, empty for published figures.
    one : sequence of str
        Columns in which a frame has one value only.
    each : str
        The column that tells its figures apart.

    Raises
    ------
    PictureRefused
        Naming what is mixed, marked wrongly, or given twice.
    """
    editions = sorted({str(edition) for frame in frames for edition in frame["edition"]})
    if len(editions) > 1:
        raise PictureRefused(f"One picture of two editions: {' and '.join(editions)}.")
    if editions and Edition(editions[0]).is_illustrative != bool(watermark):
        raise PictureRefused(f"The figures are {editions[0]}; the picture would say otherwise.")
    for frame in frames:
        _one_source(frame, one)
        twice = sorted(set(frame.loc[frame[each].duplicated(), each])) if each else []
        if twice:
            raise PictureRefused(f"Two figures for one {each}: {', '.join(map(str, twice))}.")


def _one_source(frame: pd.DataFrame, one: Sequence[str]) -> None:
    for column in one:
        found = sorted(map(str, set(frame[column])))
        if len(found) > 1:
            raise PictureRefused(f"Figures of more than one {column}: {', '.join(found)}.")
