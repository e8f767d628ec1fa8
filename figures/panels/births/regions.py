"""A map of rates by region as a still picture: its values, legend, grade and source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from figures.maps import area_values, classes, legend_breaks, states_shown
from figures.panels.marks import badge, drawn, keys, panel
from figures.panels.scene import Scene
from figures.svg import colour_class, map_marks, map_svg, value_labels
from indicators.codelists import areas_of, codelist
from indicators.quality import grade_of_areas
from indicators.selection import View
from indicators.summary import valued
from indicators.words import area_name, described


@dataclass(frozen=True)
class _Drawn:
    """What a map shows: values by area, colours of classes, states, and what each area says."""

    values: Mapping[str, Sequence[Any]]
    classes: Sequence[Mapping[str, str]]
    states: Sequence[Mapping[str, str]]
    said: Mapping[str, str]


def map_by_region(scene: Scene, code: str) -> str:
    """Return the panel of an indicator's map as markup; empty where no area has a figure."""
    view = scene.mapped(code)
    if not view.exists:
        return ""
    below = areas_of_view(scene, view)
    title = span_title(scene, view, below)
    letter = grade_of_areas(
        scene.sources()[view.data_source],
        below,
        view.indicator,
        len(areas_of(view.scheme)),
        scene.today.year,
    ).letter
    sub = f"{described(view, scene.words)} · {_scheme(scene, view)}"
    return panel(title, sub, _picture(scene, view, below, title), badge(letter, scene.words))


def span_title(scene: Scene, view: View, below: pd.DataFrame) -> str:
    """Return from what to what the figures of the areas reach, and how many areas have one."""
    words, known = scene.words, below["obs_value"].dropna()
    low, high = (words.value(value, view.indicator) for value in (known.min(), known.max()))
    return words(
        "{name}: from {low} to {high}, {known} of {every} areas",
        name=words.of(view.indicator.name),
        low=low,
        high=high,
        known=words.number(len(known), 0),
        every=words.number(len(areas_of(view.scheme)), 0),
    )


def areas_of_view(scene: Scene, view: View) -> pd.DataFrame:
    """Return the figures of the areas of a view, those without a value among them."""
    return scene.observations(
        view.indicator.indicator,
        ref_area=areas_of(view.scheme),
        time_period=view.time_period,
        data_source=view.data_source,
        dimensions=view.dimensions,
    )


def _scheme(scene: Scene, view: View) -> str:
    return scene.words.of(codelist("scheme")[view.scheme]["name"])


def _picture(scene: Scene, view: View, below: pd.DataFrame, title: str) -> str:
    words, item, shapes = scene.words, view.indicator, scene.outlines
    locked = scene.breaks(item.indicator)
    inner = legend_breaks(locked, scene.edition, view.scheme, view.dimensions)
    values = area_values(below, inner, item, words)
    states = {entry["s"]: entry["l"] for entry in states_shown(values, view.scheme, words)}
    colours = classes(inner, item, words)
    texts = {code: _texts(scene, code, values, states) for code in areas_of(view.scheme)}
    said = {code: ": ".join(lines) for code, lines in texts.items()}
    marks = map_marks(values, colours, said, scene.shape(view.scheme), shapes.sheet, "regions")
    points = shapes.place({code: scene.points()[code] for code in texts})
    wide = value_labels(texts, points, shapes.sheet, size=shapes.pixels(15), kind="crm-wide-only")
    short = {code: lines[-1:] for code, lines in texts.items() if values[code][0] >= 0}
    narrow = value_labels(
        short, points, shapes.sheet, size=shapes.pixels(24), kind="crm-narrow-only"
    )
    told = words("Map; every area says its figure.")
    legend = [((f"class='{colour_class(entry['c'])}'",), entry["l"]) for entry in colours]
    picture = map_svg(marks + wide + narrow, shapes.sheet, title, told, "regions")
    return drawn(picture, scene.watermark) + keys(
        [
            *legend,
            *(
                (("class='m-q3'", f"fill='url(#regions-{state})'"), label)
                for state, label in states.items()
            ),
        ]
    )


def _texts(
    scene: Scene, code: str, values: Mapping[str, Sequence[Any]], states: Mapping[str, str]
) -> tuple[str, str]:
    """Return an area's name, and its figure or the state that stands for it."""
    _, written, _, state, *_ = values.get(code, (-1, "", "", "missing"))
    return area_name(code, scene.words), str(written) or states.get(str(state), "")


def areas_with_values(scene: Scene, view: View) -> pd.DataFrame:
    """Return the figures of the areas of a view that have one."""
    return valued(areas_of_view(scene, view))
