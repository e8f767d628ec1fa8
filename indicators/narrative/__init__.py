"""The narrative by rules: facts in sentences, in three languages, with every number known."""

from indicators.errors import SentenceError
from indicators.narrative.direction import direction
from indicators.narrative.paragraphs import (
    caution,
    continuation,
    key_message,
    opening,
    paragraph,
    say,
    what_changed,
)
from indicators.narrative.said import Said, Stated, given, joined
from indicators.narrative.templates import phrase
from indicators.narrative.values import interval, with_unit

__all__ = [
    "Said",
    "SentenceError",
    "Stated",
    "caution",
    "continuation",
    "direction",
    "given",
    "interval",
    "joined",
    "key_message",
    "opening",
    "paragraph",
    "phrase",
    "say",
    "what_changed",
    "with_unit",
]
