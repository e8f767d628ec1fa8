"""The two files of a panel: its figures as a table, and its picture."""

from collections.abc import Callable

import streamlit as st

from pages.parts.page import Page


def offer_table_and_picture(
    page: Page, stem: str, table: Callable[[Page], bytes], picture: Callable[[Page], bytes]
) -> None:
    """Offer a table as CSV and a picture as SVG; each is made when it is asked for."""
    words = page.words
    with st.container(horizontal=True):
        _offer(words("Download CSV"), lambda: table(page), f"{stem}.csv", "text/csv")
        _offer(words("Save as SVG"), lambda: picture(page), f"{stem}.svg", "image/svg+xml")


def _offer(label: str, made: Callable[[], bytes], name: str, kind: str) -> None:
    st.download_button(label, made, name, kind, on_click="ignore")
