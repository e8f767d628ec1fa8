"""The narrative by rules: facts in sentences, in three languages, with every number known."""

from indicators.errors import SentenceError
from indicators.narrative.another_map import another_map
from indicators.narrative.direction import direction
from indicators.narrative.findings import (
    UNSURE,
    beside_phrase,
    continuation_of_finding,
    lead,
    material_gap,
)
from indicators.narrative.paragraphs import (
    caution,
    comparison,
    continuation,
    fact_sentence,
    key_message,
    opening,
    paragraph,
    what_changed,
)
from indicators.narrative.said import Sentence, Stated, joined, text_without_figures
from indicators.narrative.templates import phrase
from indicators.narrative.trailing import some_areas, trailing_title
from indicators.narrative.values import amount, interval_phrase, with_unit

__all__ = [
    "UNSURE",
    "Sentence",
    "SentenceError",
    "Stated",
    "amount",
    "another_map",
    "beside_phrase",
    "caution",
    "comparison",
    "continuation",
    "continuation_of_finding",
    "direction",
    "fact_sentence",
    "interval_phrase",
    "joined",
    "key_message",
    "lead",
    "material_gap",
    "opening",
    "paragraph",
    "phrase",
    "some_areas",
    "text_without_figures",
    "trailing_title",
    "what_changed",
    "with_unit",
]
