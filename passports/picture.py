"""The picture of one figure, to publish: its number, one sentence, its series, its source."""

from typing import Literal

import pandas as pd

from figures.foot import Foot, foot
from indicators.quality import grade_of
from indicators.summary import same_slice
from indicators.words import Words, full_name, licence_name, short_source, unit
from passports.headers import cite
from passports.links import figure_link, printed_link
from passports.standing import ReleasedFigure
from passports.words import sentence, value

_FEWEST = 3  # points of a line worth drawing
_LINE = 88  # letters of an address that fit below a picture


def series_of(figure: ReleasedFigure, observations: pd.DataFrame) -> pd.DataFrame:
    """Return the observations of the figure's area, groups and source, up to its period."""
    key = figure.key
    own = observations[observations["time_period"] <= key.time_period]
    named = {name: getattr(key, name) for name in ("indicator", "ref_area", "data_source")}
    return same_slice(own, {**named, **key.codes()})


def picture(
    figure: ReleasedFigure,
    observations: pd.DataFrame,
    words: Words,
    kind: Literal["png", "svg"],
    link: str,
    *,
    watermark: str,
) -> bytes:
    """Return a card of the figure with what it is written inside.

    Parameters
    ----------
    observations : DataFrame
        Of the same indicator, area and release.
    watermark : str
        The word of the illustrative edition; empty for a published figure.
    """
    from figures.print import Card, file_metadata, save, social

    series = series_of(figure, observations)
    name = full_name(figure.item, figure.key.codes(), words)
    plain = figure.item.unit_measure == "PCNT"
    under = _foot(figure, words, link, watermark)
    card = Card(
        name if plain else f"{name} ({unit(figure.item, words)})",
        value(figure, words),
        sentence(figure, words),
        under.source,
        under.edition,
        under.link,
        watermark,
        under.about,
        under.caveat,
    )
    drawn = series if len(series) >= _FEWEST else None
    title = f"{watermark}. {name}" if watermark else name
    said = file_metadata(
        figure.item,
        title,
        words,
        source=cite(figure.source, words),
        licence=licence_name(str(figure.source["licence"]), words),
        link=link,
        release=figure.release or watermark,
    )
    return save(social(card, figure.item, words, picture=drawn), kind, said, colours=None)


def _foot(figure: ReleasedFigure, words: Words, link: str, watermark: str) -> Foot:
    """Return what the picture carries at its foot."""
    row, day = {**figure.row, "indicator": figure.item.indicator}, figure.made
    return foot(
        figure.item,
        row,
        figure.source,
        grade_of(figure.source, row, day.year),
        words,
        cited=short_source(figure.source, words),
        edition=watermark or _dated(figure, words),
        link=_printed(figure, link),
    )


def _printed(figure: ReleasedFigure, link: str) -> str:
    """Return the link as it stands on the picture: the longest form of it that fits a line.

    The file has the whole link inside.
    """
    site = link.partition("/figure?")[0]
    return printed_link(figure_link(figure.key, figure.content[:12], "", site), _LINE)


def _dated(figure: ReleasedFigure, words: Words) -> str:
    day = words.period(figure.made.isoformat())
    if not figure.release:
        return day
    return words("Data release {release}.", release=figure.release)
