"""A third dimension where it says something: columns of people on the map, without a base map."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import pydeck as pdk

from geo.classes import colours
from indicators.catalog import indicator
from indicators.codelists import areas
from indicators.words import Words

# The country from side to side in about 1,000 and 340 pixels.
WIDE, PHONE = 6.42, 5.05
_GREY = [150, 160, 168, 210]


def columns_deck(
    height: pd.DataFrame,
    colour: pd.DataFrame,
    points: Mapping[str, tuple[float, float]],
    outline: str,
    words: Words,
    zoom: float = WIDE,
) -> pdk.Deck:
    """Return one column an area: height by one figure, colour by another.

    Parameters
    ----------
    height, colour : DataFrame
        Observations, at most one an area. An area without a colour figure is grey.
    points : mapping
        Longitude and latitude of each area's label point.
    outline : str
        Path of the outline the browser fetches; nothing is asked of any other machine.
    zoom : float
        How near the eye is: ``WIDE`` for a desktop, ``PHONE`` for a narrow screen.
    """
    tops = height.set_index("ref_area")
    tints = colour.set_index("ref_area")["obs_value"] if len(colour) else pd.Series(dtype=float)
    steps = sorted(tints.unique())
    # The lightest colour of the scale is left out: it would vanish on the pale ground.
    palette = dict(zip(steps, map(_rgb, colours(len(steps) + 1)[1:]), strict=False))
    scale = 100_000 / float(tops["obs_value"].max())
    rows = [
        _column(code, tops.loc[code], points[code], scale, palette.get(tints.get(code)), words)
        for code in map(str, tops.index)
        if code in points
    ]
    return pdk.Deck(
        layers=[_outline(outline), _columns(rows)],
        initial_view_state=pdk.ViewState(
            longitude=47.75, latitude=39.98, zoom=zoom, pitch=40, bearing=-6
        ),
        map_provider=None,
        tooltip={"text": "{name}\n{text}"},
    )


def _column(
    code: str,
    row: Any,
    point: tuple[float, float],
    scale: float,
    tint: list[int] | None,
    words: Words,
) -> dict[str, Any]:
    value = float(row["obs_value"])
    item = indicator(str(row["indicator"]))
    return {
        "p": [round(point[0], 3), round(point[1], 3)],
        "h": round(value * scale),
        "c": tint or _GREY,
        "name": words.of(areas()[code].name),
        "text": f"{words.of(item.name)}: {words.figure(row, item)}",
    }


def _columns(rows: list[dict[str, Any]]) -> pdk.Layer:
    return pdk.Layer(
        "ColumnLayer",
        rows,
        get_position="p",
        get_elevation="h",
        get_fill_color="c",
        radius=6_000,
        pickable=True,
        extruded=True,
    )


def _outline(path: str) -> pdk.Layer:
    return pdk.Layer(
        "GeoJsonLayer",
        path,
        stroked=True,
        filled=True,
        get_fill_color=[214, 224, 231, 120],
        get_line_color=[120, 134, 144],
        line_width_min_pixels=0.7,
    )


def _rgb(colour: str) -> list[int]:
    return [int(colour[start : start + 2], 16) for start in (1, 3, 5)] + [235]
