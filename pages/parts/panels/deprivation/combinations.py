"""The picture of combinations of deprivations of one age group: columns, rows, title."""

from collections import Counter
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from figures.svg import Column, Sheet, Total, upset_svg
from indicators.codelists import NATION, TOTAL, codelist, codes
from indicators.plain_rows import plain_rows
from indicators.words import Words, inside_sentence
from pages.parts.drawing import drawn
from pages.parts.page import Page
from pages.parts.panels.deprivation.deprivations import (
    dimension_in_words,
    found_of,
    named,
    percent,
)

FEWEST = 25  # children asked, below which a combination is among the others
_WIDE = (Sheet(660, 170, 110, letters=24), 11)  # and how many combinations are drawn
_NARROW = (Sheet(334, 114, 0, bars=150, row=52, letters=17), 4)


def drawable(cells: pd.DataFrame) -> pd.DataFrame:
    """Return the combinations that may stand alone: of some deprivation, of children enough."""
    some = cells[cells["item"] != "none"]
    return some[some["obs_value"] * some["records"] >= FEWEST]


def overlaps_title(cells: pd.DataFrame, age: str, words: Words) -> str:
    """Return which deprivation is part of the most of the combinations drawn, and of how many."""
    shown = drawable(cells).head(_WIDE[1])
    times = Counter(code for item in shown["item"] for code in item.split("+"))
    if not times:
        return words("Overlapping deprivations")
    most, number = min(times.items(), key=lambda one: (-one[1], one[0]))
    return words(
        "“{deprivation}” is part of {n} of the {all} most frequent combinations ({age})",
        deprivation=dimension_in_words(most, words),
        n=number,
        all=len(shown),
        age=inside_sentence(words.of(codes("age")[age]), words.language),
    )


def together_title(cells: pd.DataFrame, words: Words) -> str:
    """Return how many have two deprivations or more at once."""
    together = cells[cells["item"].str.contains("+", regex=False)]
    share = percent(float(together["obs_value"].sum()), words)
    return words("{share} of the children have two or more at once", share=share)


def pictures(page: Page, cells: pd.DataFrame, age: str, pressed: str) -> str:
    """Return the picture as markup, for a wide and for a narrow screen."""
    title = together_title(cells, page.words)
    wide, narrow = (
        upset_svg(_columns(page, cells, age, most), _totals(page, age), sheet, title, pressed)
        for sheet, most in (_WIDE, _NARROW)
    )
    return drawn(page, f"<div class='u-wide'>{wide}</div><div class='u-narrow'>{narrow}</div>")


def _rows(age: str) -> list[str]:
    own: list[str] = codelist("deprivation")["age"][age]["dimensions"]
    return own


def _columns(page: Page, cells: pd.DataFrame, age: str, most: int) -> list[Column]:
    words, rows = page.words, _rows(age)
    shown = drawable(cells).head(most)
    columns = [
        Column(
            str(row["item"]),
            tuple(rows.index(code) for code in str(row["item"]).split("+")),
            *_shares(row, words),
        )
        for row in plain_rows(shown)
    ]
    some = cells.loc[cells["item"] != "none", "obs_value"].sum()
    rest = float(some - shown["obs_value"].sum())
    if rest <= 0:
        return columns
    text = words.number(100 * rest, 1)
    said = words("All other combinations: {share}", share=percent(rest, words))
    return [*columns, Column("", (), 100 * rest, text, said)]


def _shares(row: Mapping[Hashable, Any], words: Words) -> tuple[float, str, str, float, float]:
    value, low, high = (100 * float(row[n]) for n in ("obs_value", "lower_bound", "upper_bound"))
    said = words(
        "{combination}: {share} (95% interval {low}–{high})",
        combination=named(str(row["item"]), words),
        share=percent(float(row["obs_value"]), words),
        low=words.number(low, 1),
        high=words.number(high, 1),
    )
    return value, words.number(value, 1), said, low, high


def _totals(page: Page, age: str) -> list[Total]:
    """Return how many children of an age have each deprivation, whatever else they have."""
    words, found = page.words, found_of(page, "single")
    own = found[found["ref_area"].eq(NATION) & found["age"].eq(age)].set_index("item")["obs_value"]
    return [
        Total(dimension_in_words(code, words), 100 * float(own[code]), percent(own[code], words))
        for code in _rows(age)
    ]


def regions_of(page: Page, age: str, combination: str, regions: list[str]) -> pd.DataFrame:
    """Return of each region the share of children with exactly a combination, per cent.

    Without a combination the share who miss two dimensions or more, of all ages.
    """
    if combination:
        found = found_of(page, "cell")
        own = found[found["age"].eq(age) & found["item"].eq(combination)]
    else:
        found = found_of(page, "H")
        own = found[found["age"].eq(TOTAL) & found["item"].eq("2")]
    below = own[own["ref_area"].isin(regions)]
    numbers = ["obs_value", "lower_bound", "upper_bound", "standard_error"]
    return below.assign(**{name: 100 * below[name] for name in numbers})
