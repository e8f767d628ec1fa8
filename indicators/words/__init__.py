"""Words of the reader's language: texts, numbers, periods, names and labels."""

from indicators.words.asked import days_said, requests_said
from indicators.words.covered import (
    covered_in,
    drawn_areas,
    figure_and_part,
    figure_area,
    figure_area_full,
    some_of,
)
from indicators.words.footnotes import footnote
from indicators.words.grammar import (
    Case,
    area_full,
    area_in,
    area_of,
    capital,
    ending,
    inside_sentence,
    number_word,
    with_ending,
)
from indicators.words.labels import (
    area_name,
    described,
    holders,
    kind_names,
    licence_name,
    short_source,
    status_name,
    unit,
    unit_beside,
)
from indicators.words.language import NATIVE_NAMES, Words, ordinal_suffix, shown_decimals, words
from indicators.words.left_out import left_out_said
from indicators.words.names import dimension_name, full_name, group_name, group_names, in_alphabet
from indicators.words.periods import Form, period_form
from indicators.words.unbroken import unbroken

__all__ = [
    "NATIVE_NAMES",
    "Case",
    "Form",
    "Words",
    "area_full",
    "area_in",
    "area_name",
    "area_of",
    "capital",
    "covered_in",
    "days_said",
    "described",
    "dimension_name",
    "drawn_areas",
    "ending",
    "figure_and_part",
    "figure_area",
    "figure_area_full",
    "footnote",
    "full_name",
    "group_name",
    "group_names",
    "holders",
    "in_alphabet",
    "inside_sentence",
    "kind_names",
    "left_out_said",
    "licence_name",
    "number_word",
    "ordinal_suffix",
    "period_form",
    "requests_said",
    "short_source",
    "shown_decimals",
    "some_of",
    "status_name",
    "unbroken",
    "unit",
    "unit_beside",
    "with_ending",
    "words",
]
