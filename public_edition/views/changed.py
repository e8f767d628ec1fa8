"""What the newest release that changed an indicator did to its figures, for its page."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from indicators.codelists import DIMENSIONS, NATION, TOTAL
from indicators.plain_rows import plain_rows
from indicators.words import Words, figure_area, group_names, short_source
from passports.changes import (
    COUNTED,
    Changes,
    before_or_after,
    change_names,
    changed_figures,
    total_changes,
)
from public_edition.api import V1
from public_edition.reading import Reading

_MOST = 6  # figures a page tells of; the file of changes has them all


def latest_changes(code: str, reading: Reading, words: Words) -> dict[str, Any] | None:
    """Return how many figures changed, and those revised or withdrawn; None where none ever did."""
    release = reading.last_change(code)
    if not release:
        return None
    changes = reading.changes(release)
    own = changes.of(code)
    told = _had_before(own)
    rows = [_row(row, changes, words) for row in told[:_MOST]]
    more = len(told) - len(rows)
    return {
        "release": release,
        "previous": changes.previous,
        "day": words.date(reading.about(release).date),
        "counts": changes_line(total_changes(own), words),
        "rows": rows,
        "source": rows[0]["source"] if len({row["source"] for row in rows}) == 1 else "",
        "left": words.plural(
            "{n} more figure was revised or withdrawn.",
            "{n} more figures were revised or withdrawn.",
            more,
        )
        if more
        else "",
        "file": f"{V1}/release/{release}/changes.csv",
    }


def changes_line(counts: Mapping[Any, int], words: Words) -> str:
    """Return how many figures changed in which way, as a line; ways that are not there left out."""
    names = change_names(words)
    return " · ".join(
        f"{names[name]}: {words.number(counts[name], 0)}" for name in COUNTED if counts[name]
    )


def _had_before(own: pd.DataFrame) -> list[dict[Hashable, Any]]:
    """Return the figures that stood before: those revised, of the nation, of all, latest first."""
    rows = [row for row in plain_rows(changed_figures(own)) if row["change"] != "new"]
    rows.sort(key=lambda row: str(row["time_period"]), reverse=True)
    return sorted(rows, key=_rank)


def _rank(row: Mapping[Hashable, Any]) -> tuple[bool, bool, int]:
    groups = sum(row[name] != TOTAL for name in DIMENSIONS)
    return row["change"] == "withdrawn", row["ref_area"] != NATION, groups


def _row(row: Mapping[Any, Any], changes: Changes, words: Words) -> dict[str, Any]:
    items = changes.items(row["indicator"])
    names = change_names(words)
    return {
        "area": figure_area(items["after"], row, words),
        "period": words.period(row["time_period"], items["after"].period),
        "groups": ", ".join(group_names(items["after"], row, words)),
        "source": short_source(changes.sources[row["data_source"]], words),
        "before": before_or_after(row, "before", items, words),
        "after": before_or_after(row, "after", items, words) or names["withdrawn"],
        "withdrawn": row["change"] == "withdrawn",
    }
