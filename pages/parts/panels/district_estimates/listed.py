"""All districts with estimate, interval and own figure: by region, in no order of size."""

import pandas as pd

from indicators.codelists import areas, areas_of
from indicators.words import Words, area_name, in_alphabet
from pages.parts.drawing import folded, listed
from pages.parts.panels.district_estimates.found import ShareFound


def districts_listed(found: ShareFound, words: Words) -> str:
    """Return a table of all districts that opens."""
    opens = words(
        "All {n} districts: estimate, interval and own figure", n=len(found.measures["modelled"])
    )
    table = district_table(found, words)
    return folded(opens, listed(table, words, [*table.columns[2:]]))


def district_table(found: ShareFound, words: Words) -> pd.DataFrame:
    """Return one row a district, as it is read."""
    return pd.DataFrame([_row(found, code, words) for code in _ordered(words)])


def _ordered(words: Words) -> list[str]:
    """Return the districts by region, each region's in the order of the alphabet."""
    named = {area_name(code, words): code for code in areas_of("district")}
    order = [named[name] for name in in_alphabet(named, words.language)]
    return sorted(order, key=lambda code: str(areas()[code].parent))


def _row(found: ShareFound, code: str, words: Words) -> dict[str, str]:
    told, own = found.row("modelled", code), found.row("own", code)
    low, high = (_percent(told[name], words) for name in ("lower_bound", "upper_bound"))
    return {
        words("District"): area_name(code, words),
        words("Region"): area_name(str(areas()[code].parent), words),
        words("Estimate"): _percent(told["obs_value"], words),
        words("95% interval"): f"{low}–{high}",
        words("Own figure"): _percent(own["obs_value"], words) if own else "–",
        words("Weight of the own figure"): _percent(found.row("weight", code)["obs_value"], words),
        words("Children asked"): words.number(own["records"], 0) if own else "–",
    }


def _percent(value: float, words: Words) -> str:
    return words.percent(words.number(100 * value, 1))
