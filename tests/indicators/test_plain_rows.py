"""Rows of a frame as plain mappings: what pandas would say of each, and Python's own numbers."""

import pandas as pd

from indicators.plain_rows import plain_rows

ROWS = pd.DataFrame(
    {
        "ref_area": ["AZ-BA", None],
        "areas": [3, 60],
        "obs_value": [1.5, float("nan")],
        "reversed": [True, False],
        "day": pd.to_datetime(["2026-01-01", "2026-11-30"]),
        "mixed": [7, "seven"],
    },
    index=[4, 9],
)


def test_each_row_is_what_pandas_says_of_it():
    assert str(plain_rows(ROWS)) == str(ROWS.to_dict("records"))


def test_numbers_are_of_python_and_not_of_numpy():
    first = plain_rows(ROWS)[0]
    assert [type(first[name]) for name in ("areas", "obs_value", "reversed")] == [int, float, bool]


def test_a_frame_without_rows_has_none():
    assert plain_rows(ROWS[:0]) == []
