"""A map of figures by area as a still picture: colours, values written, legend with its states."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from figures.maps import area_values, classes, states_shown
from figures.panels.marks import drawn, keys
from figures.panels.scene import Scene
from figures.svg import colour_class, map_marks, map_svg, state_marks, value_labels
from indicators.codelists import areas_of
from indicators.model import Indicator
from indicators.words import area_name


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
) -> str:
    """Return a map with its legend as markup, named by its title.

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
    """
    words, shapes = scene.words, scene.outlines
    values = area_values(below, inner, item, words)
    states = {entry["s"]: entry["l"] for entry in states_shown(values, scheme, words)}
    colours = classes(inner, item, words)
    texts = {code: _texts(scene, code, values, states) for code in areas_of(scheme)}
    said = {code: ": ".join(lines) for code, lines in texts.items()}
    marks = map_marks(values, colours, said, scene.shape(scheme), shapes.sheet, ident)
    labels = _labels(scene, texts, values, named) if written else ""
    picture = map_svg(
        marks + labels, shapes.sheet, title, words("Map; every area says its figure."), ident
    )
    legend = [((f"class='{colour_class(entry['c'])}'",), entry["l"]) for entry in colours]
    wanting = [(state_marks(state, ident), label) for state, label in states.items()]
    return drawn(picture, scene.watermark) + keys([*legend, *wanting])


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
