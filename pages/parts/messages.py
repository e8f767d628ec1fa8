"""The one place where a page speaks to its reader, and where a reader's text is shown back.

The framework's own messages take their text for Markdown, in which an address can hide a picture
of another host or a link to it; backslashes do not stop what it makes of bare addresses. So a
message is drawn as escaped text, and no page calls the framework's.
"""

from html import escape
from typing import Literal

import streamlit as st

Kind = Literal["error", "info", "hint"]

_LOOKS: dict[Kind, tuple[str, str]] = {
    "error": ("crm-banner", "alert"),
    "info": ("crm-note", "status"),
    "hint": ("crm-sub", "note"),
}
MOST_REPEATED = 80


def message(kind: Kind, text: str, *, nth: int = 0) -> None:
    """Draw a sentence of the dashboard to its reader, as plain text; nothing if it is empty.

    Parameters
    ----------
    nth : int
        Which time something is said to the reader: a reader of screens reads out only what is new
        on the page, and the same sentence said once more is.
    """
    if not text:
        return
    look, role = _LOOKS[kind]
    again = f" data-nth='{nth}'" if nth else ""
    st.html(f"<p class='{look}' role='{role}'{again}>{escape(text)}</p>")


def repeated(asked: str) -> str:
    """Return what a reader asked for as it may be shown back: one line, 80 characters at most.

    Examples
    --------
    >>> repeated("ER01"), repeated("a" * 100)[-3:], len(repeated("a" * 100))
    ('ER01', 'aa…', 80)
    """
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in asked).split())
    return line if len(line) <= MOST_REPEATED else line[: MOST_REPEATED - 1] + "…"
