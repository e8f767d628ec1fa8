"""What somebody sees who is not at work: the way in, and the one who has no right yet."""

import logging

import httpx
import streamlit as st

from indicators.words import Words
from pages.parts.messages import message
from steward.pieces import lines, title
from steward.session import Session
from steward.settings import FAILED, provider_address, secrets_file

_LOG = logging.getLogger(__name__)
_PATIENCE = 4.0  # seconds for the provider to say what it offers


def draw_entrance(words: Words, why: str) -> None:
    """Draw the way in.

    Parameters
    ----------
    why : str
        Why somebody who was in is here; empty where nobody was.
    """
    title(words("Stewardship of the data"), words("Here figures come in, are checked and decided."))
    message("info", why)
    if st.query_params.get(FAILED) == "failed":
        message("error", _cannot(words))
    if st.button(words("Log in"), type="primary", key="enter"):
        st.query_params.pop(FAILED, None)
        _enter(words)


def _enter(words: Words) -> None:
    if _provider_answers():
        st.login()
    else:
        message("error", _cannot(words))


def _cannot(words: Words) -> str:
    return words(
        "You cannot log in just now: the service that knows who you are does not answer. Those who "
        "are logged in can go on. Try again in a minute."
    )


def _provider_answers() -> bool:
    """Return whether the provider says what it offers; the framework would show its error bare."""
    try:
        answered = httpx.get(provider_address(secrets_file()), timeout=_PATIENCE)
    except httpx.HTTPError as error:
        _LOG.warning("The identity provider does not answer: %s", type(error).__name__)
        return False
    return answered.is_success


def draw_no_right(session: Session) -> None:
    """Tell somebody who may do nothing yet what an administrator needs to know."""
    words = session.words
    title(
        words("You have no right here yet"),
        words(
            "You are logged in, but nobody has given you a task. Tell your administrator these two "
            "lines; the right is there with your next click."
        ),
    )
    provider, person = words("Provider"), words("Person")
    lines([(provider, session.login.issuer), (person, session.login.subject)], (provider, person))
