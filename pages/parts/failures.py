"""What a reader is told when something fails: a sentence in the reader's language."""

import logging

import streamlit as st

from data.settings import is_demonstration
from indicators.errors import DashboardError, StoreUnavailable
from indicators.words import Words
from pages.parts.messages import message
from pages.parts.shell import language

_LOG = logging.getLogger(__name__)


def say_foreseen(error: DashboardError, words: Words) -> None:
    """Tell the reader of a failure; its own words, which are English, go to the log."""
    _LOG.warning("%s %s", error.message, error.hint or "")
    if isinstance(error, StoreUnavailable):
        message("error", store_sentence(error, words))
        return
    message("error", translated(error.message, words) or general(words))
    message("hint", translated(error.hint or "", words))


def say_unforeseen(error: Exception) -> bool:
    """Tell the reader that something failed; the framework, which would do so, need not."""
    _LOG.error("A page failed", exc_info=error)
    words = language()
    if isinstance(error, DashboardError):
        say_foreseen(error, words)
    else:
        message("error", general(words))
    return True


def translated(text: str, words: Words) -> str:
    """Return a text in the reader's language; nothing where no translation is known."""
    said = words(text) if text else ""
    return "" if said == text and words.language != "en" else said


def store_sentence(error: StoreUnavailable, words: Words) -> str:
    """Return why the figures cannot be shown."""
    return {
        "missing": words("No figures can be shown: the database is not there. Please come back."),
        "locked": words(
            "No figures can be shown just now: the database is being written. Try again in a "
            "minute."
        ),
        "damaged": words(
            "No figures are shown: the database is damaged. Those who keep this site must build it "
            "anew."
        ),
        "gone": words(
            "No figures can be shown just now: the database does not answer. Try again in a minute."
        ),
    }[error.reason]


def general(words: Words) -> str:
    """Return that a page cannot be drawn."""
    return words("This page cannot be drawn just now. The fault has been noted.")


def say_demonstration(words: Words) -> None:
    """Say of a demonstration, on every page, that what is sent in there is invented."""
    if is_demonstration():
        message(
            "error",
            words("DEMONSTRATION — figures sent in here are invented. Quote none of them."),
        )


def say_too_fast(words: Words) -> None:
    """Tell the reader to wait, and draw nothing else."""
    message(
        "info",
        words("You ask faster than pages can be drawn. Wait a minute, then open the page again."),
    )
    st.stop()
