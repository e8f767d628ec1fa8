"""The plan the link asks for: the choice, the areas of today, and what follows for each."""

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from indicators.catalog import catalog
from indicators.codelists import ALL, NATION, areas_within, codelist
from indicators.planning import (
    Choice,
    Scenario,
    Totals,
    areas_of_plan,
    inputs,
    needs,
    read_choice,
    totals,
)
from indicators.words import short_source
from pages.parts.page import Page

_ALL_BUT_AGE = {name: code for name, code in ALL.items() if name != "age"}


@dataclass(frozen=True)
class Plan:
    """What the panels of a plan share: the choice, the areas, and what follows for each.

    ``left_out`` counts the areas within the one chosen whose figures are withheld or missing.
    """

    choice: Choice
    areas: pd.DataFrame
    scenario: Scenario | None
    needed: pd.DataFrame
    sum: Totals | None
    left_out: int = 0


def plan_of(page: Page) -> Plan:
    """Return the plan the link asks for; a target not given is the one declared, if any."""

    def make() -> Plan:
        choice = read_choice(page.selection.asked("plan"))
        if choice.target is None:
            choice = replace(choice, target=declared_target(choice.plan))
        wanted = _wanted(page)
        areas = _areas(page, choice.plan, wanted)
        left_out = len(wanted) - len(areas)
        scenario = choice.scenario(date.today().year + 1)
        if scenario is None or areas.empty:
            return Plan(choice, areas, None, areas, None, left_out)
        needed = needs(areas, scenario)
        return Plan(choice, areas, scenario, needed, totals(needed, scenario), left_out)

    return page.once("plan", make)


def declared_target(plan: str) -> float | None:
    """Return the declared target of a plan's share without, in per cent."""
    rate = codelist("plan")[plan].get("rate")
    targets = catalog()[rate].targets if rate else ()
    return targets[0].value if targets else None


def _wanted(page: Page) -> tuple[str, ...]:
    """Return the nation as published, or in the illustrative edition the districts of the area."""
    illustrative = page.edition.is_illustrative
    return tuple(areas_within(page.selection.ref_area, "district")) if illustrative else (NATION,)


def _areas(page: Page, plan: str, wanted: tuple[str, ...]) -> pd.DataFrame:
    found = {}
    for code in inputs(plan):
        rows = page.store.observations(
            code, page.selection.edition, ref_area=wanted, dimensions=_ALL_BUT_AGE
        )
        order = {source: place for place, source in enumerate(catalog()[code].sources)}
        preferred = rows["data_source"].map(order).fillna(len(order))
        found[code] = rows.iloc[preferred.argsort(kind="stable")]
    return areas_of_plan(plan, found)


def sources_of(page: Page, plan: Plan) -> str:
    """Return the names of the sources of the figures of today."""
    known = page.store.sources()
    codes = dict.fromkeys(" ".join(plan.areas["data_source"]).split())
    return "; ".join(short_source(known[code], page.words) for code in codes)


def scenario_mark(page: Page) -> str:
    """Return the word drawn across every picture of a scenario."""
    return " · ".join(filter(None, (page.watermark, page.words("SCENARIO"))))
