"""The bar above every page, and what follows when a reader uses it."""

import streamlit as st

from data.settings import editions
from figures.palette import DARK_SCALE, LIGHT_ON_PAPER, SCALES, following, properties
from indicators.editions import Edition
from indicators.model import LANGUAGES
from indicators.words import Words
from pages.parts.address import choose, query
from pages.parts.bar.navigation import navigation

_TURN = "crm-turn"  # the page that the menu asked for
_WANTED = "crm-wanted"  # what the search asked for

_LIGHT = {"--crm-ground": "#ffffff", "--crm-link": "#006a9e"}
_DARK = {"--crm-ground": "#10181e", "--crm-link": "#62c4ee"}


def bar(words: Words, edition: Edition, style: str, *, dark: bool) -> None:
    """Draw the bar; what a reader does in it is answered in the next run.

    Parameters
    ----------
    style : str
        The static file that holds the house style: a page opened before this build takes it on.
    """
    with st.container(key="crm-bar", horizontal=True, vertical_alignment="center"):
        st.html(f"{_themed(dark=dark)}{_brand(words)}", width="content")
        navigation(words, edition, style, turn=_turn, search=_search_for)
        st.text_input(
            words("Search"),
            key="crm-search",
            placeholder=words("Search indicators and areas"),
            label_visibility="collapsed",
            width=180,
            on_change=_search,
        )
        _edition_choice(words, edition)
        _language_choice(words)


def _themed(*, dark: bool) -> str:
    """Return what of the house style follows the theme: ground and links."""
    colours = properties(_DARK if dark else _LIGHT)
    scale = f";{DARK_SCALE}" if dark else ""
    follows = following(_LIGHT | SCALES[0], _DARK | SCALES[1])
    return f"<style>:root{{{colours}{scale}}}{follows}{LIGHT_ON_PAPER}</style>"


def _brand(words: Words) -> str:
    name, place = words("Child Rights Monitor"), words("Azerbaijan")
    return f"<p class='crm-brand'>{name} <span>{place}</span></p>"


def _edition_choice(words: Words, edition: Edition) -> None:
    if "illustrative" not in editions():
        return
    st.session_state["crm-edition"] = edition.is_illustrative
    with st.popover(words("Edition shown"), icon=":material/tune:", key="crm-editions"):
        st.toggle(words("Illustrative edition"), key="crm-edition", on_change=_edition)


def _language_choice(words: Words) -> None:
    st.session_state["crm-lang"] = words.language
    st.segmented_control(
        words("Language"),
        LANGUAGES,
        format_func=str.upper,
        key="crm-lang",
        label_visibility="collapsed",
        on_change=_lang,
    )


def turn_to_wanted() -> None:
    """Open what the menu or the search asked for in the run before, if they did."""
    wanted, path = st.session_state.pop(_WANTED, ""), st.session_state.pop(_TURN, "")
    if wanted:
        st.switch_page("pages/search.py", query_params={**query(), "q": wanted})
    if path:
        st.switch_page(f"pages/{path}.py")


def _search() -> None:
    """Remember what to look for: the next run opens the page of findings."""
    _search_for(st.session_state["crm-search"])
    st.session_state["crm-search"] = ""


def _search_for(wanted: str) -> None:
    st.session_state[_WANTED] = wanted.strip()


def _turn(path: str) -> None:
    st.session_state[_TURN] = path


def _edition() -> None:
    choose(edition="illustrative" if st.session_state["crm-edition"] else "", time_period="")


def _lang() -> None:
    choose(lang=st.session_state["crm-lang"] or "az")
