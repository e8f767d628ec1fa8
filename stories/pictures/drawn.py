"""What a picture of a story is once it is drawn, and what all kinds of picture share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Any

from figures.foot import one_line
from figures.svg import Outlines, Shape, drawn_in
from geo.outlines import PictureSize
from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, TOTAL
from indicators.facts import Key, point_of
from indicators.model import Indicator
from indicators.observations import year
from indicators.quality import grade_of
from indicators.words import Words, area_name, group_name, short_source
from stories.figures import Figures, Row

Size = tuple[float, float]


@dataclass(frozen=True)
class Ground:
    """What maps are drawn on: the sheet, and the outlines of each scheme of areas."""

    sheet: PictureSize
    shapes: Mapping[str, Shape]


def ground_of(outlines: Outlines) -> Ground:
    """Return a ground on which every outline is drawn into the picture itself."""
    shapes = {scheme: drawn_in(found) for scheme, found in outlines.outlines.items()}
    return Ground(outlines.sheet, shapes)


@dataclass(frozen=True)
class Drawn:
    """A picture in one language.

    Attributes
    ----------
    large, small : str
        SVG for a screen and for a phone; the same where the picture needs no other.
    keys : tuple of (attributes, text)
        The legend: what paints each mark, one paint over the other, and what it stands for.
    foot : tuple of str
        Source, period, grade and caveat, a line each.
    figures : tuple of Key
        Whose passports are linked.
    key_patterns : str
        What the legend is painted with, to stand before it: SVG without a size.
    """

    title: str
    subtitle: str
    large: str
    small: str
    keys: tuple[tuple[tuple[str, ...], str], ...]
    foot: tuple[str, ...]
    figures: tuple[Key, ...]
    key_patterns: str = ""


def svg(inner: str, size: Size, title: str, said: str, ident: str) -> str:
    """Return marks as an element of a page, named and described for those who do not see it."""
    return (
        f'<svg class="s-picture" viewBox="0 0 {size[0]:g} {size[1]:g}" role="img" '
        f'aria-labelledby="{ident}-t {ident}-d"><title id="{ident}-t">{escape(title)}</title>'
        f'<desc id="{ident}-d">{escape(said)}</desc>{inner}</svg>'
    )


def text(x: float, y: float, said: str, look: str = "s-text") -> str:
    """Return a line of text of a picture."""
    return f'<text class="{look}" x="{x:g}" y="{y:g}">{escape(said)}</text>'


def foot_of(rows: Iterable[Row], figures: Figures, words: Words) -> tuple[str, ...]:
    """Return who published the figures, of when they are, their grades, and what they do not say.

    One line a source and indicator; the caveat of each indicator once.
    """
    kept: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        kept.setdefault((str(row["indicator"]), str(row["data_source"])), []).append(row)
    lines = [_line(found, figures, words) for found in kept.values()]
    caveats = [_caveat(found, figures, words) for found in kept.values()]
    return (*dict.fromkeys(lines), *dict.fromkeys(caveats))


def _line(rows: Sequence[Row], figures: Figures, words: Words) -> str:
    last = rows[-1]
    source = figures.source(str(last["data_source"]))
    letter = grade_of(source, last, figures.year).letter
    parts = [
        words("Source: {source}", source=short_source(source, words)),
        _span(rows, words),
        words("quality grade {letter}", letter=letter),
    ]
    return " · ".join(parts)


def _span(rows: Sequence[Row], words: Words) -> str:
    """Return the first and the last period of some figures in words."""
    item = catalog()[str(rows[-1]["indicator"])]
    periods = sorted({str(row["time_period"]) for row in rows})
    ends = dict.fromkeys(words.period(end, item.period) for end in (periods[0], periods[-1]))
    return "–".join(ends)


def _caveat(rows: Sequence[Row], figures: Figures, words: Words) -> str:
    item, source = catalog()[str(rows[-1]["indicator"])], str(rows[-1]["data_source"])
    return one_line(item, rows[-1], figures.source(source), words, period=_span(rows, words))


def title_of(items: Iterable[Indicator], words: Words) -> str:
    """Return the names of indicators, each once."""
    return ", ".join(dict.fromkeys(words.of(item.name) for item in items))


def labels_of(rows: Sequence[Row], words: Words) -> list[str]:
    """Return what tells figures apart: indicator, area, groups or period, whatever differs."""
    items = [catalog()[str(row["indicator"])] for row in rows]
    parts: list[list[str]] = [[] for _ in rows]
    told: dict[str, list[str]] = {
        "indicator": [words.of(item.name) for item in items],
        "ref_area": [area_name(str(row["ref_area"]), words) for row in rows],
        **{name: _groups(name, rows, words) for name in DIMENSIONS},
        "time_period": [
            words.period(str(row["time_period"]), item.period)
            for row, item in zip(rows, items, strict=True)
        ],
    }
    for name, said in told.items():
        if len({row[name] for row in rows}) > 1:
            parts = [[*have, more] for have, more in zip(parts, said, strict=True)]
    return [", ".join(filter(None, own)) or told["time_period"][at] for at, own in enumerate(parts)]


def _groups(name: str, rows: Sequence[Row], words: Words) -> list[str]:
    return ["" if row[name] == TOTAL else _group(name, row, words) for row in rows]


def _group(name: str, row: Row, words: Words) -> str:
    population = catalog()[str(row["indicator"])].population
    return group_name(str(row[name]), name, population, words)


def keys_of(rows: Iterable[Mapping[str, Any]]) -> tuple[Key, ...]:
    """Return which figures are drawn, each once."""
    return tuple(dict.fromkeys(point_of(row).key for row in rows))


def breaks_between(rows: Sequence[Row], words: Words) -> list[str]:
    """Return what lies between each figure and the next: the label of a break, or nothing."""
    return [_break(before, after, words) for before, after in pairwise(rows)]


def _break(before: Row, after: Row, words: Words) -> str:
    if before["indicator"] != after["indicator"]:
        return ""
    first, last = sorted(year(str(row["time_period"])) for row in (before, after))
    found = catalog()[str(before["indicator"])].breaks
    dated = [one for one in found if first < year(one.time_period) <= last]
    return words.of(dated[0].label) if dated else ""
