"""Questions to holders: every rule put to the figures of each edition, and how often it errs.

Computed from what is published, protected counts among it: from nothing that is withheld.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from math import isnan
from typing import Any

import pandas as pd

from indicators.codelists import NATION
from indicators.observations import EDITIONS, frame_of
from indicators.plain_rows import plain_rows
from indicators.signals import Record, Rule, Watched, rules, totals, tried, watched
from indicators.vital import PUBLISHED_COUNTS

_KEYS = ["ref_area", "time_period", "data_source"]
_NOT_COUNTED = frozenset({"modelled", "index", "survey"})
_TOLD = ("observed", "expected", "since", "share")


def rows(
    observations: Iterable[Mapping[str, Any]],
    analysed: Iterable[Mapping[str, Any]],
    sources: Iterable[Mapping[str, Any]],
) -> pd.DataFrame:
    """Return what every rule finds in each edition, in the columns of the table ``analysis``.

    Parameters
    ----------
    observations, analysed : iterable of rows
        All of the tables ``observation`` and ``analysis``, as they are written.
    sources : iterable of rows
        Of the table ``source``: figures of models, indices and surveys are left out.

    Returns
    -------
    DataFrame
        Of each series ``item`` is the rule, then / the indicator or ratio, and ``measure`` one of
        observed, expected, since (the first of the years that are meant), share (of false
        discoveries). Of each rule ``item`` is the rule alone: ``measure`` is watched, wanted, and
        what its trials gave: false_alarms, false_discovery, noticed, years, delay.
    """
    counting = {row["data_source"] for row in sources if row["kind"] not in _NOT_COUNTED}
    every = frame_of(row for row in observations if row["data_source"] in counting)
    counted = pd.DataFrame(list(analysed))
    there = [edition for edition in EDITIONS if every["edition"].eq(edition).any()]
    made = [row for one in there for row in _of_edition(one, totals(every, one), counted)]
    return pd.DataFrame(made)


def _of_edition(
    edition: str, figures: pd.DataFrame, counted: pd.DataFrame
) -> Iterator[dict[str, Any]]:
    counts = _register(figures, counted, edition)
    for code, rule in rules().items():
        for row in _of_rule(code, rule, watched(code, rule, figures, counts)):
            yield {"edition": edition, **row}


def _of_rule(code: str, rule: Rule, found: Watched) -> Iterator[dict[str, Any]]:
    for row in plain_rows(found.table):
        named = {name: row[name] for name in _KEYS} | {"item": f"{code}/{row['item']}"}
        yield from ({**named, "measure": name, "obs_value": float(row[name])} for name in _TOLD)
    told = {"watched": float(len(found.table)), "wanted": float(found.wanted)}
    told |= _tried(tried(code, rule, found))
    plain = {"item": code, "ref_area": NATION, "time_period": "", "data_source": ""}
    yield from ({**plain, "measure": name, "obs_value": value} for name, value in told.items())


def _tried(record: Record | None) -> dict[str, float]:
    told = {} if record is None else asdict(record)
    return {name: float(value) for name, value in told.items() if not isnan(value)}


def _register(figures: pd.DataFrame, analysed: pd.DataFrame, edition: str) -> pd.DataFrame:
    """Return counts of births and deaths by area, year and source: of registers, else published."""
    if len(analysed):
        kinds = {"analysis": "vital", "measure": "count", "edition": edition}
        own = analysed[analysed[list(kinds)].eq(pd.Series(kinds)).all(axis=1)]
        if len(own):
            return _wide(own.assign(count=own["item"]))
    named = figures.assign(count=figures["indicator"].map(PUBLISHED_COUNTS))
    return _wide(named.dropna(subset="count"))


def _wide(counts: pd.DataFrame) -> pd.DataFrame:
    values = counts.assign(obs_value=counts["obs_value"].astype(float))
    found = values.pivot_table("obs_value", _KEYS, "count").reset_index()
    return found.rename_axis(columns=None)
