"""On how many measures areas trail the nation: colours, words, and the table of the measures."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd

from figures.panels.marks import Link, badge
from geo.classes import colours
from indicators.display import row_as_printed
from indicators.plain_rows import plain_rows
from indicators.quality import grade_of
from indicators.trailing import Counted, Measure, bands
from indicators.words import Words, area_name, full_name, unit_beside

_TRAILS = "\N{BLACK DIAMOND}"


def count_values(found: Counted, words: Words) -> dict[str, list[Any]]:
    """Return what a map shows of each area with a count (as ``maps.area_values``)."""
    number = len(found.measures)
    of_count = {
        trailed: place
        for place, (low, high) in enumerate(bands(number))
        for trailed in range(low, high + 1)
    }
    return {
        code: [of_count[trailed], words("{k} of {n}", k=trailed, n=number), "", "", trailed]
        for code, trailed in found.areas.items()
    }


def count_classes(number: int, words: Words) -> list[dict[str, str]]:
    """Return colour and label of each class of a count."""
    ranges = bands(number)
    labels = [words.number(low, 0) if low == high else f"{low}–{high}" for low, high in ranges]
    inks = colours(len(ranges))
    return [{"c": ink, "l": label} for ink, label in zip(inks, labels, strict=True)]


def count_subtitle(found: Counted, words: Words) -> str:
    """Return what is counted, and when."""
    return words(
        "Number of {n} measures on which the area was worse than the nation, unweighted, {period}",
        n=len(found.measures),
        period=words.period(found.time_period),
    )


def uncounted_word(found: Counted, compared: pd.DataFrame, words: Words) -> str:
    """Return what is said of areas without a count: not surveyed, or not on every measure."""
    partly = set(found.unknown) & set(compared["ref_area"])
    return words("not on every measure") if partly else words("not surveyed")


def count_grade(
    rows: pd.DataFrame, found: Counted, sources: Mapping[str, Mapping[str, Any]], today: int
) -> str:
    """Return the lowest quality grade among the figures of the measures."""
    own = rows[rows["time_period"].eq(found.time_period) & rows["obs_value"].notna()]
    return max(
        grade_of(sources[str(row["data_source"])], row, today).letter for row in plain_rows(own)
    )


def has_later(found: Counted, coverage: pd.DataFrame) -> bool:
    """Return whether any of the measures has a later figure of areas below the nation."""
    codes = [one.indicator for one in found.measures]
    later = coverage["indicator"].isin(codes) & coverage["scheme"].ne("nation")
    return bool((coverage["time_period"][later].str[:4] > found.time_period[:4]).any())


def count_caveat(found: Counted, grade: str, today: int, words: Words, *, later: bool) -> str:
    """Return how old the count is, what it is not, and its grade, as markup."""
    old = today - int(found.time_period[:4])
    age = words.plural("{n} year old.", "{n} years old.", old)
    last = "" if later else words("No later figures of these measures by region.")
    said = words(
        "Counts on how many of {n} measures an area was worse than the nation; unweighted, "
        "sampling error not considered.",
        n=len(found.measures),
    )
    first = escape(" ".join(filter(None, [age, last])) if old > 1 else "")
    return f"<strong>{first}</strong> {escape(said)} {badge(grade, words)}"


def map_chip(name: str, period: str, known: int, every: int) -> tuple[str, str]:
    """Return the name of a map to choose, and its year with how many areas have a figure."""
    return name, f"{period} · {known}/{every}"


def every_measure(found: Counted, words: Words) -> tuple[str, str]:
    """Return the name of the map of all measures, and its year and coverage."""
    return map_chip(
        words("All {n} measures", n=len(found.measures)),
        words.period(found.time_period),
        len(found.areas),
        len(found.areas) + len(found.unknown),
    )


def measures_table(found: Counted, compared: pd.DataFrame, words: Words, link: Link) -> str:
    """Return the list of measures, closed until it is asked for."""
    areas = [area_name(code, words) for code in found.areas]
    titles = (words("Measure"), words("Nation"), *areas)
    head = "".join(f"<th scope='col'>{escape(title)}</th>" for title in titles)
    body = "".join(_row(one, found, compared, words, link) for one in found.measures)
    which = escape(words("Which {n} measures?", n=len(found.measures)))
    key = escape(words("{sign} worse than the nation, as printed", sign=_TRAILS))
    return (
        f"<details class='crm-which'><summary>{which}</summary><div class='crm-wide' "
        f"role='region' tabindex='0' aria-label='{which}'><table class='crm-measures'>"
        f"<caption class='crm-unseen'>{which}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div><p class='crm-source'>{key}</p></details>"
    )


def _row(one: Measure, found: Counted, compared: pd.DataFrame, words: Words, link: Link) -> str:
    item = one.item
    own = _of(compared, one)
    first = next(iter(own.values()))
    nation = words.value(float(first["nation"]), row_as_printed(item, first))
    name = escape(full_name(item, one.dimensions, words))
    named = f"<a href='{link(item.indicator)}' target='_self'>{name}</a>"
    small = escape(unit_beside(item, words))
    cells = "".join(_cell(own[code], one, words) for code in found.areas)
    return (
        f"<tr><th scope='row'>{named} <small>{small}</small></th>"
        f"<td>{escape(nation)}</td>{cells}</tr>"
    )


def _cell(row: Mapping[Any, Any], one: Measure, words: Words) -> str:
    mark = f" <b aria-hidden='true'>{_TRAILS}</b>" if row["trails"] else ""
    kind = " class='crm-trails'" if row["trails"] else ""
    return f"<td{kind}>{escape(words.figure(row, one.item))}{mark}</td>"


def _of(rows: pd.DataFrame, one: Measure) -> dict[str, Mapping[Any, Any]]:
    own = rows[rows["indicator"].eq(one.indicator) & rows["age"].eq(one.age)]
    return {str(row["ref_area"]): row for row in plain_rows(own)}


def trailing_names(
    code: str, found: Counted, compared: pd.DataFrame, words: Words
) -> Sequence[str]:
    """Return the names of the measures on which an area trails."""
    behind = set(compared[compared["ref_area"].eq(code) & compared["trails"]]["indicator"])
    return [words.of(one.item.name) for one in found.measures if one.indicator in behind]
