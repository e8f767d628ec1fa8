"""What the passport of a figure says, line by line, in the reader's language."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from data.frozen import Damage, row_hash
from figures.maps import interval
from indicators.catalog import catalog, indicator
from indicators.caveats import Caveat, is_partial
from indicators.codelists import codelist, state
from indicators.facts import Latest, NoFigure, Reason, point_of
from indicators.narrative import fact_sentence
from indicators.quality import Grade, grade_of
from indicators.words import (
    Words,
    figure_area,
    footnote,
    full_name,
    inside_sentence,
    kind_names,
    unit,
    unit_beside,
)
from passports.changes import Side, side_text
from passports.citation import Cited
from passports.headers import cite
from passports.standing import ReleasedFigure

Line = tuple[str, str]
_REASONS: Mapping[str, Reason] = {
    "suppressed": "withheld",
    "not_collected": "not_collected",
    "not_applicable": "not_applicable",
    "did_not_occur": "did_not_occur",
    "below_unit": "below_unit",
}


def value(figure: ReleasedFigure, words: Words) -> str:
    """Return the value as the language writes it, or the name of the state in its place."""
    return value_text(figure, figure.row, words)


def value_text(figure: ReleasedFigure, row: Mapping[str, Any], words: Words) -> str:
    """Return the value of any observation of the figure's indicator, or its state."""
    if is_absent(row):
        return status(row, words)
    return words.figure(row, figure.item)


def is_absent(row: Mapping[str, Any]) -> bool:
    """Return whether an observation carries no value."""
    return row["obs_value"] is None or math.isnan(row["obs_value"])


def status(row: Mapping[str, Any], words: Words) -> str:
    """Return the name of the status of an observation."""
    named: str = codelist("obs_status")[row["obs_status"]][words.language]
    return named


def sentence(figure: ReleasedFigure, words: Words) -> str:
    """Return the figure as one sentence, or why there is no value."""
    watermark = figure.edition.watermark(words)
    mark = f"{watermark}. " if watermark else ""
    if is_absent(figure.row):
        reason = _REASONS.get(state(figure.row["obs_status"]), "missing")
        return mark + fact_sentence(NoFigure(figure.item, figure.key, reason), words).text
    point, kind = point_of(figure.row), figure.source["kind"]
    fact = Latest(figure.item, point, kind, 0, _covering(figure))
    return mark + fact_sentence(fact, words).text


def _covering(figure: ReleasedFigure) -> tuple[Caveat, ...]:
    """Return the caveats that say what a figure covers: a release has the prose of them alone."""
    key, known = figure.key, catalog().get(figure.key.indicator)
    own = (key.time_period, key.data_source, key.ref_area)
    every = known.caveats if known else ()
    return tuple(one for one in every if is_partial([one]) and one.concerns(*own))


def statement(figure: ReleasedFigure, words: Words) -> str:
    """Return the figure as a citation names it: indicator, groups, area, period, value."""
    item, key = figure.item, figure.key
    covering = replace(item, caveats=_covering(figure))
    parts = [full_name(item, key.codes(), words), figure_area(covering, vars(key), words)]
    parts.append(words.period(key.time_period, item.period))
    named = "" if is_absent(figure.row) else unit_beside(item, words)
    said = value(figure, words) + (f" ({named})" if named else "")
    return f"{', '.join(parts)}: {said}"


def citation_parts(figure: ReleasedFigure, words: Words, link: str) -> Cited:
    """Return what a citation of the figure names."""
    said = statement(figure, words)
    return Cited(figure.key, said, figure.source, figure.release, figure.made, link)


def standing_sentence(figure: ReleasedFigure, words: Words) -> str:
    """Return that a figure is no longer current and what replaces it; empty if it is current."""
    if figure.standing == "illustrative":
        return words(
            "ILLUSTRATIVE: this figure is synthetic. It shows how the monitor works, is in no data "
            "release and must not be quoted."
        )
    if figure.standing == "withdrawn":
        return words(
            "Withdrawn: this figure of data release {release} stands in the data no more.",
            release=figure.release,
        )
    if figure.standing == "superseded":
        return words(
            "Superseded: this is the figure of data release {release}. The current figure is "
            "{value}.",
            release=figure.release,
            value=_now(figure, words),
        )
    if figure.standing == "unreleased":
        return words(
            "In no data release yet: the link opens the figure as it stands, and may change."
        )
    if figure.damage:
        said = words(
            "The figure is shown as the data have it; the hash of their content is {content}.",
            content=figure.release,
        )
        return f"{damage_message(figure.damage, words)} {said}"
    return ""


