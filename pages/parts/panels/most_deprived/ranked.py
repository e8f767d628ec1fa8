"""What the link asks for: measures, weights, the areas they rank, and who is not ranked."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from indicators.catalog import indicator
from indicators.codelists import ALL, areas_of, codelist
from indicators.composite import (
    TOP,
    Offered,
    equal_weights,
    figures_of,
    offered,
    rank_areas,
    read_weights,
    unranked_areas,
    worse_up,
)
from indicators.plain_rows import plain_rows
from indicators.quality import grade_of
from indicators.summary import valued
from indicators.trailing import choices, measures
from indicators.words import short_source
from pages.parts.finished import finished
from pages.parts.kept import kept_for_build
from pages.parts.page import Page


@dataclass(frozen=True)
class Ranked:
    """The reader's choice and what follows from it; without a ranking ``table`` is empty.

    ``missing`` names the areas that are not ranked, with the measures each has no figure of.
    """

    offered: Offered
    weights: Mapping[str, float]
    usual: Mapping[str, float]
    unread: tuple[str, ...]
    period: str
    figures: pd.DataFrame
    missing: Mapping[str, tuple[str, ...]]
    table: pd.DataFrame

    @property
    def chosen(self) -> tuple[str, ...]:
        """The measures that have a weight."""
        return tuple(code for code, weight in self.weights.items() if weight)

    @property
    def is_usual(self) -> bool:
        """Whether the weights are those the page opens with, and not the reader's."""
        return dict(self.weights) == dict(self.usual)


def ranked_of(page: Page) -> Ranked:
    """Return what the link asks for, ranked."""
    return page.once("most_deprived", lambda: _ranked(page))


@finished
def _ranked(page: Page) -> Ranked:
    found, edition = _offered(page), page.selection.edition
    known = [one.indicator for one in found.measures]
    counted = equal_weights(one.indicator for one in measures(edition))
    usual = {code: counted.get(code, 0.0) for code in known}
    weights, unread = read_weights(page.selection.asked("weights"), known, usual)
    chosen = [code for code in known if weights[code]]
    period = found.period(chosen) if chosen else ""
    figures = figures_of(found, chosen, period)
    whole = figures.dropna()
    table = pd.DataFrame()
    if len(chosen) > 1 and len(whole) > TOP:
        directions = {code: indicator(code).direction for code in chosen}
        table = rank_areas(worse_up(whole, directions), weights)
    missing = unranked_areas(figures)
    return Ranked(found, weights, usual, unread, period, figures, missing, table)


def scheme_of(page: Page) -> str:
    """Return the scheme of the areas that are ranked in the chosen edition."""
    return str(codelist("trailing")[page.selection.edition]["scheme"])


def _offered(page: Page) -> Offered:
    edition = page.selection.edition
    return kept_for_build(
        page.store,
        f"most_deprived/{edition}",
        lambda: offered(observed(page), choices(edition), scheme_of(page)),
    )


def observed(page: Page) -> pd.DataFrame:
    """Return the observations of every measure that may be chosen; read once a build."""
    edition = page.selection.edition
    return kept_for_build(
        page.store,
        f"most_deprived/rows/{edition}",
        lambda: pd.concat(
            page.store.observations(
                one.indicator, edition, data_source=one.data_source, dimensions=one.dimensions
            )
            for one in choices(edition)
        ),
    )


def grades(page: Page, found: Ranked) -> dict[str, str]:
    """Return of each measure the lowest quality grade among its figures of the period."""
    edition = page.selection.edition
    key = f"most_deprived/grades/{edition}/{found.period}/{page.today.year}"
    return kept_for_build(page.store, key, lambda: _grades(page, found.period))


def _grades(page: Page, period: str) -> dict[str, str]:
    rows, known = valued(observed(page)), page.store.sources()
    letters: dict[str, str] = {}
    for row in plain_rows(rows[rows["time_period"] == period]):
        letter = grade_of(known[str(row["data_source"])], row, page.today.year).letter
        code = str(row["indicator"])
        letters[code] = max(letter, letters.get(code, letter))
    return letters


def sources_of_choice(page: Page, found: Ranked) -> str:
    """Return the names of the sources of the chosen measures."""
    known = page.store.sources()
    used = [one.data_source for one in found.offered.measures if one.indicator in found.chosen]
    return "; ".join(dict.fromkeys(short_source(known[code], page.words) for code in used))


@dataclass(frozen=True)
class Children:
    """How many children live in each area, by the latest count that has areas."""

    time_period: str
    data_source: str
    by_area: Mapping[str, float]


def children_of(page: Page) -> Children | None:
    """Return how many children live in each area; None where no count of areas is published."""
    edition = page.selection.edition
    return kept_for_build(page.store, f"most_deprived/children/{edition}", lambda: _children(page))


def population_code(page: Page) -> str:
    """Return the indicator that counts the children of an area."""
    return str(codelist("trailing")[page.selection.edition]["population"])


def _children(page: Page) -> Children | None:
    rows = valued(
        page.store.observations(
            population_code(page),
            page.selection.edition,
            ref_area=areas_of(scheme_of(page)),
            dimensions=ALL,
        )
    )
    if rows.empty:
        return None
    last = rows.iloc[-1]
    own = rows[
        rows["time_period"].eq(last["time_period"]) & rows["data_source"].eq(last["data_source"])
    ]
    by_area = dict(zip(own["ref_area"], own["obs_value"], strict=True))
    return Children(str(last["time_period"]), str(last["data_source"]), by_area)
