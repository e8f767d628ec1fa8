"""Shares near their ceiling, told by those whom they leave out."""

from figures.left_out import row_of_left_out
from indicators.catalog import indicator
from indicators.words import words

REGISTERED = indicator("PT_CHLD_Y0T4_REG")


def test_a_country_is_drawn_by_how_many_of_a_thousand_have_no_record():
    row = row_of_left_out("Tajikistan (2023)", 95.8, REGISTERED, words("en"), own=False)
    assert (row.value, row.written, row.low) == (42.0, "42", None)


def test_a_hundred_printed_without_decimals_is_a_range_and_no_nought():
    row = row_of_left_out("Azerbaijan (2023)", 100.0, REGISTERED, words("en"), own=True)
    assert (row.value, row.written, row.low, row.high) == (0.0, "under 5", 0.0, 5.0)
