"""What stands beside an area: those most like it, what is not known of it, and its size."""

from collections.abc import Collection, Mapping, Sequence
from html import escape

import pandas as pd

from figures.panels.marks import Link, bar
from indicators.catalog import catalog
from indicators.codelists import ALL
from indicators.model import Indicator
from indicators.portrait import FEWEST, Similar, why_alike
from indicators.summary import headline_series, same_slice
from indicators.words import Words, area_name, holders

NEAREST = 2  # areas that are named as the most alike
_SHOWN = 5
_MISSING = 6

# What tells how large an area is, and whom it has to look after; the first four that it has.
_NUMBERS = (
    "DM_POP_TOT",
    "AZE_DM_POP_SHARE",
    "AZE_DM_BRTS",
    "DM_BRTS_CBR",
    "AZE_DM_BRTS_U18",
    "AZE_SP_TSA_RECIPIENTS",
    "AZE_ED_REGISTER_GENERAL",
    "AZE_ED_SCHOOLS",
)
_TOLD = 4


def alike_title(found: Sequence[Similar], words: Words) -> tuple[str, str]:
    """Return which areas are most like one, and how that is measured."""
    if not found:
        return words("Most like it"), ""
    nearest = ", ".join(area_name(one.ref_area, words) for one in found[:NEAREST])
    return (
        words("Most like it: {areas}", areas=nearest),
        words("Distance over the measures both have, in standard deviations; less is more alike."),
    )


def alike_bars(found: Sequence[Similar], words: Words, link: Link) -> str:
    """Return how far the nearest areas are, and on what they are nearest; else why none is."""
    if not found:
        few = words.plural(
            "Fewer than {n} measure is known here: no area is called similar.",
            "Fewer than {n} measures are known here: no area is called similar.",
            FEWEST,
        )
        return f"<div class='crm-empty'>{escape(few)}</div>"
    shown = found[:_SHOWN]
    furthest = max(one.distance for one in shown) or 1.0
    rows = "".join(
        f"<li><a href='{link(path='area_profile', ref_area=one.ref_area)}' "
        f"target='_self'>{escape(area_name(one.ref_area, words))}</a>"
        f"{bar(('crm-fresh', one.distance / furthest))}"
        f"<span>{words.number(one.distance, 2)}</span>"
        f"<small>{escape(why_alike(one, words))}</small></li>"
        for one in shown
    )
    return f"<ul class='crm-alike'>{rows}</ul>"


def key_gaps(known: Collection[str]) -> list[Indicator]:
    """Return the key indicators that are not among those known."""
    return [item for item in catalog().values() if item.key and item.indicator not in known]


def unknown_subtitle(missing: Sequence[Indicator], words: Words) -> str:
    """Return how many key indicators have no figure of the area."""
    return words.plural(
        "{n} key indicator without a figure of this area",
        "{n} key indicators without a figure of this area",
        len(missing),
    )


def unknown_list(
    missing: Sequence[Indicator],
    asked: Mapping[str, str],
    ref_area: str,
    words: Words,
    link: Link,
) -> str:
    """Return the first key indicators that nobody has published of the area, and who holds each.

    Parameters
    ----------
    asked : mapping
        What has been asked for of each, in words.
    """
    rows = "".join(_unknown(item, asked, ref_area, words, link) for item in missing[:_MISSING])
    return f"<ul class='crm-unknown'>{rows}</ul>"


def _unknown(
    item: Indicator, asked: Mapping[str, str], ref_area: str, words: Words, link: Link
) -> str:
    held = holders(words, item, most=2) or words("holder not known")
    return (
        f"<li><a href='{link(item.indicator, ref_area=ref_area)}' target='_self'>"
        f"{escape(words.of(item.name))}</a>"
        f"<small>{escape(held)}. {escape(asked[item.indicator])}</small></li>"
    )


def key_numbers(observations: pd.DataFrame, words: Words) -> str:
    """Return the numbers that tell the size of an area, each with its period; empty without any."""
    rows: list[str] = []
    for code in (code for code in _NUMBERS if code in catalog()):
        item = catalog()[code]
        series = headline_series(same_slice(observations, {**ALL, "indicator": code}), item)
        if len(series) and len(rows) < _TOLD:
            rows.append(_number(series.iloc[-1], item, words))
    return f"<dl class='crm-numbers'>{''.join(rows)}</dl>" if rows else ""


def _number(row: pd.Series, item: Indicator, words: Words) -> str:
    when = words.period(str(row["time_period"]), item.period)
    return (
        f"<dt>{escape(words.of(item.name))}</dt><dd><strong>{escape(words.figure(row, item))}"
        f"</strong> <small>{escape(when)}</small></dd>"
    )
