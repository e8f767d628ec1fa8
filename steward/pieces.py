"""Pieces that every screen is made of, in the dress of the dashboard."""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st


def title(text: str, lede: str = "") -> None:
    """Draw the title of a screen, and a sentence below it."""
    below = f"<p class='crm-lede'>{escape(lede)}</p>" if lede else ""
    st.html(f"<h1 class='crm-title'>{escape(text)}</h1>{below}")


def heading(text: str, below: str = "") -> None:
    """Draw the heading of a part of a screen."""
    said = f"<p class='crm-sub'>{escape(below)}</p>" if below else ""
    st.html(f"<h2 class='crm-h2'>{escape(text)}</h2>{said}")


def lines(pairs: Iterable[tuple[str, str]]) -> None:
    """Draw names and what they are, one a line; each can be marked and copied."""
    drawn = "".join(
        f"<dt>{escape(name)}</dt><dd class='crm-code'>{escape(what)}</dd>" for name, what in pairs
    )
    st.html(f"<dl class='crm-passport-lines'>{drawn}</dl>")


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
