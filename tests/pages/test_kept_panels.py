"""A panel is drawn once for each view and then repeated, whoever opens it."""

from streamlit.testing.v1 import AppTest

OPENED = """
import streamlit as st
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from pages.parts.kept_panels import kept_panel

DRAWN = st.session_state["drawn"]

def figures(page):
    DRAWN.append(page.selection)
    if page.selection == "faulty":
        raise LookupError("no such figure")
    with st.container():
        st.markdown(f"{page.selection} in {page.domain}")

store = SimpleNamespace(build=lambda: {"fingerprint": st.session_state["build"]})
page = SimpleNamespace(
    domain="health", selection=st.session_state["view"], store=store, today=date(2026, 1, 1)
)
kept_panel(figures)(page)
"""


def opened(view: str, drawn: list[str], build: str = "one") -> AppTest:
    """Return a new reader's opening of a view; ``drawn`` notes what was drawn for it."""
    reader = AppTest.from_string(OPENED, default_timeout=60)
    for name, value in (("view", view), ("drawn", drawn), ("build", build)):
        reader.session_state[name] = value
    return reader.run()


def test_the_second_reader_of_a_view_sees_the_same_without_drawing_it():
    drawn: list[str] = []
    for _ in range(2):
        assert [each.value for each in opened("stunting", drawn).markdown] == ["stunting in health"]
    assert drawn == ["stunting"]


def test_another_view_and_another_build_are_drawn_anew():
    drawn: list[str] = []
    assert opened("wasting", drawn).markdown[0].value == "wasting in health"
    assert opened("anaemia", drawn).markdown[0].value == "anaemia in health"
    assert opened("anaemia", drawn, build="two").markdown[0].value == "anaemia in health"
    assert drawn == ["wasting", "anaemia", "anaemia"]


def test_what_failed_is_tried_again():
    drawn: list[str] = []
    for _ in range(2):
        assert len(opened("faulty", drawn).exception) == 1
    assert drawn == ["faulty", "faulty"]
