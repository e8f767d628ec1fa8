"""Tables of figures with a picture in each row; on a phone each row is a card."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

import pandas as pd

from geo.classes import pretty
from indicators.words import Words


class MeasuredRow(NamedTuple):
    """A row: its name, a line below it, the picture, then three cells; all but names are markup."""

    name: str
    below: str
    picture: str
    cells: tuple[str, str, str]


def ends_of(values: Iterable[float]) -> tuple[float, float]:
    """Return round ends of a scale on which all known values stand, and nought; of none 0 and 1.

    Examples
    --------
    >>> ends_of([-0.21, 0.03]), ends_of([12.0, 33.0])
    ((-0.25, 0.05), (0.0, 40.0))
    """
    known = [0.0, *(value for value in values if not pd.isna(value))]
    marks = pretty([min(known), max(known)], 5)
    if len(marks) < 2:
        return min(known), max(known) or 1.0
    return round(2 * marks[0] - marks[1], 12), float(marks[-1])


def written(value: float, decimals: int, words: Words) -> str:
    """Return a number that may be below nought; what is written as nought has no sign."""
    return words.number(round(value, decimals) + 0.0, decimals)


def measured_table(
    titles: Sequence[str], rows: Iterable[MeasuredRow], ends: tuple[float, float], words: Words
) -> str:
    """Return the table; ``titles`` are those of name, picture and the three cells."""
    head = "".join(f"<th scope='col'>{escape(title)}</th>" for title in titles)
    scale = "".join(f"<i>{escape(words.exact(end))}</i>" for end in ends)
    body = "".join(_row(row, titles, scale) for row in rows)
    return (
        f"<table class='e-gaps e-measured'><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )


def _row(row: MeasuredRow, titles: Sequence[str], scale: str) -> str:
    below = f"<small>{escape(row.below)}</small>" if row.below else ""
    picture = f"<td class='e-0'>{row.picture}<small class='e-scale'>{scale}</small></td>"
    cells = "".join(
        f"<td class='e-{place}' data-label='{escape(title, quote=True)}'>{cell}</td>"
        for place, (title, cell) in enumerate(zip(titles[2:], row.cells, strict=True), start=1)
    )
    return f"<tr><th scope='row'>{escape(row.name)}{below}</th>{picture}{cells}</tr>"
