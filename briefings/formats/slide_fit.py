"""What fits on a slide: the largest type in which texts keep to their box, and parts of lists."""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import TypeVar

_LINE = 1.22  # height of a line, of the size of its type
_AIR = 1.06  # an office machine may write in a wider type than the house's
_SPACE = 0.6  # of the type, after a paragraph
_POINTS = 72.0
_STEP = 0.05  # inches by which a part grows until all fit
Item = TypeVar("Item")


def fitting_size(
    texts: Sequence[str], wide: float, high: float, sizes: Sequence[float], *, bold: bool = False
) -> float:
    """Return the largest of some sizes of type, in points, in which texts keep to a box.

    The smallest where none does. ``wide`` and ``high`` are in inches.
    """
    for size in sizes:
        if texts_height(texts, wide, size, bold=bold) <= high:
            return size
    return sizes[-1]


def texts_height(texts: Sequence[str], wide: float, size: float, *, bold: bool = False) -> float:
    """Return the height of paragraphs in inches."""
    lines = sum(lines_of(text, wide, size, bold=bold) for text in texts)
    return (lines * _LINE + _SPACE * len(texts)) * size / _POINTS


def lines_of(text: str, wide: float, size: float, *, bold: bool = False) -> int:
    """Return how many lines a paragraph takes, broken between words."""
    from figures.print import width

    room, lines, taken = wide * _POINTS, 1, 0.0
    space = width(" ", size)
    for word in text.split():
        long = _AIR * width(word, size, "bold" if bold else "regular")
        if taken and taken + space + long > room:
            lines, taken = lines + 1, 0.0
        lines += max(0, ceil(long / room) - 1)
        taken += (space if taken else 0.0) + long
    return lines


def parts_that_fit(
    items: Sequence[Item], heights: Sequence[float], high: float
) -> Iterator[Sequence[Item]]:
    """Yield a list in parts that each keep to a height; one that is higher stands alone."""
    start, taken = 0, 0.0
    for place, tall in enumerate(heights):
        if place > start and taken + tall > high:
            yield items[start:place]
            start, taken = place, 0.0
        taken += tall
    yield items[start:]


def even_parts(
    items: Sequence[Item], heights: Sequence[float], high: float
) -> Sequence[Sequence[Item]]:
    """Return a list in as few parts as keep to a height, the last of them no mere rest.

    Examples
    --------
    >>> [len(part) for part in even_parts("abcdefg", [1.0] * 7, 6.0)]
    [4, 3]
    """
    fewest = len([*parts_that_fit(items, heights, high)])
    room = sum(heights) / fewest
    while room < high:
        parts = [*parts_that_fit(items, heights, room)]
        if len(parts) == fewest:
            return parts
        room += _STEP
    return [*parts_that_fit(items, heights, high)]
