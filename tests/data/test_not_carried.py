"""What was published, seen and left out is written down with its reason."""

from data.not_carried import (
    COLUMNS,
    TARGET_COLUMNS,
    faults_of,
    not_carried,
    reasons,
    targets_not_declared,
)
from indicators.catalog import catalog

SEEN = 66  # national targets in the documents that were read
DECLARED = 4  # of them: some stand by several indicators


def test_every_fact_left_out_has_a_declared_reason():
    rows = not_carried()
    assert len(rows) > 300
    assert tuple(rows[0]) == COLUMNS
    assert faults_of(rows) == []


def test_every_reason_is_given_for_something():
    given = {row["reason"] for row in [*not_carried(), *targets_not_declared()]}
    assert given == set(reasons())


def test_no_fact_is_left_out_twice():
    rows = [tuple(row.values()) for row in not_carried()]
    assert len({*rows}) == len(rows)


def test_a_reason_that_is_declared_nowhere_is_named_with_its_row():
    row = not_carried()[0] | {"reason": "forgotten", "values": "0"}
    assert [(fault.row, fault.column) for fault in faults_of([row])] == [
        (2, "reason"),
        (2, "values"),
    ]


def test_a_reason_speaks_three_languages():
    assert {tuple(said) for said in reasons().values()} == {("az", "en", "ru")}


def national():
    return [one for item in catalog().values() for one in item.targets if one.kind == "national"]


def test_every_target_that_was_seen_is_declared_or_left_out_with_its_reason():
    assert tuple(targets_not_declared()[0]) == TARGET_COLUMNS
    assert faults_of(targets_not_declared()) == []
    assert len({target.quote for target in national()}) == DECLARED
    assert len(targets_not_declared()) == SEEN - DECLARED


def test_a_national_target_is_quoted_as_it_was_adopted():
    assert all(target.quote and target.reference and target.source_link for target in national())


def test_the_target_of_vaccination_stands_by_every_vaccine_of_children():
    own = [
        item.indicator
        for item in catalog().values()
        if "WUENIC_2025_07" in item.sources and item.unit_measure == "PCNT"
    ]
    assert own
    for code in own:
        assert [t.value for t in catalog()[code].targets if t.kind == "national"] == [95.0], code


def test_a_number_that_is_our_reading_of_all_is_marked_as_one():
    every = [one for item in catalog().values() for one in item.targets]
    assert all(one.read for one in every if one.kind == "national" and one.value in (0, 100))
