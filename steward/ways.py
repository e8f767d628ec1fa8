"""Addresses within the application; they name things by number, never what is in them."""

from html import escape
from urllib.parse import urlencode

import streamlit as st


def way(path: str, label: str, **named: int | str) -> str:
    """Return a link to a screen, as markup."""
    query = f"?{urlencode(named)}" if named else ""
    return f"<a href='{escape(path + query, quote=True)}' target='_self'>{escape(label)}</a>"


def asked_number(name: str) -> int | None:
    """Return the number that the address gives; None where it gives none."""
    told = st.query_params.get(name, "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 15 else None
