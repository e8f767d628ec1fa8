"""What the comparison says of visits follows the published definitions."""

import pytest

from benchmarks.beside.measures import (
    blocking_time,
    largest_paint,
    layout_shift,
    spread,
)


def test_a_task_blocks_for_what_it_takes_beyond_fifty_milliseconds():
    assert blocking_time([(1000, 70)], first_paint=500, interactive=2000) == 20
    assert blocking_time([(1000, 250), (1300, 90), (1500, 51)], 500, 2000) == 200 + 40 + 1


def test_tasks_before_the_first_paint_and_after_interactive_block_nobody():
    assert blocking_time([(100, 300), (2100, 300)], first_paint=500, interactive=2000) == 0


def test_of_a_task_that_is_cut_by_the_first_paint_only_the_rest_counts():
    assert blocking_time([(400, 200)], first_paint=500, interactive=2000) == 50
    assert blocking_time([(400, 120)], first_paint=500, interactive=2000) == 0


def test_a_page_without_long_tasks_blocks_nobody():
    assert blocking_time([], 500, 500) == 0


def test_shifts_within_a_second_are_one_burst_and_the_largest_burst_is_told():
    assert layout_shift([(0, 0.05), (900, 0.05), (3000, 0.08)]) == pytest.approx(0.1)
    assert layout_shift([(3000, 0.2), (0, 0.05)]) == pytest.approx(0.2)


def test_a_burst_lasts_five_seconds_at_most():
    assert layout_shift([(at * 900, 0.01) for at in range(8)]) == pytest.approx(0.06)


def test_a_page_that_stands_still_has_no_shift():
    assert layout_shift([]) == 0


def test_the_largest_paint_is_the_last_that_was_larger_than_all_before():
    assert largest_paint([(300, 100), (900, 5000), (1500, 400)]) == 900
    assert largest_paint([(900, 5000), (1500, 5000)]) == 900
    assert largest_paint([]) is None


def test_what_was_never_measured_has_no_median():
    assert spread([]) is None
    assert spread([0.3, 0.1, 0.2, 0.9]) == (0.25, 0.1, 0.9, 4)
