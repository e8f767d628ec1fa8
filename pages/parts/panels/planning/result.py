"""What it would take: what follows of the reader's assumptions, in words and by year."""

from collections.abc import Callable
from html import escape

import streamlit as st

from figures.panels import drawn, keys
from figures.svg import path_picture
from indicators.codelists import NATION, codelist
from indicators.planning import Choice, Scenario, Totals
from indicators.words import Words, area_name
from pages.parts.drawing import draw, empty, heading, source_line, two_columns
from pages.parts.page import Page
from pages.parts.panels.planning.scenario import Plan, plan_of, scenario_mark, sources_of
from passports.files import scenario_label

_FURTHEST = 40  # years of a pace that are drawn


def planner_headline(page: Page) -> None:
    """Draw the title, and what a scenario is."""
    words = page.words
    title = words("What would it take?")
    lede = words(
        "Choose whom to reach, by when, and what you assume a child costs. The monitor counts the "
        "children and does the sums; it assumes no cost and no capacity of its own."
    )
    st.html(f"<h1 class='crm-title'>{escape(title)}</h1><p class='crm-lede'>{escape(lede)}</p>")
    st.html(f"<div class='crm-banner' role='note'>{escape(scenario_label(words))}</div>")


def planner_result(page: Page) -> None:
    """Draw what follows, in words and as the children left to reach by year."""
    words, plan = page.words, plan_of(page)
    heading(words.of(codelist("plan")[plan.choice.plan]["name"]), _place(page, plan))
    if plan.areas.empty:
        empty(words("The two figures needed are not published for the same year."))
        return
    if plan.scenario is None or plan.sum is None:
        empty(words("No target is declared for this: enter the share that may still be without."))
        return
    left, right = two_columns()
    with left:
        _path(page, plan.scenario, plan.sum)
    with right:
        body = "".join(f"<p>{escape(text)}</p>" for text in sentences(plan, words))
        st.html(f"<div class='crm-note'>{body}</div>")
    source_line(words("Source of today's figures: {source}", source=sources_of(page, plan)))


def _place(page: Page, plan: Plan) -> str:
    if plan.areas.empty:
        return area_name(NATION, page.words)
    area = page.selection.ref_area if page.edition.is_illustrative else NATION
    return f"{area_name(area, page.words)}, {page.words.period(plan.areas['time_period'].iloc[0])}"


def sentences(plan: Plan, words: Words) -> list[str]:
    """Return in words how many there are, how many must be reached, at what cost, by when."""
    scenario, found = plan.scenario, plan.sum
    if scenario is None or found is None:
        return []
    everybody, without = plan.areas["children"].sum(), plan.areas["without"].sum()
    today = words(
        "{in_period}: {without} of {children} children ({share}).",
        in_period=words.in_period(str(plan.areas["time_period"].iloc[0])),
        without=words.number(without, 0),
        children=words.number(everybody, 0),
        share=words.percent(words.number(100 * without / everybody, 1)),
    )
    if found.finished:
        return [today, words("The target is met already: there is nobody left to reach.")]
    parts: list[Callable[[], str]] = [
        lambda: _number(scenario, found, words, several=len(plan.areas) > 1),
        lambda: _cost(plan.choice, found, words, several=len(plan.areas) > 1),
        lambda: _time(scenario, found, words),
    ]
    limits = words(
        "The latest figure is taken to hold until {start}. Each child is reached once and stays "
        "reached. Births, moves, and prices that rise are left out.",
        start=scenario.start,
    )
    return [today, *(part() for part in parts), limits]


def _number(scenario: Scenario, found: Totals, words: Words, *, several: bool) -> str:
    asked = (
        words(
            "So that in no district more than {target} are without at the end of {end}, {n} "
            "children must be reached: {pace} a year from {start} on."
        )
        if several
        else words(
            "So that no more than {target} are without at the end of {end}, {n} children must be "
            "reached: {pace} a year from {start} on."
        )
    )
    return asked.format(
        target=words.percent(words.number(scenario.target, 0 if scenario.target % 1 == 0 else 1)),
        end=scenario.end,
        n=words.number(found.to_reach, 0),
        pace=words.number(found.per_year, 0),
        start=scenario.start,
    )


def _cost(choice: Choice, found: Totals, words: Words, *, several: bool) -> str:
    if choice.cost is None:
        return words("Enter what you assume one child costs: no cost is assumed here.")
    if several and choice.hardest > 1:
        return words(
            "At the {cost} manats a child that you assume, and {times} times that in the hardest "
            "third of the districts, it costs {sum} manats.",
            cost=words.number(choice.cost, 0),
            times=words.number(choice.hardest, 1),
            sum=words.number(found.cost, 0),
        )
    return words(
        "At the {cost} manats a child that you assume, it costs {sum} manats.",
        cost=words.number(choice.cost, 0),
        sum=words.number(found.cost, 0),
    )


def _time(scenario: Scenario, found: Totals, words: Words) -> str:
    if scenario.capacity is None or found.end is None:
        return words("Enter how many children can be reached in a year to see how long it takes.")
    capacity = words.number(scenario.capacity, 0)
    if found.end <= scenario.end:
        return words(
            "At the {capacity} children a year that you assume, the last is reached in {year}.",
            capacity=capacity,
            year=found.end,
        )
    return words(
        "At the {capacity} children a year that you assume, the last is reached only in {year}: "
        "too late.",
        capacity=capacity,
        year=found.end,
    )


def _path(page: Page, scenario: Scenario, found: Totals) -> None:
    words = page.words
    lines = [(words("pace needed"), _left(scenario, found.to_reach, found.per_year))]
    if scenario.capacity:
        lines.append(
            (words("at your capacity"), _left(scenario, found.to_reach, scenario.capacity))
        )
    left = words("Children left to reach at the end of each year")
    st.html(f"<p class='crm-sub'>{escape(left)}</p>")
    key = keys(((f"class='v-p{place}'",), name) for place, (name, _) in enumerate(lines))
    picture = path_picture(lines, left, words)
    draw(page, f"{drawn(picture, scenario_mark(page))}{key}", key="crm-path")


def _left(scenario: Scenario, number: int, pace: float) -> list[tuple[int, float]]:
    """Return the children left at the end of each year until there are none."""
    points = [(scenario.start - 1, float(number))]
    while points[-1][1] > 0 and len(points) <= _FURTHEST:
        year, left = points[-1]
        points.append((year + 1, max(left - pace, 0.0)))
    return points
