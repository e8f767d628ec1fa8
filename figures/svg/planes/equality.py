"""Two figures of the same areas held against each other: where both are equal lies a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from figures.svg.planes.plane import Plane, Scale, axes, curve, dot, inside, plane_svg, two_widths
from figures.svg.plot import Frame, decimals_between, round_ticks, with_room
from indicators.words import Words

_BROAD = Frame(560, 400, left=50, right=16, top=14, bottom=48)
_SLIM = Frame(340, 330, left=42, right=12, top=12, bottom=48)


@dataclass(frozen=True)
class HeldAgainst:
    """One area: its figure across and upwards, the interval upwards, and what the point says."""

    across: float
    upwards: float
    low: float
    high: float
    said: str


def equality_picture(points: Sequence[HeldAgainst], title: str, across: str, words: Words) -> str:
    """Return one point an area with its interval, on two scales that are the same.

    Parameters
    ----------
    title : str
        What the picture is, for those who do not see it.
    across : str
        What runs across.
    """
    drawn = partial(_equality, points, title, across, words)
    return two_widths(drawn(_BROAD), drawn(_SLIM))


def _equality(
    points: Sequence[HeldAgainst], title: str, across: str, words: Words, frame: Frame
) -> str:
    scale = _scale(points, words)
    plane = Plane(with_room(frame, [text for _, text in scale.ticks]), scale, scale)
    equal = curve(plane, [(scale.low, scale.low), (scale.high, scale.high)], "a-limit a-dashed")
    bars = "".join(
        curve(plane, [(one.across, one.low), (one.across, one.high)], "a-between") for one in points
    )
    dots = "".join(dot(plane.at(one.across, one.upwards), "a-out", one.said) for one in points)
    return plane_svg(plane, f"{axes(plane, across)}{inside(plane, bars + equal)}{dots}", title)


def _scale(points: Sequence[HeldAgainst], words: Words) -> Scale:
    """Return one scale that holds every figure and interval."""
    ends = [value for one in points for value in (one.across, one.upwards, one.low, one.high)]
    ticks = round_ticks(max(0.0, min(ends)), max(ends))
    ticks = [tick for tick in ticks if tick >= 0]
    decimals = decimals_between(ticks)
    return Scale(ticks[0], ticks[-1], [(tick, words.number(tick, decimals)) for tick in ticks])
