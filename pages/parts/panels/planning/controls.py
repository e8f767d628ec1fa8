"""What the reader of a plan assumes: every number is entered, none is given."""

from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from indicators.codelists import codelist
from indicators.planning import Choice
from pages.parts.choices import offer
from pages.parts.controls import area_controls
from pages.parts.page import Page
from pages.parts.panels.planning.scenario import plan_of
from pages.parts.shell import choose
from pages.parts.taken_along import copy_link


def planner_controls(page: Page) -> None:
    """Draw what the reader assumes; each entry goes to the address."""
    words, choice = page.words, plan_of(page).choice
    with st.container(key="crm-controls", horizontal=True, vertical_alignment="bottom"):
        names = {code: words.of(entry["name"]) for code, entry in codelist("plan").items()}
        _picked(choice, words("Whom to reach"), names)
        if page.edition.is_illustrative:
            offer(area_controls(page), "crm-choices")
        _entered(choice, "target", words("May still be without, %"), 0.0, 100.0, 0.5)
        first = date.today().year + 1
        _entered(choice, "end", words("By the end of"), first, 2060, 1)
        _entered(choice, "cost", words("Your cost per child, manats"), 0.01, 1e9, 50.0)
        _entered(choice, "capacity", words("Your capacity, children a year"), 1.0, 1e8, 100.0)
        if page.edition.is_illustrative:
            dearer = words("Times the cost in the hardest third")
            _entered(choice, "hardest", dearer, 1.0, 100.0, 0.5)
            _entered(choice, "budget", words("Your budget, manats"), 0.0, 1e13, 100_000.0)
        copy_link(page)


def _picked(choice: Choice, label: str, names: dict[str, str]) -> None:
    key = "crm-plan"
    st.session_state[key] = choice.plan
    st.selectbox(
        label,
        list(names),
        format_func=names.__getitem__,
        key=key,
        on_change=lambda: choose(
            plan=replace(choice, plan=st.session_state[key], target=None).to_text()
        ),
        width=460,
    )


def _entered(choice: Choice, name: str, label: str, least: Any, most: Any, step: Any) -> None:
    """Draw one number; nothing stands in it until the reader enters something."""
    key = f"crm-plan-{name}"
    st.session_state[key] = getattr(choice, name)

    def changed() -> None:
        value = st.session_state[key]
        value = getattr(Choice(), name) if value is None else value
        choose(plan=replace(choice, **{name: value}).to_text())

    st.number_input(
        label,
        least,
        most,
        None,
        step,
        format=None if isinstance(step, int) else "%g",
        key=key,
        on_change=changed,
        width=210,
        placeholder="—",
    )
