"""A map of figures by area as a still picture: colours or circles, legend with its states."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from figures.maps import area_values, classes, ground, states_shown
from figures.panels.marks import drawn, keys, sourced
from figures.panels.scene import Scene
from figures.svg import (
    circle_row,
    colour_class,
    counts_on_map,
    map_marks,
    map_svg,
    state_marks,
    value_labels,
)
from figures.symbols import circle_keys, numbers_of, without_classes
from indicators.codelists import areas_of
from indicators.headlines import marks_drawn
from indicators.model import Indicator
from indicators.words import Words, area_name


def still_map(
    scene: Scene,
    below: pd.DataFrame,
    item: Indicator,
    scheme: str,
    inner: Sequence[float],
    title: str,
    ident: str,
    *,
    named: bool = True,
    written: bool = True,
    beside: pd.DataFrame | None = None,
) -> str:
    """Return a map with its legend as markup, named by its title.

    What grows with an area is drawn as circles, never as colours (``indicators.headlines``).

    Parameters
    ----------
    below : DataFrame
        Observations of the areas of a scheme: one source, period and slice.
    inner : sequence of float
        Where one colour ends and the next begins.
    ident : str
        What names the picture within its page.
    named : bool
        Whether areas bear their names beside their figures on a wide screen.
    written : bool
        Whether anything is written on the areas: on small ones it is not to be read. Each says its
        figure in any case when it is pointed at.
    beside : DataFrame, optional
        What a map beside it shows: both have the marks of the one that knows more, on one scale.
    """
    words, shapes = scene.words, scene.outlines
    values = area_values(below, inner, item, words)
    counts, others = numbers_of(values), _numbers(beside, item, words)
    marks_of = marks_drawn(item, max(len(counts), len(others)), len(areas_of(scheme)))
    states = {entry["s"]: entry["l"] for entry in states_shown(values, scheme, words)}
    colours = classes(inner, item, words) if marks_of == "choropleth" else ground(marks_of, words)
    values = values if marks_of == "choropleth" else without_classes(values)
    texts = {code: _texts(scene, code, values, states) for code in areas_of(scheme)}
    said = {code: ": ".join(lines) for code, lines in texts.items()}
    marks = map_marks(values, colours, said, scene.shape(scheme), shapes.sheet, ident)
    is_sized = marks_of == "symbols"
    sizes = [*counts.values(), *others]
    sized = _circles(scene, counts, others) if is_sized else ""
    labels = _labels(scene, texts, values, named) if written else ""
    said_of_it = words("Map; every area says its figure.")
    picture = map_svg(marks + sized + labels, shapes.sheet, title, said_of_it, ident)
    row = circle_row(sizes, circle_keys(sizes, words), shapes.sheet) if is_sized else ""
    legend = [((f"class='{colour_class(entry['c'])}'",), entry["l"]) for entry in colours]
    wanting = [(state_marks(state, ident), label) for state, label in states.items()]
    said_below = sourced(words("A circle is as large as the figure")) if is_sized else ""
    return drawn(picture + row, scene.watermark) + keys([*legend, *wanting]) + said_below


def _numbers(rows: pd.DataFrame | None, item: Indicator, words: Words) -> list[float]:
    """Return the figures of a map that is drawn beside."""
    return [] if rows is None else [*numbers_of(area_values(rows, (), item, words)).values()]


def _circles(scene: Scene, counts: Mapping[str, float], others: Sequence[float]) -> str:
    """Return circles as large as the counts, on one scale with those of a map beside."""
    shapes = scene.outlines
    points = shapes.place({code: scene.points()[code] for code in counts})
    return counts_on_map(counts, points, (), shapes.sheet, beside=others)


def _texts(
    scene: Scene, code: str, values: Mapping[str, Sequence[Any]], states: Mapping[str, str]
) -> tuple[str, str]:
    """Return an area's name, and its figure or the state that stands for it."""
    _, written, _, state, *_ = values.get(code, (-1, "", "", "missing"))
    return area_name(code, scene.words), str(written) or states.get(str(state), "")


def _labels(
    scene: Scene,
    texts: Mapping[str, tuple[str, str]],
    values: Mapping[str, Sequence[Any]],
    named: bool,
) -> str:
    """Return names with values for a wide picture, and values alone for a narrow one."""
    shapes = scene.outlines
    points = shapes.place({code: scene.points()[code] for code in texts})
    short = {c: lines[-1:] for c, lines in texts.items() if values.get(c, (-1,))[0] >= 0}
    if not named:
        return value_labels(short, points, shapes.sheet, size=shapes.pixels(24))
    wide = value_labels(texts, points, shapes.sheet, size=shapes.pixels(15), kind="crm-wide-only")
    return wide + value_labels(
        short, points, shapes.sheet, size=shapes.pixels(24), kind="crm-narrow-only"
    )
