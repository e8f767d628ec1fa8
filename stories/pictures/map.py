"""The areas beside a figure: its source, period, groups and scheme, in the locked classes."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from figures.maps import legend_breaks
from figures.pictured import Pictured, map_scale
from figures.svg import (
    colour_class,
    map_marks,
    map_svg,
    pattern_sheet,
    state_marks,
    value_labels,
)
from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, areas, areas_of, codelist
from indicators.errors import Unbound
from indicators.model import Indicator
from indicators.summary import every_year_of_map, same_slice
from indicators.words import Words, area_name, group_names, unit
from stories.figures import Figures, Row, figure_of
from stories.model import Picture
from stories.pictures.drawn import Drawn, Ground, foot_of, keys_of

_LARGE, _SMALL = 0.024, 0.042  # size of the type, of the width of the sheet


def map_picture(asked: Picture, figures: Figures, words: Words, ident: str, on: Ground) -> Drawn:
    """Return the map of the areas of a figure; what grows with an area is no colour.

    Shares near their ceiling are drawn by those whom they leave out, as on every other map.
    """
    row = figure_of(asked.of[0], figures)
    item, scheme = catalog()[str(row["indicator"])], areas()[str(row["ref_area"])].scheme
    if scheme == "nation" or len(asked.of) > 1:
        raise Unbound("a map is drawn beside one figure of an area: its scheme is mapped")
    if item.grows_with_area:
        raise Unbound(f"{item.indicator} grows with an area: no map colours areas by it")
    groups = {name: str(row[name]) for name in DIMENSIONS}
    drawn = _pictured(row, scheme, groups, figures, words)
    inks, values = drawn.classes(words), drawn.coloured(drawn.entries(words))
    states = drawn.states(values, words)
    said = _said(areas_of(scheme), values, {one["s"]: one["l"] for one in states}, words)
    title, subtitle = words.of(drawn.item.name), _subtitle(drawn.item, row, groups, scheme, words)
    large, small = (
        map_svg(
            map_marks(values, inks, said, on.shapes[scheme], on.sheet, name)
            + _names(asked.label, values, figures, words, on, size),
            on.sheet,
            f"{title}. {subtitle}",
            "; ".join(said.values()),
            name,
        )
        for size, name in ((_LARGE, ident), (_SMALL, f"{ident}s"))
    )
    keys: list[tuple[tuple[str, ...], str]] = [
        ((f'class="{colour_class(c["c"])}"',), c["l"]) for c in inks
    ]
    keys += [(state_marks(one["s"], f"{ident}k"), one["l"]) for one in states]
    return Drawn(
        title,
        subtitle,
        large,
        small,
        tuple(keys),
        foot_of([row], figures, words),
        keys_of([row]),
        pattern_sheet(f"{ident}k", [one["s"] for one in states]),
    )


def _pictured(
    row: Row, scheme: str, groups: dict[str, str], figures: Figures, words: Words
) -> Pictured:
    """Return what is painted of the areas beside a figure."""
    item = catalog()[str(row["indicator"])]
    every = every_year_of_map(figures.figures(item.indicator), scheme, groups)
    alike = same_slice(every, {name: str(row[name]) for name in ("time_period", "data_source")})
    inner = legend_breaks(figures.breaks(item.indicator), str(row["edition"]), scheme, groups)
    return map_scale(item, inner, every["obs_value"], words).painted(alike, scheme, words)


def _subtitle(item: Indicator, row: Row, groups: dict[str, str], scheme: str, words: Words) -> str:
    period = words.period(str(row["time_period"]), item.period)
    parts = [unit(item, words), *group_names(item, groups, words), period]
    return f"{', '.join(parts)} · {words.of(codelist('scheme')[scheme]['name'])}"


def _said(
    codes: Sequence[str], values: dict[str, list[Any]], states: dict[str, str], words: Words
) -> dict[str, str]:
    """Return what each area says: its name and value, or why it has none."""
    blank = (-1, "", "", "missing")
    parts = {code: values.get(code, blank) for code in codes}
    return {
        code: f"{area_name(code, words)}: {entry[1] or states.get(str(entry[3]), '')}"
        for code, entry in parts.items()
    }


def _names(
    codes: Sequence[str],
    values: dict[str, list[Any]],
    figures: Figures,
    words: Words,
    on: Ground,
    size: float,
) -> str:
    """Return the names and values of the areas that the step is about, in two lines."""
    known = {code: at for code in codes if (at := figures.point(code)) is not None}
    flat = on.sheet.place(np.array(list(known.values()), dtype=float).reshape(-1, 2))
    points = {code: (float(x), float(y)) for code, (x, y) in zip(known, flat, strict=True)}
    written = {code: str(values[code][1]) for code in known if code in values}
    texts = {code: [area_name(code, words), value] for code, value in written.items()}
    return value_labels(texts, points, on.sheet, size=size * on.sheet.width)
