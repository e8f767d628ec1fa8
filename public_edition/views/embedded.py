"""The embedded figure: what stands around its picture, so that it may travel alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from indicators.words import Words, unit
from public_edition.citation import permanent
from public_edition.embedding import frame_height
from public_edition.figure import area_figures
from public_edition.pictures import Map, subtitle_of
from public_edition.reading import Reading
from public_edition.sentences import published_only
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
        return _gap(subject, shared["title"], site.absolute(path), words)
    trend, drawn = shared["trend"], shared["map"]
    picture = "trend" if trend else "map" if drawn else ""
    mapped = None if trend else drawn
    keys = _keys(trend, mapped)
    under = [_of_map(mapped) if mapped else _under(subject, words)]
    small = _small(subject, reading, words, mapped=mapped is not None)
    # One line more is the link itself.
    height = frame_height(shared["title"], under, [*small, "·"], keys, picture)
    return Embedded(under, small, link, height)


def _keys(trend: Any, drawn: Any) -> list[str]:
    """Return the entries of the legend: of a trend with one line there are none."""
    if drawn:
        return [entry["l"] for entry in (*drawn.classes, *drawn.states)]
    return list(trend.legend) if trend and len(trend.legend) > 1 else []


def _gap(subject: IndicatorPage, title: str, link: str, words: Words) -> Embedded:
    """Return what stands around the statement that no figure is published.

    It names no release: a new one without a figure of it would change it.
    """
    item = subject.item
    why = f"{words('No figure is published.')} {words.of(item.gap or item.caveat)}"
    mark = [published_only(words)]
    height = frame_height(title, [unit(item, words), why, ""], [*mark, "·"], [], "gap")
    return Embedded([unit(item, words)], mark, link, height)


def _of_map(drawn: Map) -> str:
    """Return what a map shows: unit, groups, period and areas; its name where it has its own."""
    return f"{drawn.title}: {drawn.subtitle}" if drawn.renamed else drawn.subtitle


def _under(subject: IndicatorPage, words: Words) -> str:
    """Return area, unit, groups and period of what is shown."""
    item, nation = subject.item, subject.nation
    period = words.period(nation.view.time_period, item.period)
    return f"{subtitle_of(item, nation, words)}, {period}"


def _small(subject: IndicatorPage, reading: Reading, words: Words, *, mapped: bool) -> list[str]:
    """Return what a picture that travels may not lose: caveat, source, grade, edition."""
    said = f"{words('What it does not say')}: {words.of(subject.item.caveat)}"
    cited = cited_sources(subject, reading, words, mapped=mapped).rstrip(".")
    source = words("Source: {source}.", source=cited)
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
