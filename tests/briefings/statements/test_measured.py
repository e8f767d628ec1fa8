"""The check of texts is as good as it is said to be, on passages labelled by hand."""

from collections import Counter
from typing import get_args

import pytest

from briefings.statements import Checker, Verdict
from data.settings import ROOT
from indicators.catalog import catalog
from indicators.model import LANGUAGES
from tests.briefings.statements.measure import HALVES, TODAY, measured, passages, table

# Precision and recall that are never less: of the unseen part recall is the weaker side.
FLOOR = {
    "first_half": (0.95, 0.95),
    "second_half": (0.95, 0.95),
    "third_part": (0.95, 0.95),
    "fourth_part": (0.95, 0.95),
    "fifth_part": (0.95, 0.8),
    "sixth_part": (0.95, 0.95),
    "seventh_part": (0.95, 0.95),
    "eighth_part": (0.95, 0.9),
    "ninth_part": (0.95, 0.75),
    "tenth_part": (0.95, 0.9),
}


@pytest.fixture(scope="module")
def checker(store):
    return Checker(store, TODAY)


@pytest.mark.parametrize("half", HALVES)
def test_passages_are_checked_at_least_as_well_as_measured(checker, half):
    found = measured(checker, half)
    precision, recall = FLOOR[half]
    assert (found.precision >= precision, found.recall >= recall) == (True, True), found


def test_the_measures_are_those_that_the_documents_print(checker):
    printed = (ROOT / "docs" / "verification.md").read_text(encoding="utf-8")
    assert "\n".join(table(checker)) in printed


def test_there_are_enough_passages_in_each_language_and_many_without_a_figure():
    every = [one for half in HALVES for one in passages(half)]
    count = Counter(one["language"] for one in every)
    assert len(every) >= 60
    assert all(count[language] >= 20 for language in LANGUAGES)
    assert sum(not one["expected"] for one in every) >= 15
    assert len({one["text"] for one in every}) == len(every)


def test_labels_name_verdicts_and_indicators_that_there_are():
    labels = [label for half in HALVES for one in passages(half) for label in one["expected"]]
    assert {verdict for _, verdict, _ in labels} <= set(get_args(Verdict))
    assert {code for *_, codes in labels for code in codes.split("|")} <= set(catalog())
    numbers = [
        (one["text"], label[0])
        for half in HALVES
        for one in passages(half)
        for label in one["expected"]
    ]
    assert [number for text, number in numbers if number not in text] == []
