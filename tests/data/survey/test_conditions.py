"""Conditions are data: what they hold of, and what is not known."""

import numpy as np
import pytest

from data.survey.declarations import Lookup, condition, variables_of
from indicators.files import Refusal

NONE = np.nan


def asked(table, **columns):
    """Return for each record True, False or None: met, failed, not known."""
    values = {name: np.array(own, dtype=float) for name, own in columns.items()}
    words = {name: np.array(own, dtype=object) for name, own in columns.items()}
    lookup = Lookup(values.__getitem__, words.__getitem__, lambda name: np.isnan(values[name]))
    truth = condition(table).of(lookup)
    return [True if met else False if failed else None for met, failed in zip(*truth, strict=True)]


@pytest.mark.parametrize(
    ("value", "held"),
    [
        (1, [False, True, False, False, None]),
        ([0, 2], [True, False, True, False, None]),
        ("0..1", [True, True, False, False, None]),
        ("..1", [True, True, False, False, None]),
        ("2..", [False, False, True, True, None]),
        ("<2", [True, True, False, False, None]),
        (">=2", [False, False, True, True, None]),
        ([0, ">9"], [True, False, False, True, None]),
        ("known", [True, True, True, True, False]),
        ("unknown", [False, False, False, False, True]),
    ],
)
def test_a_variable_has_a_code_or_lies_in_a_span(value, held):
    assert asked({"a": value}, a=[0, 1, 2, 300, NONE]) == held


def test_what_is_not_known_is_neither_met_nor_failed():
    columns = {"a": [1, 1, 0, NONE, NONE, 0], "b": [1, NONE, NONE, NONE, 1, 0]}
    both, either = {"a": 1, "b": 1}, {"any": [{"a": 1}, {"b": 1}]}
    assert asked(both, **columns) == [True, None, False, None, None, False]
    assert asked(either, **columns) == [True, True, None, None, True, False]
    assert asked({"not": either}, **columns) == [False, False, None, None, False, True]
    assert asked({"none": [{"a": 1}, {"b": 1}]}, **columns) == [
        False, False, True, True, False, True,
    ]  # fmt: skip


def test_doses_are_counted_whatever_their_order():
    doses = {"of": [{"a": 1}, {"b": 1}, {"c": 1}], "least": 2}
    columns = {"a": [0, 1, 1, 0], "b": [1, 1, NONE, NONE], "c": [1, 0, 0, 0]}
    assert asked({"count": doses}, **columns) == [True, True, None, False]
    assert asked({"count": doses | {"most": 2}}, a=[1, 1], b=[1, 1], c=[1, 0]) == [False, True]
    assert asked({"count": [doses, {"of": [{"a": 1}], "least": 1}]}, **columns) == [
        False, True, None, False,
    ]  # fmt: skip


def test_a_text_is_compared_as_it_is_written():
    lookup = Lookup(lambda _: np.array([]), lambda _: np.array(["A", "B", ""], object), np.isnan)
    truth = condition({"line": {"text": ["A"]}}).of(lookup)
    assert truth.met.tolist() == [True, False, False]
    assert truth.unknown.tolist() == [False, False, True]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ({"a": "0...4"}, "is no span"),
        ({"a": "4..0"}, "holds no number"),
        ({"a": ".."}, "is no span"),
        ({"a": "male"}, "is no span"),
        ({"a": True}, "is no code"),
        ({"a": {"txt": "A"}}, "is no condition"),
        ({"any": {"a": 1}}, "takes a list of tables"),
        ({"any": []}, "takes a list of tables"),
        ({"count": {"least": 1}}, "takes of, least and most"),
        ({"count": {"of": [{"a": 1}], "least": 1.5}}, "is not a whole number"),
        ({"not": 3}, "is no table of conditions"),
    ],
)
def test_what_says_no_condition_is_refused(table, told):
    with pytest.raises(Refusal, match=told):
        condition(table)


def test_every_variable_of_a_condition_is_known_before_a_file_is_read():
    table = {"a": 1, "any": [{"b": 1}, {"not": {"c": "<3"}}], "count": {"of": [{"d": 1}]}}
    assert variables_of(condition(table)) == {"a", "b", "c", "d"}
