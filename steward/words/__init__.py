"""What a person reads: the language, names of what there is, states, moments, failures."""

from steward.words.failures import say, say_unforeseen, sentence
from steward.words.language import COOKIE, choose, language
from steward.words.names import (
    action_name,
    agency_name,
    person_name,
    right_name,
    role_name,
    role_names,
    thing_name,
)
from steward.words.refusals import refusal
from steward.words.states import OVER, state_name, step_name, what_next
from steward.words.times import BAKU, moment

__all__ = [
    "BAKU",
    "COOKIE",
    "OVER",
    "action_name",
    "agency_name",
    "choose",
    "language",
    "moment",
    "person_name",
    "refusal",
    "right_name",
    "role_name",
    "role_names",
    "say",
    "say_unforeseen",
    "sentence",
    "state_name",
    "step_name",
    "thing_name",
    "what_next",
]
