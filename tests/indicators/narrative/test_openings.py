"""Opening sentences are read before they are kept; a change shows as a difference."""

import csv
import re

import pytest

from tests.indicators.narrative.openings import KEPT, table


@pytest.fixture(scope="module")
def openings(store) -> str:
    return table(store)


def test_the_opening_sentences_are_those_that_were_read(openings):
    kept = KEPT.read_text(encoding="utf-8").splitlines()
    assert openings.splitlines() == kept, (
        "read them, then: python -m tests.indicators.narrative.openings"
    )


def test_no_opening_says_twice_per_how_many(openings):
    per = re.compile(r"(?:per|на|hər) (?=10{2,5}\b|1,0{3}\b|100,000\b)([\d,]+)")
    for row in csv.DictReader(openings.splitlines()):
        found = per.findall(row["opening"])
        assert len(found) == len(set(found)), row


def test_nothing_that_is_estimated_is_called_an_estimate_twice(openings):
    twice = re.compile(r"estimate\)? .*is estimated|modeli\).*model qiym")
    for row in csv.DictReader(openings.splitlines()):
        assert not twice.search(row["opening"]), row
