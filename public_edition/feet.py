"""What the pictures of a page carry at their feet when they travel."""

from collections.abc import Mapping
from typing import Any

from figures.foot import Foot, foot
from indicators.codelists import NATION
from indicators.model import Indicator
from indicators.quality import Grade, grade_of_areas
from indicators.words import Words, short_source
from public_edition.figure import AreaFigures, Mapped
from public_edition.reading import Reading

Row = Mapping[Any, Any]


def feet(
    nation: AreaFigures,
    mapped: Mapped | None,
    reading: Reading,
    words: Words,
    release: str,
    link: str,
) -> dict[str, list[str]]:
    """Return the lines under each picture of a page: ``trend``, ``map``, and ``social``.

    The last is the picture that a shared link shows: of the headline, else of the map; with what
    the borders mean that it shows.
    """
    found: dict[str, list[str]] = {}
    if nation.exists:
        found["trend"] = _of_trend(nation, reading, words, release, link)
        drawn = mapped is not None or len(nation.series) < 2  # areas, or the country alone
        borders = [_boundaries(words)] if drawn else []
        found["social"] = [*_of_headline(nation, reading, words, release, link), *borders]
    if mapped is not None:
        found["map"] = _of_map(mapped, reading, words, release, link)
        found.setdefault("social", found["map"])
    return found


def _of_headline(
    figure: AreaFigures, reading: Reading, words: Words, release: str, link: str
) -> list[str]:
    """Return the foot of the picture that a shared link shows: of the headline alone."""
    cited = short_source(reading.source(figure.fact["data_source"]), words)
    given = figure.grade(reading)
    return _foot(figure.item, figure.fact, given, reading, words, cited, release, link).lines()


def _of_trend(
    figure: AreaFigures, reading: Reading, words: Words, release: str, link: str
) -> list[str]:
    """Return the foot of a trend: every source of its lines, and the periods they span."""
    codes = dict.fromkeys(str(part["data_source"].iloc[0]) for part in figure.lines)
    cited = "; ".join(short_source(reading.source(code), words) for code in codes)
    periods = sorted(str(when) for part in figure.lines for when in part["time_period"])
    ends = dict.fromkeys(words.period(end, figure.item.period) for end in (periods[0], periods[-1]))
    given = figure.grade(reading)
    told = _foot(
        figure.item, figure.fact, given, reading, words, cited, release, link, "–".join(ends)
    )
    return [*told.lines(), _boundaries(words)]


def _of_map(found: Mapped, reading: Reading, words: Words, release: str, link: str) -> list[str]:
    """Return the foot of a map, and what its boundaries mean."""
    source = reading.source(found.view.data_source)
    below = found.observations[found.observations["ref_area"] != NATION]
    given = grade_of_areas(source, below, found.view.indicator, len(found.areas), reading.year)
    row, cited = below.iloc[0].to_dict(), short_source(source, words)
    told = _foot(found.view.indicator, row, given, reading, words, cited, release, link)
    return [*told.lines(), _boundaries(words)]


def _boundaries(words: Words) -> str:
    return words("The boundaries and names shown imply no endorsement.")


def _foot(
    item: Indicator,
    row: Row,
    given: Grade,
    reading: Reading,
    words: Words,
    cited: str,
    release: str,
    link: str,
    period: str = "",
) -> Foot:
    source = reading.source(str(row["data_source"]))
    edition = words("Data release {release}", release=release)
    return foot(
        item, row, source, given, words, cited=cited, edition=edition, link=link, period=period
    )
