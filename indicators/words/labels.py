"""Names of areas, units, groups, agencies and sources in the reader's language."""

from collections.abc import Mapping
from typing import Any

from indicators.codelists import areas, codelist
from indicators.model import Indicator
from indicators.quality import KIND_POINTS
from indicators.selection import View
from indicators.words.language import Words
from indicators.words.names import group_names


def area_name(ref_area: str, words: Words) -> str:
    """Return the name of an area in the reader's language."""
    return words.of(areas()[ref_area].name)


def unit(item: Indicator, words: Words) -> str:
    """Return the unit of an indicator in words."""
    return words.of(codelist("unit_measure")[item.unit_measure])


def described(view: View, words: Words) -> str:
    """Return unit, groups and period of a view: the subtitle of its picture."""
    period = words.period(view.time_period, view.indicator.period) if view.exists else ""
    parts = [
        unit(view.indicator, words),
        *group_names(view.indicator, view.dimensions, words),
        period,
    ]
    return ", ".join(part for part in parts if part)


def holders(words: Words, *items: Indicator, most: int | None = None) -> str:
    """Return the names of the agencies that hold the figures of some indicators, each once."""
    held = list(dict.fromkeys(code for item in items for code in item.holders))
    return ", ".join(words.of(codelist("agency")[code]) for code in held[:most])


def short_source(source: Mapping[str, Any], words: Words) -> str:
    """Return publisher and edition of a source, and whether a later edition replaced it."""
    publisher = source[f"publisher_{words.language}"]
    named = f"{publisher}, {source['edition']}" if source["edition"] else str(publisher)
    return words("{source} (superseded)", source=named) if is_superseded(source) else named


def is_superseded(source: Mapping[str, Any]) -> bool:
    """Return whether a later edition replaced a source; a release frozen earlier does not say."""
    return bool(source.get("superseded_by"))


def kind_names(words: Words) -> dict[str, str]:
    """Return the name of each kind of source in the reader's language."""
    names = {
        "census": words("census"),
        "administrative": words("administrative records"),
        "survey": words("household survey"),
        "register": words("register count"),
        "index": words("composite index"),
        "modelled": words("modelled estimate"),
        "press": words("official figure quoted by the press"),
        "synthetic": words("synthetic"),
    }
    return {kind: names[kind] for kind in KIND_POINTS}


def status_name(status: str, words: Words) -> str:
    """Return the status of an indicator against its target, in words."""
    names = {
        "met": words("target met"),
        "on_track": words("on track"),
        "off_track": words("too slow"),
        "worse": words("moving away"),
        "unknown": words("pace not known"),
        "stale": words("figure too old to tell"),
        "unsure": words("pace not certain"),
        "barred": words("not held against the target"),
    }
    return names[status]
