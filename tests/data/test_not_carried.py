"""What was published, seen and left out is written down with its reason."""

from data.not_carried import COLUMNS, faults_of, not_carried, reasons


def test_every_fact_left_out_has_a_declared_reason():
    rows = not_carried()
    assert len(rows) > 300
    assert tuple(rows[0]) == COLUMNS
    assert faults_of(rows) == []


def test_every_reason_is_given_for_something():
    assert {row["reason"] for row in not_carried()} == set(reasons())


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
