"""Titles: the key message of a page, and of what stands beside it a finding of the rows shown."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from indicators.codelists import NATION, codelist
from indicators.facts import Fact, Gap, barred
from indicators.model import Indicator
from indicators.narrative.among import gap_title
from indicators.narrative.findings import is_material
from indicators.narrative.paragraphs import opening
from indicators.targets import Distance
from indicators.words import Words, status_name, unbroken

_TELLING = frozenset({"met", "on_track", "off_track", "worse"})


def figure_title(facts: Sequence[Fact], ref_area: str, words: Words) -> str:
    """Return what a page on a figure of an area is called: the sentence that states the figure.

    The nation need not be named where nothing else is meant.
    """
    return unbroken(opening(facts, words, place=ref_area != NATION).text)


def groups_title(
    gaps: Iterable[Gap],
    shown: Mapping[str, pd.DataFrame],
    sources: Mapping[str, Mapping[str, Any]],
    item: Indicator,
    words: Words,
) -> str:
    """Return the figures of the two groups farthest apart of the latest period, else what is shown.

    It gives no verdict. A gap that chance may explain is no title, nor one of unknown error that
    is small, nor one of a model, nor one that a caveat forbids to judge.

    Parameters
    ----------
    shown : mapping
        The groups drawn, by dimension; a gap of other rows is none of theirs.
    sources : mapping
        Every source by its code.
    """
    worth = [gap for gap in gaps if _is_of(gap, shown) and _may_be_told(gap, sources)]
    found = max(worth, key=_telling, default=None)
    return gap_title(found, words).text if found else _by_groups(shown, item, words)


def _may_be_told(gap: Gap, sources: Mapping[str, Mapping[str, Any]]) -> bool:
    modelled = gap.kind == "modelled"  # the groups of a model are not independent
    return is_material(gap) and not modelled and not barred(gap, "verdict", sources)


def _telling(gap: Gap) -> tuple[str, bool, float]:
    """Return by what a gap leads: the later one, the reliable one, the wider one."""
    return gap.key.time_period, gap.reliable is True, gap.difference


def _is_of(gap: Gap, shown: Mapping[str, pd.DataFrame]) -> bool:
    rows = shown.get(gap.dimension)
    if rows is None or rows.empty:
        return False
    of = {(str(row.time_period), str(row.data_source)) for row in rows.itertuples(index=False)}
    return of == {(gap.key.time_period, gap.key.data_source)}


def _by_groups(shown: Mapping[str, pd.DataFrame], item: Indicator, words: Words) -> str:
    """Return the indicator and what its groups are of: no more than what is drawn."""
    names = [words.of(codelist("dimension")[name]["name"]) for name in shown]
    listed = ", ".join(f"{name[:1].lower()}{name[1:]}" for name in names)
    named = words.of(item.name)
    return words("{name}, by group: {groups}", name=named, groups=listed) if listed else named


def targets_title(
    held: Iterable[Distance], best: str, item: Indicator, words: Words, *, countries: bool
) -> str:
    """Return where a figure stands: at its target, else who is best, else what is compared.

    Parameters
    ----------
    best : str
        A sentence on the area that does best; empty where none may be said to.
    countries : bool
        Whether countries of the region are shown.
    """
    told = next((one for one in held if one.status in _TELLING), None)
    if told is not None:
        return words(
            "{label} ({year}): {status}",
            label=words.of(told.target.label),
            year=told.target.time_period,
            status=status_name(told.status, words),
        )
    if best:
        return best.rstrip(".")
    named = words.of(item.name)
    return words("{name}, beside countries of the region", name=named) if countries else named
