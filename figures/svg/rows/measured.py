"""One figure with its interval as one row of a picture: from nought, or beside what it was.

Places are per cent of the row's width, as in the rows of gaps.
"""

from figures.svg.rows.gap import row_svg

MEASURED_STYLE = (
    ".s-nought{stroke:var(--muted,#4a5b66);stroke-width:1.2}.s-less{fill:#d55e00}"
    ".s-more{fill:#1b84b8}.s-between{stroke:var(--ink,#13212b);stroke-width:1.8}"
    ".s-before{fill:var(--paper,#fff);stroke:var(--muted,#4a5b66);stroke-width:1.8}"
    ".s-way{stroke:var(--muted,#4a5b66);stroke-width:1.2;stroke-dasharray:2 2}"
)
_MIDDLE = 13
Ends = tuple[float, float]
Interval = tuple[float, float] | None


def signed_row(value: float, between: Interval, ends: Ends, said: str) -> str:
    """Return a figure as a bar from nought, to the left where it is below, with its interval.

    Parameters
    ----------
    ends : (lowest, highest)
        The ends of the scale; nought lies within them.
    said : str
        What the row says to those who do not see it.
    """
    nought, at = _place(0, ends), _place(value, ends)
    left, wide = min(nought, at), max(abs(at - nought), 0.4)
    kind = "less" if value < 0 else "more"
    bar = f'x="{left:.1f}%" width="{wide:.1f}%" y="{_MIDDLE - 6}" height="12"'
    marks = (
        f'<line class="g-line" x1="0" x2="100%" y1="{_MIDDLE}" y2="{_MIDDLE}"/>'
        f'<rect class="s-{kind}" {bar}/>'
        f'<line class="s-nought" x1="{nought:.1f}%" x2="{nought:.1f}%" y1="1" y2="25"/>'
    )
    return row_svg(marks + _between(between, ends), said)


def moved_row(before: float, after: float, between: Interval, ends: Ends, said: str) -> str:
    """Return a figure as a dot with its interval, and as a ring what it was before."""
    first, last = _place(before, ends), _place(after, ends)
    marks = (
        f'<line class="g-line" x1="0" x2="100%" y1="{_MIDDLE}" y2="{_MIDDLE}"/>'
        f"{_between(between, ends)}"
        f'<line class="s-way" x1="{first:.1f}%" x2="{last:.1f}%" y1="{_MIDDLE}" y2="{_MIDDLE}"/>'
        f'<circle class="s-before" cx="{first:.1f}%" cy="{_MIDDLE}" r="5.5"/>'
        f'<circle class="s-more" cx="{last:.1f}%" cy="{_MIDDLE}" r="5"/>'
    )
    return row_svg(marks, said)


def _between(between: Interval, ends: Ends) -> str:
    if between is None:
        return ""
    left, right = (_place(end, ends) for end in between)
    caps = "".join(
        f'<line class="s-between" x1="{at:.1f}%" x2="{at:.1f}%" y1="{_MIDDLE - 4}" '
        f'y2="{_MIDDLE + 4}"/>'
        for at in (left, right)
    )
    return (
        f'<line class="s-between" x1="{left:.1f}%" x2="{right:.1f}%" y1="{_MIDDLE}" '
        f'y2="{_MIDDLE}"/>{caps}'
    )


def _place(value: float, ends: Ends) -> float:
    """Return where a value stands on the scale, in per cent, within its ends.

    Examples
    --------
    >>> _place(0, (-1.0, 3.0)), _place(9, (-1.0, 3.0))
    (25.0, 100.0)
    """
    share = (value - ends[0]) / (ends[1] - ends[0])
    return 100 * min(1.0, max(0.0, share))
