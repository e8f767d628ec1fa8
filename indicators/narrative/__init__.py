"""The narrative by rules: facts in sentences, in three languages, with every number known."""

from indicators.errors import SentenceError
from indicators.narrative.among import gap_title
from indicators.narrative.another_map import another_map
from indicators.narrative.below import only_below
from indicators.narrative.direction import direction
from indicators.narrative.findings import (
    UNSURE,
    beside_phrase,
    continuation_of_finding,
    lead,
    material_gap,
)
from indicators.narrative.most_deprived import most_deprived_title, named, part_of_trials
from indicators.narrative.once import Once
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
from indicators.narrative.side_by_side import declared_places, side_by_side
from indicators.narrative.spread import all_between, middle_half
from indicators.narrative.standing import fresh_said, nation_title, paces_said
from indicators.narrative.templates import phrase
from indicators.narrative.titles import figure_title, groups_title, targets_title
from indicators.narrative.trailing import some_areas, trailing_title
from indicators.narrative.values import amount, interval_phrase, with_unit

__all__ = [
    "UNSURE",
    "Once",
    "Sentence",
    "SentenceError",
    "Stated",
    "all_between",
    "amount",
    "another_map",
    "beside_phrase",
    "caution",
    "comparison",
    "continuation",
    "continuation_of_finding",
    "declared_places",
    "direction",
    "fact_sentence",
    "figure_title",
    "fresh_said",
    "gap_title",
    "groups_title",
    "interval_phrase",
    "joined",
    "key_message",
    "lead",
    "material_gap",
    "middle_half",
    "most_deprived_title",
    "named",
    "nation_title",
    "only_below",
    "opening",
    "paces_said",
    "paragraph",
    "part_of_trials",
    "phrase",
    "side_by_side",
    "some_areas",
    "targets_title",
    "text_without_figures",
    "trailing_title",
    "what_changed",
    "with_unit",
]
