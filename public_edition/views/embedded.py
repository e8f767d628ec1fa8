"""The embedded figure: what stands around its picture, so that it may travel alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from indicators.words import Words
from public_edition.citation import permanent
from public_edition.embedding import frame_height
from public_edition.figure import area_figures
from public_edition.pictures import subtitle_of
from public_edition.reading import Reading
from public_edition.site import Site
from public_edition.views.indicator_files import IndicatorPage, cited_sources


@dataclass(frozen=True)
class Embedded:
    """The texts of an embedded figure, its permanent link, and the height it needs.

    Attributes
    ----------
    under : list of str
        Under the title: area, unit, groups and period.
    small : list of str
        Below the picture: what it does not say, source, grade, edition.
    """

    under: list[str]
    small: list[str]
    link: str
    height: int


def embedded(
    subject: IndicatorPage,
    shared: Mapping[str, Any],
    reading: Reading,
    site: Site,
    words: Words,
) -> Embedded:
    """Return what stands around the picture of an indicator.

    Parameters
    ----------
    shared : mapping
        What the page and the embedded figure both show.
    """
    path = f"{words.language}/indicator/{subject.item.indicator}.html"
    link = permanent(site.absolute(path), subject.release)
    if not subject.exists:
        return Embedded([], [], site.absolute(path), frame_height(shared["title"], [], [], [], ""))
    trend, drawn = shared["trend"], shared["map"]
    picture = "trend" if trend else "map" if drawn else ""
    keys = _keys(trend, None if trend else drawn)
    under, small = [_under(subject, shared, words)], _small(subject, reading, words)
    # One line more is the link itself.
    height = frame_height(shared["title"], under, [*small, "·"], keys, picture)
    return Embedded(under, small, link, height)


def _keys(trend: Any, drawn: Any) -> list[str]:
    """Return the entries of the legend: of a trend with one line there are none."""
    if drawn:
        return [entry["l"] for entry in (*drawn.classes, *drawn.states)]
    return list(trend.legend) if trend and len(trend.legend) > 1 else []


def _under(subject: IndicatorPage, shared: Mapping[str, Any], words: Words) -> str:
    """Return area, unit, groups and period of what is shown."""
    if not subject.nation.exists:
        return str(shared["map"].subtitle)
    item, nation = subject.item, subject.nation
    period = words.period(nation.view.time_period, item.period)
    return f"{subtitle_of(item, nation, words)}, {period}"


def _small(subject: IndicatorPage, reading: Reading, words: Words) -> list[str]:
    """Return what a picture that travels may not lose: caveat, source, grade, edition."""
    said = f"{words('What it does not say')}: {words.of(subject.item.caveat)}"
    source = words("Source: {source}.", source=cited_sources(subject, reading, words).rstrip("."))
    letter = _grade(subject, reading)
    grade = words("Quality grade {letter}, from A (best) to E", letter=letter) if letter else ""
    mark = words("Published figures, data release {release}.", release=subject.release)
    return [said, source, f"{grade}. {mark}" if grade else mark]


def _grade(subject: IndicatorPage, reading: Reading) -> str:
    """Return the grade of the headline; of a map alone, that of its weakest figure."""
    if subject.nation.exists:
        return subject.nation.grade(reading).letter
    if subject.mapped is None:
        return ""
    shown = subject.mapped.observations.dropna(subset=["obs_value"])
    own = (area_figures(subject.item, shown, code) for code in sorted(set(shown["ref_area"])))
    return max((one.grade(reading).letter for one in own if one.exists), default="")
