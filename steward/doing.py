"""What a person does on a screen: tried in one transaction, and told beside what was pressed.

A press is carried out by what its screen showed when it was drawn, before anything is read anew:
whoever was overtaken by another is told so, and decides on nothing that he or she has not seen.
"""

from collections.abc import Callable

import streamlit as st

from data.workflow import Acting
from indicators.errors import DashboardError
from pages.parts.messages import Kind, message
from steward.session import Session
from steward.words import refusal

_TOLD, _WHERE, _DRAWN = "crm-told", "crm-told-where", "crm-told-drawn"
_TIMES = "crm-told-times"


def attempt(
    session: Session,
    action: str,
    thing: str,
    do: Callable[[Acting], object],
    done: str,
    place: str,
) -> bool:
    """Do something as the person, all or nothing; return whether it is done.

    Parameters
    ----------
    action, thing : str
        As ``Session.acting`` has them.
    done : str
        What is said once it is done; a refusal is said as what it is.
    place : str
        Where it is said: what is pressed draws it beside itself, by :func:`draw_told`.
    """
    try:
        with session.acting(action, thing) as acting:
            do(acting)
    except DashboardError as error:
        tell("error", refusal(error, session), place)
        return False
    tell("info", done, place)
    return True


def tell(kind: Kind, text: str, place: str) -> None:
    """Keep a sentence for the screen that is drawn next."""
    st.session_state[_TIMES] = st.session_state.get(_TIMES, 0) + 1
    st.session_state[_TOLD] = (place, kind, text, st.session_state[_TIMES])
    st.session_state.pop(_WHERE, None)


def tell_no_more() -> None:
    """Forget what came of the last press."""
    st.session_state.pop(_TOLD, None)


def draw_told(place: str) -> None:
    """Draw what came of the last press, if that was here.

    It stands right above a button: whoever has just pressed that has it in sight, also where it is
    at the lower edge of a phone. A part whose button is gone, as what was pressed is done, draws it
    where the button was.
    """
    if st.session_state.get(_TOLD, ("",))[0] == place:
        _draw()


def _draw() -> None:
    _, kind, text, nth = st.session_state[_TOLD]
    message(kind, text, nth=nth)
    st.session_state[_DRAWN] = True


def told_before(screen: str) -> None:
    """Tell no more what was drawn on another screen: for the beginning of a run."""
    st.session_state[_DRAWN] = False
    if st.session_state.get(_WHERE, screen) != screen:
        tell_no_more()


def told_here(screen: str) -> None:
    """Remember where it was drawn: for the end of a run, as one that is cut short shows nothing.

    It stays there until something else is pressed: a run that nobody asked for does not take it
    away before it is read. What no part of the screen has drawn, as it went with a right that was
    taken away meanwhile, is drawn here, at the end of the screen.
    """
    if _TOLD in st.session_state and not st.session_state[_DRAWN]:
        _draw()
    st.session_state[_WHERE] = screen


def written(key: str) -> str:
    """Return what stands in a field."""
    return str(st.session_state.get(key) or "").strip()


def clear(*keys: str) -> None:
    """Empty some fields, once what they held is done."""
    for key in keys:
        st.session_state[key] = type(st.session_state.get(key, ""))()
