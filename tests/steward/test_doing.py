"""What a press did is told until something else is pressed or another screen is opened."""

import sys

import pytest
from streamlit.testing.v1 import AppTest


def _screens() -> None:
    """Draw one of two screens, as the frame does."""
    import streamlit as st

    from steward.doing import draw_told, tell, told_before, told_here

    screen = st.radio("screen", ["calendar", "releases"])
    told_before(screen)
    draw_told("days")
    st.button("announce", on_click=tell, args=("info", "The day is announced.", "days"))
    st.button("refuse", on_click=tell, args=("error", "Write the reason.", "days"))
    st.selectbox("kind", ["routine", "method"])
    told_here(screen)


def _told(test: AppTest) -> list[str]:
    assert not test.exception
    drawn = "".join(one.proto.body for one in test.get("html"))
    return [word for word in ("announced", "reason") if word in drawn]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The screens as somebody has opened them; the framework makes them the program for a while."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
    return AppTest.from_function(_screens).run()


def test_what_a_press_did_stays_until_another_press(opened: AppTest):
    assert _told(opened) == []
    assert _told(opened.button[0].click().run()) == ["announced"]
    assert _told(opened.selectbox[0].select("method").run()) == ["announced"]
    assert _told(opened.button[1].click().run()) == ["reason"]


def test_what_a_press_did_is_not_told_on_another_screen(opened: AppTest):
    opened.button[0].click().run()
    assert _told(opened.radio[0].set_value("releases").run()) == []
    assert _told(opened.radio[0].set_value("calendar").run()) == []
