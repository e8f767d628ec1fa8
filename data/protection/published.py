"""Disclosure control at the one door: what the build writes for readers holds no small count.

It is done to figures the monitor makes from records of persons, where the declaration of the
indicator has a ``disclosure_threshold``. A figure that an official agency has published is
released by that agency, is known to everyone, and is never altered.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from math import isclose
from operator import itemgetter
from typing import Any

import pandas as pd

from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, TOTAL, areas
from indicators.disclosure import THRESHOLD, protect
from indicators.plain_rows import plain_rows

Row = dict[str, Any]
Key = tuple[str, ...]
Cells = Mapping[Key, set[Key]]

_table: Callable[[Mapping[str, Any]], Key] = itemgetter("indicator", "time_period")
_group: Callable[[Mapping[str, Any]], Key] = itemgetter("ref_area", *DIMENSIONS)
_BEHIND = ("numerator", "denominator")
_WITHHELD = {"obs_value": None, "lower_bound": None, "upper_bound": None}
_MARKED = {"obs_status": "Q", "obs_conf": "C"}


def tree() -> dict[str, str]:
    """Return the parent of every district and of every region of the division in force."""
    return {
        code: area.parent
        for code, area in areas().items()
        if area.parent and area.scheme in ("district", "region_2021")
    }


def protect_rows(
    rows: Iterable[Row],
    published: Iterable[Mapping[str, Any]],
    before: Iterable[Mapping[str, Any]] = (),
) -> list[Row]:
    """Return rows with the values withheld that would tell of fewer children than the threshold.

    Counts: as ``indicators.disclosure.protect`` has it, a table for each indicator and period.
    Rates: withheld where their numerator, or the rest of their denominator, would be; a rate with
    a count of its own, where that count is, and the count where the rate is. Counts, and the rates
    that are of them (received of identified), are one table. Groups of one table at a time (by
    sex, by wealth) are linked by their common total.

    Parameters
    ----------
    published : iterable of rows
        What agencies have published: it cannot be withheld, and is known to the attacker.
    before : iterable of rows
        What the monitor's earlier releases hold. A figure they show is public unless it was
        corrected since. One they withhold (OBS_CONF C) stays withheld: shown beside the earlier
        table, a count withheld for another's sake would tell that other one.
    """
    rows = [*rows]
    known = [*before]
    told = [*published, *_still_true(known, rows)]
    public = _cells(row for row in told if row["obs_value"] is not None)
    withheld = _cells(row for row in known if row["obs_conf"] == "C")
    tables: dict[Key, list[Row]] = {}
    free: list[Row] = []
    for row in rows:
        declared = catalog()[row["indicator"]].disclosure_threshold is not None
        target = tables.setdefault(_table(row), []) if declared else free
        target.append(row)
    hidden = {
        key: _hidden(table, tables, public) | (withheld.get(key, set()) - public.get(key, set()))
        for key, table in tables.items()
    }
    for key, gone in [*_hidden_together(tables, public), *_hidden_behind(hidden)]:
        hidden[key] |= gone
    shown = [_shown(row, frozenset()) for row in free]
    for key, table in tables.items():
        gone = hidden[key] | hidden.get(_behind(key), frozenset())
        shown += [_shown(row, gone) for row in table]
    return shown


def _cells(rows: Iterable[Mapping[str, Any]]) -> dict[Key, set[Key]]:
    """Return the cells of each indicator and period that are told of."""
    found: dict[Key, set[Key]] = {}
    for row in rows:
        found.setdefault(_table(row), set()).add(_group(row))
    return found


def _still_true(
    before: Iterable[Mapping[str, Any]], rows: Iterable[Row]
) -> Iterator[Mapping[str, Any]]:
    """Yield the figures shown before that are not corrected now."""
    now = {(_table(row), _group(row)): row["obs_value"] for row in rows}
    for row in before:
        value = row["obs_value"]
        if value is not None and isclose(value, now.get((_table(row), _group(row)), value)):
            yield row


def _behind(key: Key) -> Key:
    """Return the table of the counts of a rate, by the declaration."""
    return (catalog()[key[0]].count or "", *key[1:])


def _shown(row: Row, hidden: frozenset[Key]) -> Row:
    """Return a row as readers get it: without the counts behind a rate, and perhaps its value."""
    shown = {name: value for name, value in row.items() if name not in _BEHIND}
    return shown | _WITHHELD | _MARKED if _group(row) in hidden else shown


def _hidden(rows: list[Row], tables: Mapping[Key, list[Row]], public: Cells) -> frozenset[Key]:
    """Return the cells of one indicator and period to withhold, but for those of its count."""
    key = _table(rows[0])
    counted = {_group(row) for row in tables.get(_behind(key), ())}
    released = public.get(key, set()) | public.get(_behind(key), set())
    frame = pd.DataFrame([{"ref_area": row["ref_area"], "group": _named(row)} for row in rows])
    frame["public"] = [_group(row) in released for row in rows]
    found: set[Key] = set()
    for counts in _counts(rows, counted=counted >= {_group(row) for row in rows}):
        made = protect(
            frame.assign(obs_value=counts),
            dimensions=["ref_area", "group"],
            hierarchies={"ref_area": tree(), "group": _trees(rows)},
            threshold=catalog()[key[0]].disclosure_threshold or 0,
            public="public",
        )
        gone = made["suppressed"].ne("")
        found |= {_group(row) for row, away in zip(rows, gone, strict=True) if away}
    return frozenset(found)


def _hidden_behind(hidden: Mapping[Key, frozenset[Key]]) -> list[tuple[Key, frozenset[Key]]]:
    """Return what is withheld of counts because the rest, told by their rate, is."""
    return [(_behind(key), gone) for key, gone in hidden.items() if _behind(key) in hidden]


def _hidden_together(
    tables: Mapping[Key, list[Row]], public: Cells
) -> Iterator[tuple[Key, frozenset[Key]]]:
    """Yield what to withhold of counts and of the rates of them, as one table.

    What a rate is of is found as an attacker finds it: by a count that is its denominator.
    """
    of: dict[Key, list[Key]] = {}
    for key, rows in tables.items():
        if "numerator" in rows[0]:
            for whole in _wholes(key, rows, tables):
                of.setdefault(whole, []).append(key)
    for whole, rates in of.items():
        yield from _protected_together(whole, rates, tables, public)


def _wholes(key: Key, rates: list[Row], tables: Mapping[Key, list[Row]]) -> Iterator[Key]:
    sizes = {_group(row): float(row["denominator"]) for row in rates}
    for other, rows in tables.items():
        if other[1:] == key[1:] and other != _behind(key) and "numerator" not in rows[0]:
            counts = {_group(row): row["obs_value"] for row in rows}
            common = counts.keys() & sizes.keys()
            if common and all(counts[group] == sizes[group] for group in common):
                yield other


def _protected_together(
    whole: Key, rates: list[Key], tables: Mapping[Key, list[Row]], public: Cells
) -> Iterator[tuple[Key, frozenset[Key]]]:
    cells = [_cell(row, TOTAL, row["obs_value"], whole, public) for row in tables[whole]]
    for key in rates:
        for row in tables[key]:
            part, known = float(row["numerator"]), _behind(key)
            cells.append(_cell(row, f"part {key[0]}", part, known, public))
            cells.append(_cell(row, f"rest {key[0]}", row["denominator"] - part, ("",), public))
    frame = pd.DataFrame(cells)
    shares: list[dict[str, str]] = [
        {f"{half} {key[0]}": TOTAL for half in ("part", "rest")} for key in rates
    ]
    every = [row for key in (whole, *rates) for row in tables[key]]
    made = protect(
        frame.drop(columns="key"),
        dimensions=["ref_area", "group", "share"],
        hierarchies={"ref_area": tree(), "group": _trees(every), "share": shares},
        threshold=catalog()[whole[0]].disclosure_threshold or THRESHOLD,
        public="public",
    )
    gone = frame[made["suppressed"].ne("")]
    wholes = frozenset(gone.loc[gone["share"] == TOTAL, "key"])
    yield whole, wholes
    for key in rates:
        parts = frozenset(gone.loc[gone["share"] == f"part {key[0]}", "key"])
        rest = frozenset(gone.loc[gone["share"] == f"rest {key[0]}", "key"])
        yield key, parts | rest | wholes
        if _behind(key) in tables:
            yield _behind(key), parts


def _cell(row: Row, share: str, value: float, known: Key, public: Cells) -> dict[str, Any]:
    released = _group(row) in public.get(known, set())
    place = {"ref_area": row["ref_area"], "group": _named(row), "share": share}
    return {**place, "obs_value": value, "public": released, "key": _group(row)}


def _counts(rows: list[Row], *, counted: bool) -> list[list[float]]:
    """Return the counts to protect: the figures, or of rates the part and the rest.

    The part of a rate that has a count of its own in every cell is protected there.
    """
    if "numerator" not in rows[0]:
        return [[row["obs_value"] for row in rows]]
    part = [float(row["numerator"]) for row in rows]
    rest = [row["denominator"] - n for row, n in zip(rows, part, strict=True)]
    return [rest] if counted else [part, rest]


def _named(row: Row) -> str:
    """Return the group of a row as one code: the total, or e.g. ``sex=F``."""
    parts = [f"{name}={row[name]}" for name in DIMENSIONS if row[name] != TOTAL]
    return " ".join(parts) or TOTAL


def group_names(rows: pd.DataFrame) -> list[str]:
    """Return the group of each row as one code."""
    return [_named(row) for row in plain_rows(rows)]


def group_trees(rows: pd.DataFrame) -> list[dict[str, str]]:
    """Return one tree a dimension: its groups sum to the total."""
    return _trees(plain_rows(rows))


def _trees(rows: list[Row]) -> list[dict[str, str]]:
    """Return one tree a dimension: its groups sum to the total."""
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        for name in DIMENSIONS:
            if row[name] != TOTAL:
                found.setdefault(name, {})[_named(row)] = TOTAL
    return list(found.values())
