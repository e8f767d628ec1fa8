"""Tables of briefings: no word is broken, and the longest text has the most room."""

import pytest

from briefings.document import FigureTable
from briefings.formats.table_widths import column_shares
from figures.print.type import width
from indicators.codelists import codelist
from indicators.model import LANGUAGES


def test_the_parts_of_a_table_are_one():
    assert sum(column_shares(["A", "Bbbb"], [["a", "some longer text"]])) == pytest.approx(1)


def test_the_longer_text_has_the_wider_column():
    one, other = column_shares(
        ["A", "A"], [["short", "a text that takes several lines of any column"]]
    )
    assert other > 2 * one


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("edition", ["published", "illustrative"])
def test_no_word_of_a_table_is_broken_on_a4(briefing_of, language, edition):
    topics = list(codelist("domain"))
    given = {"areas": ["AZ-BA"], "topics": topics, "language": language, "edition": edition}
    made = briefing_of(**given, length="long")
    grid = next(block for block in made.blocks if isinstance(block, FigureTable))
    for place, share in enumerate(grid.widths):
        texts = [grid.columns[place], *(row[place].said.text for row in grid.rows)]
        longest = max(width(word, 9.0, "bold") for text in texts for word in text.split())
        assert longest + 10.8 <= share * 482
