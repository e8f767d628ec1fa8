"""The comparisons of an edition in the order in which the page tells them."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from indicators.catalog import catalog
from indicators.codelists import NATION
from indicators.equity import GROUPS, OUTCOMES, in_order_of_telling
from indicators.facts import Gap, Key, Point
from indicators.model import Indicator
from indicators.words import Words, group_name
from pages.parts.kept import kept_for_build
from pages.parts.page import Page

Row = Mapping[Hashable, Any]


def told(page: Page) -> pd.DataFrame:
    """Return every comparison, recent outcomes of children first; put in order once a year."""
    edition, today = page.selection.edition, page.today.year
    return kept_for_build(
        page.store,
        f"told/{edition}/{today}",
        lambda: in_order_of_telling(page.store.comparisons(edition), page.store.sources(), today),
    )


def of_outcomes(found: pd.DataFrame) -> pd.DataFrame:
    """Return the comparisons of groups in outcomes of children."""
    return found[found["dimension"].isin(GROUPS) & found["told"].isin(OUTCOMES)]


def item_of(row: Row) -> Indicator:
    """Return the indicator of a comparison."""
    return catalog()[str(row["indicator"])]


def names_of(row: Row, words: Words) -> tuple[str, str]:
    """Return what the groups behind and ahead are called."""
    item, dimension = item_of(row), str(row["dimension"])
    behind, ahead = (
        group_name(str(row[side]), dimension, item.population, words)
        for side in ("behind", "ahead")
    )
    return behind, ahead


def gap_of(row: Row, edition: str, kind: str) -> Gap:
    """Return a comparison of groups as a fact that sentences can be made of."""
    behind, ahead = (_point(row, side, edition) for side in ("behind", "ahead"))
    reliable, backwards = row["reliable"], bool(row["reversed"])
    return Gap(item_of(row), str(row["dimension"]), behind, ahead, reliable, backwards, kind)


def _point(row: Row, side: str, edition: str) -> Point:
    group = ((str(row["dimension"]), str(row[side])),)
    key = Key(
        str(row["indicator"]),
        NATION,
        str(row["time_period"]),
        str(row["data_source"]),
        edition,
        group,
    )
    return Point(key, float(row[f"{side}_value"]))
