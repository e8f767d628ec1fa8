"""A map of rates by region as a still picture: its values, legend, grade and source."""

import pandas as pd

from figures.maps import legend_breaks
from figures.panels.marks import badge, panel
from figures.panels.scene import Scene
from figures.panels.still_map import still_map
from indicators.codelists import areas_of, codelist
from indicators.quality import grade_of_areas
from indicators.selection import View
from indicators.summary import valued
from indicators.words import described


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
    item = view.indicator
    inner = legend_breaks(scene.breaks(item.indicator), scene.edition, view.scheme, view.dimensions)
    return still_map(scene, below, item, view.scheme, inner, title, f"regions-{item.indicator}")


def areas_with_values(scene: Scene, view: View) -> pd.DataFrame:
    """Return the figures of the areas of a view that have one."""
    return valued(areas_of_view(scene, view))
