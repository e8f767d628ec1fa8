"""What is wrong with a story: figures that are not there, numbers bound to none, bold claims.

Every fault names the file, the step and the reason. A story without faults says only what the
published figures say, and holds against each other only what may be held so.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import pandas as pd

from indicators.catalog import catalog
from indicators.caveats import Statement, caveats_of, forbidding
from indicators.codelists import DIMENSIONS
from indicators.errors import DataFaults, Fault, Unbound
from indicators.model import LANGUAGES
from indicators.observations import year
from indicators.summary import segments
from indicators.words import words
from stories.figures import Figures, Row, figure_of, series_of
from stories.model import Comparison, Document, Step, Story
from stories.pictures import Ground
from stories.telling import tell
from stories.texts import references, without_references

_DIGITS = re.compile(r"\d+(?:[ .,]\d+)*")
_CLAIMS = Path(__file__).with_name("claims.toml")
_UNBOUND = "no figure says so: write it as {CODE@PERIOD}, or name its document in [[documents]]"


def check_story(story: Story, figures: Figures, ground: Ground) -> None:
    """Pass over a story in which all is bound and every comparison holds.

    Raises
    ------
    DataFaults
        With every fault, each with its file, step and reason.
    """
    found = faults_of(f"{story.code}.toml", story.steps, story.documents, figures, ground)
    if found:
        raise DataFaults(found)


def faults_of(
    file: str,
    steps: Sequence[Step],
    documents: Sequence[Document],
    figures: Figures,
    ground: Ground,
) -> list[Fault]:
    """Return every fault of some steps, in their order."""
    given = {number for document in documents for number in document.numbers}
    return [
        Fault(file, None, f"step {at}", reason)
        for at, step in enumerate(steps, 1)
        for reason in dict.fromkeys(_faults(step, given, figures, ground))
    ]


def _faults(step: Step, given: set[str], figures: Figures, ground: Ground) -> Iterator[str]:
    yield from _untold(step, figures, ground)
    years = {text for row in _rows(step, figures) for text in _years(row)}
    for name, text in _texts(step):
        for number in _DIGITS.findall(without_references(text)):
            if number not in given | years:
                yield f"{name}: {number!r} is in the text, and {_UNBOUND}"
        yield from _bold(name, text, step)
    for one in step.compares:
        yield from _unheld(one, figures)


def _untold(step: Step, figures: Figures, ground: Ground) -> Iterator[str]:
    """Yield why a step cannot be told: the same in every language, but for the forms of texts."""
    for language in LANGUAGES:
        try:
            tell(step, figures, words(language), "check", ground)
        except Unbound as error:
            yield str(error)


def _texts(step: Step) -> Iterator[tuple[str, str]]:
    """Yield the texts of a step, each with its key and language."""
    for name in ("name", "title", "text", "more", "notes"):
        given: Mapping[str, str] = getattr(step, name) or {}
        yield from ((f"{name}.{language}", text) for language, text in given.items())


def _rows(step: Step, figures: Figures) -> Iterator[Row]:
    """Yield the figures that a step names and that are there."""
    named = [one for _, text in _texts(step) for one, _ in references(text)]
    drawn = [] if step.picture.kind == "gap" else step.picture.of
    for reference in dict.fromkeys((*named, *drawn)):
        try:
            yield figure_of(reference, figures)
        except Unbound:
            continue


def _years(row: Row) -> Iterator[str]:
    """Yield the years that may stand in a text beside a figure: its own, and those of breaks."""
    yield str(year(str(row["time_period"])))
    yield from (one.time_period[:4] for one in catalog()[str(row["indicator"])].breaks)


@cache
def _claim_words() -> Mapping[str, list[str]]:
    return tomllib.loads(_CLAIMS.read_text(encoding="utf-8"))


def _bold(name: str, text: str, step: Step) -> Iterator[str]:
    """Yield words that compare, in a step that names no comparison."""
    language = name.rpartition(".")[2]
    said = without_references(text).lower()
    for word in _claim_words()[language]:
        if re.search(rf"(?<!\w){re.escape(word)}", said) and not step.compares:
            yield f"{name}: {word.strip()!r} compares: name the figures in [[steps.compares]]"


def _unheld(one: Comparison, figures: Figures) -> Iterator[str]:
    """Yield why a comparison may not be made, or is not so."""
    try:
        first, other = figure_of(one.one, figures), figure_of(one.than, figures)
    except Unbound as error:
        yield str(error)
        return
    said = f"{one.one} {one.relation} than {one.than}"
    if first["indicator"] != other["indicator"]:
        yield f"{said}: two indicators are not compared"
        return
    yield from (f"{said}: {reason}" for reason in _forbidden(first, other, figures))
    apart = float(first["obs_value"]) - float(other["obs_value"])
    if (apart > 0) != (one.relation == "higher") or not apart:
        yield f"{said}: the figures are {first['obs_value']:g} and {other['obs_value']:g}"
    elif _overlap(first, other):
        yield f"{said}: their intervals overlap"


def _forbidden(first: Row, other: Row, figures: Figures) -> Iterator[str]:
    moved = first["time_period"] != other["time_period"]
    statement: Statement = "change" if moved else "rank"
    for row in (first, other):
        item, source = catalog()[str(row["indicator"])], str(row["data_source"])
        under = caveats_of(
            item.caveats,
            figures.source(source),
            source,
            str(row["time_period"]),
            str(row["ref_area"]),
        )
        if code := forbidding(under, statement):
            yield f"the caveat {code!r} forbids it"
    if first["data_source"] != other["data_source"]:
        yield "two sources are not compared"
    elif moved and not _joined(first, other, figures):
        yield "a break lies between them, or they are of different groups"


def _joined(first: Row, other: Row, figures: Figures) -> bool:
    """Return whether two figures stand in one part of one series, no break between them."""
    if any(first[name] != other[name] for name in ("ref_area", *DIMENSIONS)):
        return False
    parts = segments(series_of(first, figures), catalog()[str(first["indicator"])])
    periods = {str(first["time_period"]), str(other["time_period"])}
    return any(periods <= set(part["time_period"]) for part in parts)


def _overlap(first: Row, other: Row) -> bool:
    bounds = [row[end] for row in (first, other) for end in ("lower_bound", "upper_bound")]
    if any(pd.isna(bound) for bound in bounds):
        return False
    return bool(bounds[0] <= bounds[3] and bounds[2] <= bounds[1])
