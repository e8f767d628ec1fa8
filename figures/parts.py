"""Rows that a bar fills, cut in the parts of a whole: name and value above, the bar below."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from figures.rows import told

_INSIDE = 0.1  # of the bar: a narrower part has no room for its value, which stands below


@dataclass(frozen=True)
class Part:
    """One part: what it is called, its share of the bar, the value as written, its class."""

    name: str
    share: float
    written: str
    kind: str
    said: str = ""


@dataclass(frozen=True)
class PartedRow:
    """One bar: its name, what stands at its end, and its parts."""

    name: str
    written: str
    parts: Sequence[Part]
    between: str = ""


def parted_rows(rows: Sequence[PartedRow]) -> str:
    """Return one bar a row; what a part has no room for is said below the bar."""
    return f"<ul class='crm-parted-rows'>{''.join(map(_row, rows))}</ul>"


def parts_key(entries: Sequence[tuple[str, str]]) -> str:
    """Return what each colour of the parts is called: (class, name)."""
    items = "".join(f"<li><i class='{kind}'></i>{escape(name)}</li>" for kind, name in entries)
    return f"<ul class='crm-parts-key'>{items}</ul>"


def _row(row: PartedRow) -> str:
    shown = [part for part in row.parts if part.share > 0]
    drawn = "".join(map(_part, shown))
    between = f" <small>{escape(row.between)}</small>" if row.between else ""
    beside = "; ".join(f"{part.name}: {part.written}" for part in shown if part.share < _INSIDE)
    below = f"<small>{escape(beside)}</small>" if beside else ""
    heard = "; ".join(part.said for part in shown)
    return (
        f"<li><span>{escape(row.name)}</span><b>{escape(row.written)}{between}</b>"
        f"<span class='crm-parts' aria-hidden='true'>{drawn}</span>{below}"
        f"<span class='crm-unseen'>{escape(heard)}</span></li>"
    )


def _part(part: Part) -> str:
    inside = escape(part.written) if part.share >= _INSIDE else ""
    width = f"style='width:{100 * part.share:.1f}%'"
    return f"<i class='{part.kind}' {width}{told(part.said)}>{inside}</i>"
