"""Pieces that every screen is made of, in the dress of the dashboard."""

from collections.abc import Callable, Collection, Iterable, Sequence
from html import escape
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from data.workflow import Acting
from steward.doing import attempt
from steward.session import Session

_STEPS = "crm-steps"


def title(text: str, lede: str = "") -> None:
    """Draw the title of a screen, and a sentence below it."""
    below = f"<p class='crm-lede'>{escape(lede)}</p>" if lede else ""
    st.html(f"<h1 class='crm-title'>{escape(text)}</h1>{below}")


def heading(text: str, below: str = "") -> None:
    """Draw the heading of a part of a screen."""
    said = f"<p class='crm-sub'>{escape(below)}</p>" if below else ""
    st.html(f"<h2 class='crm-h2'>{escape(text)}</h2>{said}")


def card(first: str, second: str) -> None:
    """Draw one thing of a list: what it is, and what is to be known of it."""
    st.html(f"<p class='crm-said'><strong>{escape(first)}</strong><br>{escape(second)}</p>")


def lines(pairs: Iterable[tuple[str, str]], codes: Collection[str] = ()) -> None:
    """Draw names and what they are, one a line.

    Parameters
    ----------
    codes : collection of str
        Names of those that are to be copied sign by sign.
    """
    drawn = "".join(
        f"<dt>{escape(name)}</dt><dd{_dress(name in codes)}>{escape(what)}</dd>"
        for name, what in pairs
    )
    st.html(f"<dl class='crm-passport-lines'>{drawn}</dl>")


def _dress(is_code: bool) -> str:
    return " class='crm-code'" if is_code else ""


def rows(head: Sequence[str], body: Iterable[Sequence[str]]) -> None:
    """Draw a table; on a phone each row is a block, and each cell says its column."""
    named = "".join(f"<th scope='col'>{escape(one)}</th>" for one in head)
    drawn = "".join(_row(head, cells) for cells in body)
    st.html(
        f"<table class='crm-plain'><thead><tr>{named}</tr></thead><tbody>{drawn}</tbody></table>"
    )


def _row(head: Sequence[str], cells: Sequence[str]) -> str:
    drawn = (
        f"<td data-label='{escape(name)}'>{escape(cell)}</td>"
        for name, cell in zip(head, cells, strict=True)
    )
    return f"<tr>{''.join(drawn)}</tr>"


def step(
    session: Session, action: str, thing: str, done: str, place: str, take: Callable[[Acting], Any]
) -> None:
    """Take a step as the person, as the callback of a button.

    It is taken on what the person saw, before the screen is read anew: whoever was overtaken is
    told so, where ``steward.doing.draw_told`` draws it.

    Parameters
    ----------
    action, thing : str
        What is done and to what, as the audit names them.
    done : str
        What the person is told when it is done.
    place : str
        Where he or she is told it.
    """
    if attempt(session, action, thing, take, done, place):
        st.session_state[_STEPS] = st.session_state.get(_STEPS, 0) + 1


def fresh(key: str) -> str:
    """Return the key of a field that is empty again after each step that was taken."""
    return f"{key}-{st.session_state.get(_STEPS, 0)}"


def way(path: str, label: str, **named: int | str) -> str:
    """Return a link to a screen, as markup; it names things by number, never what is in them."""
    query = f"?{urlencode(named)}" if named else ""
    return f"<a href='{escape(path + query, quote=True)}' target='_self'>{escape(label)}</a>"


def asked_number(name: str) -> int | None:
    """Return the number that the address gives; None where it gives none."""
    told = st.query_params.get(name, "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 15 else None
