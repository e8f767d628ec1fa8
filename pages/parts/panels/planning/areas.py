"""A plan by district: who takes how much, what a budget can do, and the file of it all."""

from datetime import date
from functools import partial
from html import escape
from math import ceil

import pandas as pd
import streamlit as st

from figures.panels import drawn
from figures.svg import frontier_picture
from indicators.codelists import codelist
from indicators.planning import ROUNDING, allocate, frontier
from indicators.words import Words, area_name
from pages.parts.drawing import draw, empty, heading, show_table, two_columns
from pages.parts.page import Page
from pages.parts.panels.planning.scenario import Plan, plan_of, scenario_mark, sources_of
from passports.files import plan_csv


def planner_areas(page: Page) -> None:
    """Draw what a budget can do over districts; as published there are no figures by district."""
    words, plan = page.words, plan_of(page)
    heading(
        words("Most children, or the worst-off first?"),
        words("One budget over the districts: every point is the best it can do"),
    )
    if not page.edition.is_illustrative:
        empty(words("No figures by district are published: see the illustrative edition."))
        return
    if plan.sum is None or plan.sum.finished or len(plan.areas) < 2:
        empty(words("There is nothing to divide between districts."))
        return
    if plan.choice.cost is None or plan.choice.budget is None:
        empty(words("Enter a cost per child and a budget to see how it could be divided."))
    else:
        _divided(page, plan, plan.choice.budget)
    if plan.left_out:
        empty(
            words.plural(
                "{n} district is left out: its figures are withheld or missing.",
                "{n} districts are left out: their figures are withheld or missing.",
                plan.left_out,
            )
        )
    table = areas_table(page, plan)
    decimals = dict.fromkeys(table.select_dtypes("number").columns, 0) | {words("Share, %"): 1}

    def written(value: object, number: int) -> str:
        return words.number(float(str(value)), number)

    shown = table.style.format({name: partial(written, number=n) for name, n in decimals.items()})
    show_table(shown, words, key="crm-plan-areas", height=380)


def _divided(page: Page, plan: Plan, budget: float) -> None:
    words = page.words
    points = frontier(plan.needed, budget)
    body = "".join(f"<p>{escape(text)}</p>" for text in budget_sentences(points, budget, words))
    if len(points) < 2:
        st.html(f"<div class='crm-note'>{body}</div>")
        return
    left, right = two_columns()
    with left:
        upwards = words("Share still without in the worst-off district, %")
        ends = (words("worst-off first"), words("most children"))
        picture = frontier_picture(points, upwards, words("Children reached"), ends, words)
        st.html(f"<p class='crm-sub'>{escape(upwards)}</p>")
        draw(page, drawn(picture, scenario_mark(page)), key="crm-frontier")
    with right:
        st.html(f"<div class='crm-note'>{body}</div>")


def budget_sentences(points: pd.DataFrame, budget: float, words: Words) -> list[str]:
    """Return in words the two ends of the frontier, and what equity costs."""

    def filled(text: str, place: int) -> str:
        point = points.iloc[place]
        return text.format(
            n=words.number(point["reached"], 0),
            worst=words.percent(words.number(ceil(10 * point["worst"] - ROUNDING) / 10, 1)),
        )

    given = words("With {budget} manats:", budget=words.number(budget, 0))
    equity = words(
        "Worst-off first: {n} children are reached, and no district is left with more than "
        "{worst} without."
    )
    if len(points) == 1:
        alike = words("Here the worst-off first costs no child.")
        return [given, filled(equity, 0), alike]
    most = words(
        "Most children: {n} are reached, and in the worst-off district {worst} are still without."
    )
    price = int(points["reached"].iloc[-1] - points["reached"].iloc[0])
    return [
        given,
        filled(most, -1),
        filled(equity, 0),
        words.plural(
            "The price of equity is {n} child fewer.",
            "The price of equity is {n} children fewer.",
            price,
        ),
    ]


def areas_table(page: Page, plan: Plan) -> pd.DataFrame:
    """Return a line an area under the reader's column names; what is not assumed has no column."""
    words, needed = page.words, plan.needed
    table = pd.DataFrame(
        {
            words("Area"): [area_name(code, words) for code in needed["ref_area"]],
            words("Code"): needed["ref_area"],
            words("Period"): needed["time_period"],
            words("Children"): needed["children"].astype(int),
            words("Without"): needed["without"].astype(int),
            words("Share, %"): needed["rate"].round(1),
            words("To reach"): needed["to_reach"],
        }
    )
    if plan.choice.cost is not None:
        table[words("Cost, manats")] = needed["cost"].round(0)
        if plan.choice.budget is not None and len(needed) > 1:
            points = frontier(needed, plan.choice.budget)
            ends = {words("Reached, most children"): -1, words("Reached, worst-off first"): 0}
            for title, place in ends.items():
                level = float(points["level"].iloc[place])
                table[title] = allocate(needed, plan.choice.budget, level)["reached"]
    return table.sort_values(words("Share, %"), ascending=False, kind="stable")


def planner_download(page: Page) -> None:
    """Offer the scenario as a file that says what it assumes."""
    plan = plan_of(page)
    if plan.sum is None:
        return
    st.download_button(
        page.words("Download CSV"),
        lambda: plan_csv(areas_table(page, plan), assumed(page, plan), page.words),
        f"{page.edition.stem('SCENARIO', plan.choice.plan)}.csv",
        "text/csv",
        on_click="ignore",
    )


def assumed(page: Page, plan: Plan) -> list[tuple[str, str]]:
    """Return label and text of all that the reader assumed, and today's sources."""
    words, choice = page.words, plan.choice
    numbers = {
        words("May still be without, %"): choice.target,
        words("Your cost per child, manats"): choice.cost,
        words("Times the cost in the hardest third"): choice.hardest,
        words("Your capacity, children a year"): choice.capacity,
        words("Your budget, manats"): choice.budget,
    }
    lines = [(words("Whom to reach"), words.of(codelist("plan")[choice.plan]["name"]))]
    if warning := page.edition.warning(words):
        lines.insert(0, (words("Edition"), warning))
    lines += [(words("By the end of"), str(choice.end))]
    lines += [
        (label, words("not assumed") if value is None else words.number(value, 2))
        for label, value in numbers.items()
    ]
    return [
        *lines,
        (words("Source"), sources_of(page, plan)),
        (words("Data release"), page.store.build()["release"]),
        (words("Retrieved"), date.today().isoformat()),
        (words("Link"), str(st.context.url or "")),
    ]
