"""Estimates of districts on a map, hatched as such, and against the districts' own figures."""

from collections.abc import Container, Mapping, Sequence
from html import escape
from typing import Any

from figures.maps import classes
from figures.panels import drawn, keys, panel
from figures.svg import (
    HeldAgainst,
    colour_class,
    drawn_in,
    equality_picture,
    map_marks,
    map_svg,
    state_marks,
)
from geo.classes import breaks, class_of
from indicators.catalog import catalog
from indicators.codelists import areas_of
from indicators.words import Words, area_name
from pages.parts.drawing import outlines
from pages.parts.page import Page
from pages.parts.panels.district_estimates.found import ShareFound, share_name

_ITEM = "AZE_PV_CHILD_MODA"  # the indicator whose unit and decimals a share of children has
_CLASSES = 5
_LAYER, _IDENT = "district", "district-estimates"


def pictures(page: Page, found: ShareFound) -> str:
    """Return the map and, beside it, each estimate against the district's own figure."""
    words = page.words
    of_map = words("{share}, %; hatched: an estimate, not a count", share=_name(found, words))
    left = panel(words("Estimates for districts"), of_map, _map(page, found))
    against = words("Each district: its own figure across, the estimate with its interval upwards")
    right = panel(words("Drawn towards the others"), against, _against(page, found))
    return f"<div class='crm-frame'><div class='crm-pair'>{left}<div>{right}</div></div></div>"


def figure_said(row: Mapping[Any, Any], words: Words) -> str:
    """Return an estimate with its interval: the one is never told without the other."""
    value, low, high = (100 * float(row[n]) for n in ("obs_value", "lower_bound", "upper_bound"))
    return words(
        "{share} (95% interval {low}–{high})",
        share=words.percent(words.number(value, 1)),
        low=words.number(low, 1),
        high=words.number(high, 1),
    )


def _name(found: ShareFound, words: Words) -> str:
    return share_name(found.code, words)


def _map(page: Page, found: ShareFound) -> str:
    words, shapes, item = page.words, outlines(page), catalog()[_ITEM]
    shares = (100 * found.measures["modelled"]["obs_value"].astype(float)).to_dict()
    inner = breaks(list(shares.values()), _CLASSES, decimals=item.decimals)
    values = {
        str(code): (class_of(value, inner), "", "", _kind(found, str(code)))
        for code, value in shares.items()
    }
    said = {code: _said(found, code, words) for code in areas_of(_LAYER)}
    colours = classes(inner, item, words)
    shape = drawn_in(shapes.outlines[_LAYER])
    marks = map_marks(values, colours, said, shape, shapes.sheet, _IDENT)
    title, told_of_it = words("Estimates for districts"), words("Map; every area says its figure.")
    picture = map_svg(marks, shapes.sheet, title, told_of_it, _IDENT)
    kinds = {entry[3] for entry in values.values()}
    return drawn(picture, page.watermark) + keys(_legend(colours, kinds, words))


def _legend(
    colours: Sequence[Mapping[str, str]], kinds: Container[str], words: Words
) -> list[tuple[tuple[str, ...], str]]:
    """Return what colours and hatchings stand for."""
    named = {
        "modelled": words("estimate from the district's sample and from registers"),
        "synthetic": words("from registers alone: too few clusters in the district"),
    }
    shown = [(state_marks(kind, _IDENT), text) for kind, text in named.items() if kind in kinds]
    return [*(((f"class='{colour_class(one['c'])}'",), one["l"]) for one in colours), *shown]


def _kind(found: ShareFound, code: str) -> str:
    """Return how an estimate is hatched: with a sample of the district's own, or without."""
    return "modelled" if code in found.measures["own"].index else "synthetic"


def _said(found: ShareFound, code: str, words: Words) -> str:
    return f"{area_name(code, words)}: {figure_said(found.row('modelled', code), words)}"


def _against(page: Page, found: ShareFound) -> str:
    words = page.words
    points = [_point(found, str(code), words) for code in found.measures["own"].index]
    picture = equality_picture(
        points, words("Estimates and own figures"), words("own figure, %"), words
    )
    line = words("Dashed: the estimate equals the own figure.")
    return drawn(picture, page.watermark) + f"<p class='crm-source'>{escape(line)}</p>"


def _point(found: ShareFound, code: str, words: Words) -> HeldAgainst:
    own, told = found.row("own", code), found.row("modelled", code)
    across = 100 * float(own["obs_value"])
    upwards, low, high = (
        100 * float(told[name]) for name in ("obs_value", "lower_bound", "upper_bound")
    )
    mine = words("own figure {share}", share=words.percent(words.number(across, 1)))
    return HeldAgainst(across, upwards, low, high, f"{_said(found, code, words)}; {mine}")
