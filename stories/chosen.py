"""A figure of any indicator as a step of its own: what it is, its value, the picture it allows."""

from collections.abc import Iterator

from indicators.catalog import catalog
from indicators.errors import Unbound
from indicators.facts import point_of
from indicators.narrative import with_unit
from indicators.words import Words, figure_area, full_name
from stories.figures import LATEST, Figures, Row, figure_of
from stories.model import Kind, Picture
from stories.pictures import Drawn, Ground, draw
from stories.telling import Told
from stories.texts import Number

_KINDS: tuple[Kind, ...] = ("trend", "map", "bars")
MOST = 12


def chosen(asked: str, figures: Figures, words: Words, ground: Ground) -> Iterator[Told]:
    """Yield each figure of a list, as CODE, CODE@PERIOD or its identity; unknown ones left out."""
    for at, one in enumerate(filter(None, asked.split(",")[:MOST])):
        reference = f"{one}@{LATEST}" if one in catalog() else one
        try:
            row = figure_of(reference, figures)
        except Unbound:
            continue
        yield _told(row, reference, figures, words, f"chosen{at}", ground)


def _told(
    row: Row, reference: str, figures: Figures, words: Words, ident: str, ground: Ground
) -> Told:
    item, key = catalog()[str(row["indicator"])], point_of(row).key
    period = words.period(key.time_period, item.period)
    written = with_unit(point_of(row), item, words).text
    name = full_name(item, key.codes(), words)
    title = f"{name}: {written}"
    where = f"{figure_area(item, vars(key), words)}, {period}"
    drawn = _first_that_draws(reference, row, figures, words, ident, ground)
    return Told(name, title, (where,), words.of(item.caveat), drawn, (_number(row, written),))


def _number(row: Row, written: str) -> Number:
    return Number(written, float(row["obs_value"]), point_of(row).key)


def _first_that_draws(
    reference: str, row: Row, figures: Figures, words: Words, ident: str, ground: Ground
) -> Drawn | None:
    """Return the trend of a figure, else its map, else the bar of it alone."""
    for kind in _KINDS:
        label = (str(row["ref_area"]),) if kind == "map" else ()
        try:
            return draw(Picture(kind, (reference,), label=label), figures, words, ident, ground)
        except Unbound:
            continue
    return None
