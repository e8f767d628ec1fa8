"""What surrounds every picture for print: title, subtitle, source, note, and the watermark."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import cos, radians, sin
from typing import Any

from figures.palette import LIGHT
from figures.print.style import LINE, STAMP, Caption, PointSheet, Size
from figures.print.type import balanced_lines, width, wrap_to_width

_TITLE, _SMALL = 1.45, 0.84  # of the size of the type
_SWATCH = 3.6  # of the size of the type: a swatch of a legend with the spaces around
_ALONG, _TURN = 0.85, 18.0  # of the picture the watermark takes, and its angle in degrees


@dataclass(frozen=True)
class Box:
    """A rectangle on a sheet: its upper left corner, width and height, in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height


def margin(size: Size) -> float:
    """Return the margin of a picture: next to none where a page around it has its own."""
    return (0.35 if size.inset else 1.5) * size.type_size


def inner_width(size: Size) -> float:
    """Return the width between the margins."""
    return size.width - 2 * margin(size)


def framed_sheet(caption: Caption, size: Size, body: float) -> tuple[PointSheet, Box]:
    """Return a sheet with everything around the picture, and the box left for the picture.

    Parameters
    ----------
    body : float
        Height the picture asks for, in points; a slide gives what is left of its own height, and
        a format that stands on a page grows where that is too little.
    """
    head, foot = _head(caption, size), _foot(caption, size)
    edge, em = margin(size), size.type_size
    above = edge + sum(high for _, high, _ in head) + 0.4 * em
    below = edge + len(foot) * _SMALL * em * LINE + 0.5 * em
    asked = above + body + below
    height = max(asked, size.height or 0.0) if size.inset else size.height or asked
    sheet = PointSheet(size, height)
    y = edge
    for text, high, style in head:
        sheet.text((edge, y + 0.78 * high), text, gid="head", **style)
        y += high
    y = height - below + 0.5 * em
    for text in foot:
        y += _SMALL * em * LINE
        sheet.text((edge, y - 0.24 * em), text, size=_SMALL * em, ink=LIGHT.muted, gid="foot")
    box = Box(edge, above, inner_width(size), height - above - below)
    stamp_illustrative(sheet, box, caption.watermark)
    return sheet, box


def caption_with_notes(caption: Caption, *notes: str) -> Caption:
    """Return a caption with notes before its own."""
    return replace(caption, note=" ".join(note for note in (*notes, caption.note) if note))


def headline(caption: Caption) -> str:
    """Return the title; of the illustrative edition it begins with that word."""
    return " · ".join(part for part in (caption.watermark, caption.title) if part)


def _head(caption: Caption, size: Size) -> list[tuple[str, float, dict[str, object]]]:
    """Return each line of the head with its height and style."""
    em = size.type_size
    title = {"size": _TITLE * em, "face": "bold"}
    lines = [
        (text, _TITLE * em * LINE * 0.96, title)
        for text in balanced_lines(headline(caption), _TITLE * em, inner_width(size), "bold")
    ]
    under = {"size": em, "ink": LIGHT.muted}
    lines += [
        (text, em * LINE, under) for text in wrap_to_width(caption.subtitle, em, inner_width(size))
    ]
    return lines


def _foot(caption: Caption, size: Size) -> list[str]:
    parts = [part for part in (caption.source, caption.note, caption.link) if part]
    small = _SMALL * size.type_size
    return [line for part in parts for line in wrap_to_width(part, small, inner_width(size))]


def stamp_illustrative(sheet: PointSheet, box: Box, word: str) -> None:
    """Write the word of the illustrative edition across the picture."""
    if not word:
        return
    long, turn = width(word, 1.0, "bold"), radians(_TURN)
    across = long * cos(turn) + LINE * sin(turn)
    upwards = long * sin(turn) + LINE * cos(turn)
    big = _ALONG * min(box.width / across, box.height / upwards)
    middle = (box.x + box.width / 2, box.y + box.height / 2)
    sheet.text(
        middle, word, size=big, face="bold", ink=STAMP, alpha=0.17, anchor="center",
        turn=_TURN, level="center", gid="watermark", order=20,
    )  # fmt: skip


def legend_places(labels: Sequence[str], em: float, available: float) -> list[list[int]]:
    """Return rows of places of legend entries, as many a row as fit."""
    rows: list[list[int]] = [[]]
    taken = 0.0
    for place, label in enumerate(labels):
        wide = _SWATCH * em + width(label, em)
        if rows[-1] and taken + wide - 0.9 * em > available:
            rows.append([])
            taken = 0.0
        rows[-1].append(place)
        taken += wide
    return rows


Key = tuple[str, dict[str, Any]]


def legend(sheet: PointSheet, keys: Sequence[Key], box: Box, *, upright: bool) -> None:
    """Draw the entries of a legend, each a label and the style of its swatch."""
    em = sheet.size.type_size
    labels = [label for label, _ in keys]
    rows = [[i] for i in range(len(keys))] if upright else legend_places(labels, em, box.width)
    for line, row in enumerate(rows):
        x, y = box.x, box.y + 1.5 * em * line
        for place in row:
            sheet.rect(
                x, y, 2.2 * em, 0.95 * em, edgecolor="#8a97a0", linewidth=0.5, gid="key",
                **keys[place][1],
            )  # fmt: skip
            sheet.text((x + 2.7 * em, y + 0.8 * em), labels[place], gid="key")
            x += _SWATCH * em + width(labels[place], em)
