"""One figure with its interval as a row: from nought, or beside what it was."""

from figures.svg import moved_row, signed_row


def test_a_figure_below_nought_stands_left_of_it_with_its_interval():
    row = signed_row(-2, (-3, -1), (-4, 4), 'Water: "−2"')
    assert 'aria-label="Water: &quot;−2&quot;"' in row
    assert '<rect class="s-less" x="25.0%" width="25.0%"' in row
    assert '<line class="s-nought" x1="50.0%"' in row
    assert '<line class="s-between" x1="12.5%" x2="37.5%" y1="13"' in row


def test_a_figure_above_nought_begins_there_and_one_of_nought_can_be_seen():
    assert '<rect class="s-more" x="50.0%" width="50.0%"' in signed_row(4, None, (-4, 4), "")
    assert '<rect class="s-more" x="50.0%" width="0.4%"' in signed_row(0, None, (-4, 4), "")


def test_without_an_interval_there_is_none():
    assert "s-between" not in signed_row(1, None, (0, 4), "")


def test_the_ring_stands_where_the_figure_was_and_the_dot_where_it_is():
    row = moved_row(10, 20, (15, 25), (0, 40), "Baku")
    assert '<circle class="s-before" cx="25.0%"' in row
    assert '<circle class="s-more" cx="50.0%"' in row
    assert '<line class="s-way" x1="25.0%" x2="50.0%"' in row
    assert '<line class="s-between" x1="37.5%" x2="62.5%"' in row
