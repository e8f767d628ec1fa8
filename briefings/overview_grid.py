"""The table of a briefing: each figure with its interval, period, area, grade and source."""

from collections.abc import Callable, Sequence

from briefings.document import Cell, Grid
from briefings.labels import area_name
from briefings.reading import Reader, Told
from indicators.facts import Graded
from indicators.facts.keys import Point
from indicators.language import Words
from indicators.model import Indicator
from indicators.names import full_name
from indicators.narrative import Said, Stated
from indicators.narrative.said import given, joined
from indicators.narrative.templates import phrase
from indicators.narrative.values import interval, with_unit


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
    mark = reader.edition == "illustrative"
    columns = [words("Indicator"), words("Value"), words("Interval"), words("Period")]
    columns += [words("Figure of"), words("Grade"), words("Source")]
    widths = [0.31, 0.16, 0.11, 0.11, 0.13, 0.08, 0.10]
    if mark:
        columns.insert(0, words("Edition"))
        widths = [0.17, 0.23, 0.12, 0.11, 0.08, 0.11, 0.08, 0.10]
    rows = tuple(
        _row(one, reader, words, note(one.figure.key.data_source), mark=mark) for one in told
    )
    caption = words(
        "The latest figures for {area}; a figure of a wider area says so",
        area=area_name(ref_area, words),
    )
    return Grid(caption, tuple(columns), rows, tuple(widths))


def _row(one: Told, reader: Reader, words: Words, note: int, *, mark: bool) -> tuple[Cell, ...]:
    latest, item = one.figure, one.item
    grade = next((fact.letter for fact in one.facts if isinstance(fact, Graded)), "")
    link = reader.link(latest.key, words.language)
    cells = [
        Cell(given(full_name(item, latest.key.codes(), words)), link),
        Cell(_value(one, words), number=True),
        Cell(interval(latest.point, item, words) or Said("–"), number=True),
        Cell(given(words.period(latest.key.time_period, item.period))),
        Cell(given(area_name(one.ref_area, words))),
        Cell(Said(grade)),
        Cell(given(f"[{note}]")),
    ]
    return (Cell(Said(words("ILLUSTRATIVE"))), *cells) if mark else tuple(cells)


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
