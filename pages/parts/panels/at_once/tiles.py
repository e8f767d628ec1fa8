"""The districts as equal squares: what is drawn, what each says, and all of it in words."""

from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from figures.maps import area_values, classes, legend_breaks, states_shown
from figures.panels import keys, panel
from figures.svg import TILE_STYLE, Tile, colour_class, state_marks, tiles_svg
from indicators.codelists import NATION, areas, areas_of
from indicators.display import layout, short_code
from indicators.model import Indicator
from indicators.narrative import middle_half
from indicators.selection import View
from indicators.summary import unranked, valued
from indicators.words import Words, area_name, described, short_source
from pages.parts.drawing import draw, drawn
from pages.parts.links import link_to
from pages.parts.page import Page
from pages.parts.panels.at_once.in_words import in_words
from pages.parts.panels.picture import badge, grade_of_map

_FEWEST = 60  # districts with a figure: below, too many squares would be empty
_LARGE = 10_000  # a number that no square holds: all are then told in thousands


@dataclass(frozen=True)
class Tiled:
    """What the squares tell: one indicator, period and source, and its observations."""

    view: View
    below: pd.DataFrame

    @property
    def item(self) -> Indicator:
        """The indicator."""
        return self.view.indicator

    @property
    def unit(self) -> int:
        """By how much the numbers in the squares are divided."""
        return 1000 if self.below["obs_value"].abs().max() >= _LARGE else 1


def tiles_of(page: Page) -> Tiled | None:
    """Return what the squares tell, or None where fewer than 60 districts have a figure."""
    view = page.view(mapped=True, level="district")
    if view.scheme != "district":
        return None
    below = page.figures(view, areas_of("district"))
    return Tiled(view, below) if below["obs_value"].notna().sum() >= _FEWEST else None


def draw_tiles(page: Page, found: Tiled) -> None:
    """Draw the squares with all that belongs to them."""
    draw(page, tiles_panel(page, found), "crm-tiles")


def tiles_panel(page: Page, found: Tiled) -> str:
    """Return the squares with title, unit, grade, legend and source, and the figures as a list."""
    values = _values(page, found)
    title = _title(found, page.words)
    tiles = _tiles(page, found, values)
    paints = [colour_class(one["c"]) for one in _classes(page, found)]
    picture = drawn(page, tiles_svg(tiles, title, "crm-t", paints, page.selection.ref_area))
    beside = f"{keys(_legend(page, found, values))}{_foot(page, found)}{_list(page, tiles)}"
    body = f"<style>{TILE_STYLE}</style><div class='crm-tiled'>{picture}<div>{beside}</div></div>"
    grade = badge(grade_of_map(page, found.view, found.below).letter, page.words)
    return panel(title, _subtitle(page, found), body, grade)


def _title(found: Tiled, words: Words) -> str:
    """Return between what the middle half of the districts lies; the name where none is told."""
    if unranked(found.below, found.item):
        return words.of(found.item.name)
    return middle_half(valued(found.below), found.item, words)


def _subtitle(page: Page, found: Tiled) -> str:
    words, known = page.words, int(found.below["obs_value"].notna().sum())
    parts = [
        f"{words.of(found.item.name)}, {described(found.view, words)}",
        words(
            "{known} of {every} districts and cities have a figure",
            known=known,
            every=len(areas_of("district")),
        ),
    ]
    thousands = [words("in the squares thousands")] if found.unit > 1 else []
    return "; ".join([*parts, *thousands]) + ". " + words("Heavy lines: economic regions.")


def _inner(page: Page, found: Tiled) -> list[float]:
    locked = page.store.breaks().get(found.item.indicator, "")
    return legend_breaks(locked, page.selection.edition, "district", found.view.dimensions)


def _classes(page: Page, found: Tiled) -> list[dict[str, str]]:
    return classes(_inner(page, found), found.item, page.words)


def _values(page: Page, found: Tiled) -> dict[str, list[Any]]:
    return area_values(found.below, _inner(page, found), found.item, page.words)


def _tiles(page: Page, found: Tiled, values: dict[str, list[Any]]) -> list[Tile]:
    """Return a square for every district, in the order of the code list."""
    largest = max(float(found.below["obs_value"].max()), 0.0) or 1.0
    number = found.below.set_index("ref_area")["obs_value"].dropna().to_dict()
    return [
        _tile(page, found, code, values.get(code, [-1, "", "", "missing"]), number, largest)
        for code in areas_of("district")
    ]


def _tile(
    page: Page,
    found: Tiled,
    code: str,
    entry: list[Any],
    number: dict[Any, float],
    largest: float,
) -> Tile:
    words, place = page.words, layout("district")[code]
    told = entry[1] if code in number else _no_figure(entry[3], words)
    counted = found.item.is_count and code in number
    return Tile(
        code,
        place.column,
        place.row,
        areas()[code].parent or NATION,
        words.of(place.short),
        short_code(code),
        _written(number[code] / found.unit, found, words) if code in number else "",
        f"{area_name(code, words)}: {told}",
        link_to(page, found.item.indicator, path="area_profile", ref_area=code),
        -1 if counted else int(entry[0]),
        max(number[code], 0.0) / largest if counted else None,
        str(entry[3]),
    )


def _no_figure(state: str, words: Words) -> str:
    """Return why there is no figure: the name of the state, where it is more than missing."""
    named = states_shown({"": [-1, "", "", state]}, "nation", words)
    told = {one["s"]: one["l"] for one in named if one["s"] != "missing"}
    return told.get(state, words("no figure"))


def _written(value: float, found: Tiled, words: Words) -> str:
    """Return a number in as few digits as a square holds."""
    decimals = 1 if found.unit > 1 else found.item.decimals
    return words.number(value, 0 if abs(value) >= 100 else decimals)


def _legend(
    page: Page, found: Tiled, values: dict[str, list[Any]]
) -> list[tuple[tuple[str, ...], str]]:
    """Return the marks of the legend: classes of a rate, or the square of a count; and states."""
    words = page.words
    states = states_shown(values, "district", words)
    missing = [(state_marks(one["s"], "crm-t"), _no_figure(one["s"], words)) for one in states]
    if found.item.is_count:
        return [(('class="t-sized"',), words("area: as the number")), *missing]
    known = [((f'class="{colour_class(one["c"])}"',), one["l"]) for one in _classes(page, found)]
    return [*known, *missing]


def _foot(page: Page, found: Tiled) -> str:
    words, source = page.words, page.store.sources()[found.view.data_source]
    said = words("Source: {source}", source=short_source(source, words))
    caveat = words.of(found.item.caveat)
    return f"<p class='crm-source'>{escape(f'{said}. {caveat}')}</p>"


def _list(page: Page, tiles: list[Tile]) -> str:
    """Return every figure in words, by region, for those who do not see squares or know codes."""
    rows = (
        f"<li><strong>{escape(area_name(region, page.words))}</strong> {escape(said)}</li>"
        for region in areas_of("region_2021")
        if (said := "; ".join(f"{one.said} ({one.code})" for one in tiles if one.region == region))
    )
    return in_words(page, rows)
