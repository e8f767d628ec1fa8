"""The narrative by rules: facts in sentences, in three languages, with every number known."""

from indicators.errors import SentenceError
from indicators.narrative.another_map import another_map
from indicators.narrative.direction import direction
from indicators.narrative.paragraphs import (
    caution,
    continuation,
    fact_sentence,
    key_message,
    opening,
    paragraph,
    what_changed,
)
from indicators.narrative.said import Sentence, Stated, joined, text_without_figures
from indicators.narrative.templates import phrase
from indicators.narrative.values import amount, interval_phrase, with_unit

__all__ = [
    "Sentence",
    "SentenceError",
    "Stated",
    "amount",
    "another_map",
    "caution",
    "continuation",
    "direction",
    "fact_sentence",
    "interval_phrase",
    "joined",
    "key_message",
    "opening",
    "paragraph",
    "phrase",
    "text_without_figures",
    "what_changed",
    "with_unit",
]
