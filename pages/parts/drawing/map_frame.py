"""What every map sends to its component beside its values: geometry, names, words, the mark."""

from typing import Any

from data.own_static import files_named
from indicators.codelists import NATION
from pages.parts.page import Page


def frame(
    page: Page,
    *,
    layer: str,
    source: str,
    title: str = "",
    subtitle: str = "",
    file: str = "",
    selected: str = NATION,
    focus: str = NATION,
) -> dict[str, Any]:
    """Return the message of a map without its classes, states, values and ranks.

    Parameters
    ----------
    layer : str
        The scheme of areas that is drawn.
    source : str
        Whose figures they are: saved pictures carry it.
    file : str
        The name of a saved picture, without its ending and the mark of its edition.
    focus : str
        The area that the map is fitted to.
    """
    words, named = page.words, files_named(page.store.build())
    return {
        "module": named["static_area_map"],
        "geometry": named["static_areas"],
        "names": named["static_names"],
        "lang": words.language,
        "layer": layer,
        "focus": focus,
        "selected": selected,
        "title": title,
        "subtitle": subtitle,
        "source": source,
        "foot": [source],
        "note": words("The boundaries and names shown imply no endorsement."),
        "watermark": page.watermark,
        "file": page.edition.stem(file),
        "text": _texts(page),
        "states": [],
        "reference": None,
    }


def _texts(page: Page) -> dict[str, str]:
    """Return the component's own words."""
    words = page.words
    return {
        "caspian": words("Caspian Sea"),
        "ARM": words("Armenia"),
        "GEO": words("Georgia"),
        "IRN": words("Iran"),
        "RUS": words("Russian Federation"),
        "TUR": words("Türkiye"),
        "reset": words("Whole map"),
        "zoom_in": words("Zoom in"),
        "zoom_out": words("Zoom out"),
        "back": words("One level up"),
        "png": words("Save as PNG"),
        "svg": words("Save as SVG"),
        "legend": words("Legend"),
        "ranking": words("Ranking"),
        "areas": words("Areas"),
        "missing": words("Without a figure"),
        "all": words("Show all"),
        "fewer": words("Show fewer"),
        "play": words("Play the years"),
        "pause": words("Pause"),
        "year": words("Year of the map"),
        "of_areas": words("with areas"),
        "of_nation": words("nation only"),
        "colours": words("Colours"),
        "locked_scale": words("same in all maps"),
        "own_scale": words("colours of this map alone"),
        "circles": words("A circle is as large as the figure"),
    }
