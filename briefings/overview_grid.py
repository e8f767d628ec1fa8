"""The table of a briefing: each figure beside the nation's, with period, grade and source."""

from collections.abc import Callable, Sequence

from briefings.document import Cell, FigureTable
from briefings.formats import column_shares
from briefings.reading import IndicatorFacts, Reader
from briefings.yardstick import of_nation
from indicators.codelists import NATION
from indicators.editions import Edition
from indicators.facts import Point
from indicators.model import Indicator
from indicators.narrative import (
    Sentence,
    Stated,
    beside_phrase,
    interval_phrase,
    joined,
    phrase,
    text_without_figures,
    with_unit,
)
from indicators.words import Words, area_name, figure_area, full_name, is_of_part

_COLUMNS = ("edition", "indicator", "value", "nation", "period", "area", "grade", "source")
_EMPTY = "–"


def grid_of(
    told: Sequence[IndicatorFacts],
    ref_area: str,
    reader: Reader,
    words: Words,
    note: Callable[[str], int],
) -> FigureTable:
    """Return one row an indicator; the nation stands beside, of the same period and source.

    Of which area a figure is has a column where it is not of the one asked for.

    Parameters
    ----------
    note : callable
        From the code of a source to the number of its endnote.
    """
    rows = [_row(one, reader, words, note(one.figure.key.data_source)) for one in told]
    names, left_out = _names(words), _left_out(told, ref_area)
    columns = [name for name in _COLUMNS if name in rows[0] and name not in left_out]
    cells = [[row[name] for name in columns] for row in rows]
    titles = [names[name] for name in columns]
    widths = column_shares(titles, [[cell.said.text for cell in row] for row in cells])
    caption = _caption(told, ref_area, words)
    return FigureTable(caption, tuple(titles), tuple(map(tuple, cells)), widths)


def _left_out(told: Sequence[IndicatorFacts], ref_area: str) -> set[str]:
    plain = all(one.ref_area == ref_area and not _is_partly(one) for one in told)
    own = {"area"} if plain else set()
    return own | ({"nation"} if all(one.ref_area == NATION for one in told) else set())


def _caption(told: Sequence[IndicatorFacts], ref_area: str, words: Words) -> str:
    caption = words("The latest figures for {area}", area=area_name(ref_area, words))
    bounded = any(one.figure.point.bounded for one in told)
    unsure = (
        words("In brackets the interval, where one is known")
        if bounded
        else words("No source gives a confidence interval")
    )
    return f"{caption}. {unsure}"


def _names(words: Words) -> dict[str, str]:
    return {
        "edition": words("Edition"),
        "indicator": words("Indicator"),
        "value": words("Value"),
        "nation": area_name(NATION, words),
        "period": words("Period"),
        "area": words("Figure of"),
        "grade": words("Grade"),
        "source": words("Source"),
    }


def _row(one: IndicatorFacts, reader: Reader, words: Words, note: int) -> dict[str, Cell]:
    """Return the cells of a row by their column; of a real figure none says its edition."""
    latest, item = one.figure, one.item
    name = full_name(item, latest.key.codes(), words)
    cells = {
        "indicator": Cell(text_without_figures(name), reader.link(latest.key, words.language)),
        "value": Cell(value_of(one, words), number=True),
        "nation": Cell(_beside(one, reader, words), number=True),
        "period": Cell(text_without_figures(words.period(latest.key.time_period, item.period))),
        "area": Cell(text_without_figures(_covered(one, words))),
        "grade": Cell(Sentence(one.letter)),
        "source": Cell(text_without_figures(f"[{note}]")),
    }
    if watermark := Edition(reader.edition).watermark(words):
        cells["edition"] = Cell(Sentence(watermark))
    return cells


def _beside(one: IndicatorFacts, reader: Reader, words: Words) -> Sentence:
    point = of_nation(one, reader)
    if point is None or one.item.unit_measure == "YES_NO":
        return Sentence(_EMPTY)
    said, key = beside_phrase(point, one.item, words), vars(point.key)
    if one.ref_area == NATION or not is_of_part(one.item, key):
        return said
    return joined([said, text_without_figures(f"({figure_area(one.item, key, words)})")])


def _is_partly(one: IndicatorFacts) -> bool:
    return is_of_part(one.item, vars(one.figure.key))


def _covered(one: IndicatorFacts, words: Words) -> str:
    return figure_area(one.item, vars(one.figure.key), words)


def value_of(one: IndicatorFacts, words: Words) -> Sentence:
    """Return the value, its interval in brackets, and that it is doubtful or a forecast."""
    latest = one.figure
    if one.item.unit_measure == "YES_NO":
        return _yes_no(latest.point, one.item, words)
    between = interval_phrase(latest.point, one.item, words)
    parts = [with_unit(latest.point, one.item, words)]
    parts += [joined(["(", between, ")"], "")] if between else []
    parts += [Sentence(words("(low reliability)"))] if latest.point.status == "U" else []
    parts += [Sentence(words("(forecast)"))] if latest.point.status == "F" else []
    return joined(parts)


def _yes_no(point: Point, item: Indicator, words: Words) -> Sentence:
    text = phrase("yes" if point.value else "no", item, words, {}).text
    return Sentence(text, (Stated(text, point.value, point.key, "value"),))