def _now(figure: ReleasedFigure, words: Words) -> str:
    """Return the figure that replaces one, by its present declaration."""
    current = Side(figure.current or {}, indicator(figure.key.indicator))
    return side_text(current, Side(figure.row, figure.item), words)


def figure_grade(figure: ReleasedFigure, today: int) -> Grade | None:
    """Return the quality grade, or None where there is no value to grade."""
    if is_absent(figure.row):
        return None
    return grade_of(figure.source, figure.row, today)


def passport_lines(figure: ReleasedFigure, words: Words, today: int) -> Iterator[Line]:
    """Yield label and text of the whole passport; what is not known is left out."""
    found = [*_itself(figure, words), *_origin(figure, words), *_proof(figure, words, today)]
    yield from ((label, text) for label, text in found if text)


def _itself(figure: ReleasedFigure, words: Words) -> Iterator[Line]:
    row, item = figure.row, figure.item
    yield words("Value"), value(figure, words)
    yield words("Interval"), interval(row["lower_bound"], row["upper_bound"], item, words)
    yield words("Unit"), unit(item, words)
    yield words("Status"), status(row, words)
    yield words("Definition"), words.of(item.definition)
    yield figure.edition.unsaid(words), words.of(item.caveat)


def _origin(figure: ReleasedFigure, words: Words) -> Iterator[Line]:
    row, source = figure.row, figure.source
    yield words("Source"), cite(source, words)
    yield words("Kind of source"), kind_names(words)[source["kind"]]
    yield words("Place in the source"), row["source_cell"] or ""
    yield words("Read from"), row["source_link"] or source["url"] or ""
    yield words("Retrieved"), source["retrieved"] or ""
    yield words("What was done to it"), " ".join(transformations(figure, words))


def transformations(figure: ReleasedFigure, words: Words) -> list[str]:
    """Return what was done to the figure on its way here: notes, rounding, protection."""
    row, item = figure.row, figure.item
    noted = footnote(row["footnotes"], words)
    said = [f"{noted.rstrip('.')}."] if noted else []
    if state(row["obs_status"]) == "suppressed":
        said.append(words("Withheld so that no child can be recognised."))
    elif not is_absent(row) and round(row["obs_value"], item.decimals) != row["obs_value"]:
        held = words.exact(row["obs_value"])
        said.append(words("Rounded where it is shown; the value held is {value}.", value=held))
    if figure.edition.is_illustrative:
        said.append(words("Made by the generator of the illustrative edition."))
    return said or [words("Nothing: it stands as the source gives it.")]


def _proof(figure: ReleasedFigure, words: Words, today: int) -> Iterator[Line]:
    given = figure_grade(figure, today)
    yield words("Quality grade"), _graded(given, figure.source["kind"], words) if given else ""
    yield words("Data release"), figure.release
    yield words("Hash of the release (SHA-256)"), figure.content
    held = "; ".join(f"{name} {digest}" for name, digest in figure.files.items())
    yield words("File of the source (SHA-256)"), held
    published = "" if figure.edition.is_illustrative else row_hash(figure.row)
    yield words("This observation (SHA-256)"), published


def _graded(given: Grade, kind: str, words: Words) -> str:
    why = "; ".join(_ground(ground, kind, words) for ground in given.grounds)
    return f"{given.letter} — {why}" if why else given.letter


def _ground(ground: str, kind: str, words: Words) -> str:
    name, _, code = ground.partition(":")
    if name == "kind":
        return kind_names(words)[kind]
    if name == "status":
        return inside_sentence(str(codelist("obs_status")[code][words.language]), words.language)
    if name == "caveat":
        return inside_sentence(words.of(codelist("caveat")[code]["name"]), words.language)
    said = {
        "age:5": words("older than five years"),
        "age:10": words("older than ten years"),
        "interval": words("printed without its interval"),
        "width": words("an interval wider than half of the figure"),
        "finding": words("does not fit other figures"),
        "small_area": words("an estimate for a small area"),
    }
    return said[ground]


def damage_message(damage: Damage, words: Words) -> str:
    """Return which file of which release is damaged, and why, in the reader's language."""
    return words(
        "Data release {release} is damaged and is not shown. File {file}: {why}.",
        release=damage.release,
        file=damage.file,
        why=damage.why(words.language),
    )
