"""The table of a briefing: each figure with its interval, period, area, grade and source."""

from collections.abc import Callable, Sequence

from briefings.document import Cell, Grid
from briefings.labels import area_name
from briefings.reading import Reader, Told
from briefings.table_widths import shares
from indicators.facts import Graded
from indicators.facts.keys import Point
from indicators.language import Words
from indicators.model import Indicator
from indicators.names import full_name
from indicators.narrative import Said, Stated
from indicators.narrative.said import given, joined
from indicators.narrative.templates import phrase
from indicators.narrative.values import interval, with_unit

_COLUMNS = ("edition", "indicator", "value", "interval", "period", "area", "grade", "source")


def grid_of(
    told: Sequence[Told],
    ref_area: str,
    reader: Reader,
    words: Words,
    note: Callable[[str], int],
) -> Grid:
    """Return one row an indicator; the area is named wherever it is not the one asked for.

    Parameters
    ----------
    note : callable
        From the code of a source to the number of its endnote.
    """
    rows = [_row(one, reader, words, note(one.figure.key.data_source)) for one in told]
    caption = words(
        "The latest figures for {area}; a figure of a wider area says so",
        area=area_name(ref_area, words),
    )
    columns = [name for name in _COLUMNS if any(name in row for row in rows)]
    if "interval" not in columns:
        unsure = words("No source gives a confidence interval")
        caption = f"{caption}. {unsure}"
    names = _names(words)
    cells = [[row.get(name, Cell(Said("–"), number=True)) for name in columns] for row in rows]
    titles = [names[name] for name in columns]
    widths = shares(titles, [[cell.said.text for cell in row] for row in cells])
    return Grid(caption, tuple(titles), tuple(map(tuple, cells)), widths)


def _names(words: Words) -> dict[str, str]:
    return {
        "edition": words("Edition"),
        "indicator": words("Indicator"),
        "value": words("Value"),
        "interval": words("Interval"),
        "period": words("Period"),
        "area": words("Figure of"),
        "grade": words("Grade"),
        "source": words("Source"),
    }


def _row(one: Told, reader: Reader, words: Words, note: int) -> dict[str, Cell]:
    """Return the cells of a row by their column; a column that has nothing to say is left out."""
    latest, item = one.figure, one.item
    name = full_name(item, latest.key.codes(), words)
    between = interval(latest.point, item, words)
    cells = {
        "indicator": Cell(given(name), reader.link(latest.key, words.language)),
        "value": Cell(_value(one, words), number=True),
        "period": Cell(given(words.period(latest.key.time_period, item.period))),
        "area": Cell(given(area_name(one.ref_area, words))),
        "grade": Cell(Said(next(f.letter for f in one.facts if isinstance(f, Graded)))),
        "source": Cell(given(f"[{note}]")),
    }
    if between:
        cells["interval"] = Cell(between, number=True)
    if reader.edition == "illustrative":
        cells["edition"] = Cell(Said(words("ILLUSTRATIVE")))
    return cells


def _value(one: Told, words: Words) -> Said:
    latest = one.figure
    if one.item.unit_measure == "YES_NO":
        return _yes_no(latest.point, one.item, words)
    value = with_unit(latest.point, one.item, words)
    if latest.point.status == "U":
        return joined([value, Said(words("(low reliability)"))])
    return value


def _yes_no(point: Point, item: Indicator, words: Words) -> Said:
    text = phrase("yes" if point.value else "no", item, words, {}).text
    return Said(text, (Stated(text, point.value, point.key, "value"),))
