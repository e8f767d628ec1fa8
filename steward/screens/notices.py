"""What changes and why, in three languages: readers see it at the figure."""

import streamlit as st

from indicators.model import LANGUAGES
from indicators.words import Words
from steward.doing import written

LANGUAGE_NAMES = {"az": "Azərbaycanca", "en": "English", "ru": "Русский"}


def notice_fields(key: str, words: Words) -> None:
    """Draw a field for the notice in each language."""
    for code in ("az", "en", "ru"):
        label = words("Notice to readers, {language}", language=LANGUAGE_NAMES[code])
        st.text_area(label, key=f"{key}-{code}", height=80)


def notices(key: str) -> dict[str, str]:
    """Return what stands in the fields."""
    return {code: written(f"{key}-{code}") for code in LANGUAGES}


def notice_keys(key: str) -> list[str]:
    """Return the keys of the fields."""
    return [f"{key}-{code}" for code in LANGUAGES]
