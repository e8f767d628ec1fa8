"""One figure to take away: as a picture, as a table, in SDMX."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from pages.parts.drawing import heading
from pages.parts.page import Page
from pages.parts.passports import site
from pages.parts.taken_along import copy_text, figure_picture, pasted
from passports.files import to_csv, to_sdmx_csv, to_xlsx
from passports.headers import MEDIA_TYPES, Passport
from passports.identity import figure_id
from passports.sdmx import to_sdmx_json, to_sdmx_json_1
from passports.standing import ReleasedFigure


def figure_files(page: Page, found: ReleasedFigure, link: str) -> None:
    """Draw the downloads of a figure: the picture first, then the tables."""
    words = page.words
    heading(words("Take it away"))
    own = pd.DataFrame([found.row])
    passport = Passport(
        found.item,
        found.key.edition,
        [found.source],
        found.release,
        found.made.isoformat(),
        link,
        found.content,
        site(),
    )
    coded = (own, [found.source], found.release, found.made, words.language)

    with st.container(key="crm-downloads", horizontal=True):
        _offer("PNG", partial(figure_picture, page, found, "png"), found, "png")
        _offer("SVG", partial(figure_picture, page, found, "svg"), found, "svg")
        _offer("CSV", partial(to_csv, own, passport, words), found, "csv")
        _offer("XLSX", partial(to_xlsx, own, passport, words), found, "xlsx")
        _offer("SDMX-CSV", partial(to_sdmx_csv, own, found.release), found, "sdmx.csv")
        _offer("SDMX-JSON 2.0", partial(to_sdmx_json, *coded), found, "sdmx.json")
        _offer("SDMX-JSON 1.0", partial(to_sdmx_json_1, *coded), found, "sdmx-1.json")
        copy_text(page, words("Copy embed code"), pasted(page, found), "copy-embed")


def _offer(label: str, made: Callable[[], bytes], found: ReleasedFigure, ending: str) -> None:
    name = f"{figure_id(found.key).replace('~', '_')}.{ending}"
    media = MEDIA_TYPES[ending]
    st.download_button(label, made, name, media, on_click="ignore", key=f"crm-take-{ending}")
