"""In which order comparisons are told where there is no room for all: recent child outcomes first.

The order is declared here and follows from the figures alone; nobody puts a comparison first by
hand.
"""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from indicators.catalog import catalog
from indicators.caveats import caveats_of, forbidding, weak
from indicators.codelists import NATION
from indicators.headlines import importance_name
from indicators.ledger import OLD
from indicators.model import Indicator
from indicators.observations import year
from indicators.plain_rows import plain_rows
from indicators.quality import grade_of
from indicators.summary import age_in_years

# Of `codes/importance.toml`: what a service works with, and the setting, are no outcomes.
_SURROUNDINGS = frozenset({"means", "setting", "listing"})
_PRINTED = {
    "obs_value": "value",
    "obs_status": "status",
    "lower_bound": "lower",
    "upper_bound": "upper",
}
OUTCOMES: tuple[str, ...] = ("child_outcome", "doubtful_outcome", "old_outcome")
PLACES: tuple[str, ...] = ("child_outcome", "doubtful_outcome", "recent", "old_outcome", "old")
_OLD_PLACES = frozenset({"old_outcome", "old"})


def in_order_of_telling(
    found: pd.DataFrame, sources: Mapping[str, Mapping[str, Any]], today: int
) -> pd.DataFrame:
    """Return comparisons with ``grade`` and ``told`` (one of PLACES), in the order of PLACES.

    First outcomes of children of the last five years with a grade of A to C that no caveat keeps
    from opening a topic; then the other recent outcomes of children; then what else is recent
    (services, households, adults); then the old ones, children's outcomes before others, the
    newest first. Else the order given stands, differences that chance could explain last.

    Parameters
    ----------
    found : DataFrame
        As of :func:`indicators.equity.comparisons`.
    """
    rows = plain_rows(found)
    told = [_place(row, sources, today) for row in rows]
    grades = [grade_of_comparison(row, sources, today) for row in rows]
    placed = found.assign(grade=grades, told=told)
    keys = [_key(row) for row in plain_rows(placed)]
    return placed.iloc[sorted(range(len(keys)), key=keys.__getitem__)].reset_index(drop=True)


def _key(row: Mapping[Hashable, Any]) -> tuple[int, int, bool]:
    told, doubtful = str(row["told"]), row["reliable"] is False or row["difference"] == 0
    newest = -year(str(row["time_period"])) if told in _OLD_PLACES else 0
    return PLACES.index(told), newest, doubtful


def grade_of_comparison(
    row: Mapping[Hashable, Any], sources: Mapping[str, Mapping[str, Any]], today: int
) -> str:
    """Return the grade of the two figures compared: of unlike ones the worse."""
    source = sources[str(row["data_source"])]
    return max(grade_of(source, _figure(row, side), today).letter for side in ("behind", "ahead"))


def _figure(row: Mapping[Hashable, Any], side: str) -> dict[Hashable, Any]:
    """Return one of the two figures under the names of the frame contract."""
    area = row[side] if row["dimension"] == "ref_area" else NATION
    printed: dict[Hashable, Any] = {name: row[f"{side}_{own}"] for name, own in _PRINTED.items()}
    return {**row, "ref_area": area, **printed}


def _place(
    row: Mapping[Hashable, Any], sources: Mapping[str, Mapping[str, Any]], today: int
) -> str:
    item = catalog()[str(row["indicator"])]
    outcome = item.population == "children" and importance_name(item) not in _SURROUNDINGS
    if age_in_years(str(row["time_period"]), today) > OLD:
        return "old_outcome" if outcome else "old"
    if not outcome:
        return "recent"
    doubted = weak(grade_of_comparison(row, sources, today)) or _kept_back(item, row, sources)
    return "doubtful_outcome" if doubted else "child_outcome"


def _kept_back(
    item: Indicator, row: Mapping[Hashable, Any], sources: Mapping[str, Mapping[str, Any]]
) -> bool:
    """Return whether a caveat keeps the figures from a title, or they are of one place alone."""
    code, when = str(row["data_source"]), str(row["time_period"])
    area = str(_figure(row, "behind")["ref_area"])
    under = caveats_of(item.caveats, sources[code], code, when, area)
    return any(forbidding(under, statement) for statement in ("lead", "comparison"))
