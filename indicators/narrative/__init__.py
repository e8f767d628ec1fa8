"""The narrative by rules: facts in sentences, in three languages, with every number known."""

from indicators.narrative.paragraphs import (
    caution,
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
    "caution",
    "continuation",
    "key_message",
    "opening",
    "paragraph",
    "say",
    "what_changed",
]
