"""The reader's language: as the link says, as chosen before, else Azerbaijani."""

import streamlit as st

from indicators.model import LANGUAGES
from indicators.words import Words, words
from steward.lists import say_choices_anew

COOKIE = "crm_language"
_CHOSEN = "crm-language"


def language() -> Words:
    """Return the words of the reader's language; a choice outlives the way to the provider."""
    asked = (
        st.session_state.get(_CHOSEN)
        or st.query_params.get("lang")
        or st.context.cookies.get(COOKIE)
    )
    code = asked if asked in LANGUAGES else "az"
    return words(code)


def choose(code: str) -> None:
    """Speak another language from the next run on."""
    if code in LANGUAGES:
        st.session_state[_CHOSEN] = code
        say_choices_anew()
