"""What a person is told when something is refused or fails: a sentence in his or her language."""

import logging

from indicators.errors import (
    DashboardError,
    LoginEnded,
    NotAllowed,
    NotThere,
    StoreUnavailable,
    TooLate,
    Wanting,
)
from indicators.words import Words
from pages.parts.failures import translated
from pages.parts.messages import message
from steward.words.language import language

_LOG = logging.getLogger(__name__)


def say(error: DashboardError, words: Words) -> None:
    """Tell a person of a failure; its own words, which are English, go to the log."""
    _LOG.warning("%s %s", error.message, error.hint or "")
    message("error", sentence(error, words))


def sentence(error: DashboardError, words: Words) -> str:
    """Return what a person is told."""
    known: dict[type[DashboardError], str] = {
        LoginEnded: words("Your login has ended. Log in again."),
        NotAllowed: words("This is not for you to do: you lack the right, or another must do it."),
        NotThere: words("There is no such thing here."),
        TooLate: words("Another was first. Look at what stands now, then decide anew."),
        Wanting: words("Something is wanting: a reason, or an answer to a question."),
        StoreUnavailable: words(
            "Nothing can be shown or done just now: the database does not answer. Try again in a "
            "minute."
        ),
    }
    return known.get(type(error)) or translated(error.message, words) or _general(words)


def say_unforeseen(error: Exception) -> bool:
    """Tell a person that something failed; the framework, which would do so, need not."""
    words = language()
    if isinstance(error, DashboardError):
        say(error, words)
    else:
        _LOG.error("A screen failed", exc_info=error)
        message("error", _general(words))
    return True


def _general(words: Words) -> str:
    return words("This screen cannot be drawn just now. The fault has been noted.")
