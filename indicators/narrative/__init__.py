"""The narrative by rules: facts in sentences, in three languages, with every number known."""

from indicators.narrative.paragraphs import (
    continuation,
    key_message,
    opening,
    paragraph,
    say,
    what_changed,
)
from indicators.narrative.said import Said, SentenceError, Stated

__all__ = [
    "Said",
    "SentenceError",
    "Stated",
    "continuation",
    "key_message",
    "opening",
    "paragraph",
    "say",
    "what_changed",
]
