"""What an earlier release shows, an attacker knows: no release gives a count away beside another.

Every release stays readable. What one shows and the next withholds is known all the same, and a
cell shown in the next can give away one that the first withheld.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from data.frozen.damage import ReleaseDamaged
from data.frozen.history import releases
from data.frozen.released import open_release
from data.protection import group_names, group_trees, tree
from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, TOTAL
from indicators.disclosure import attack
from indicators.errors import DisclosureError
from indicators.plain_rows import plain_rows

_TABLE = ["indicator", "time_period"]
_CELL = ["ref_area", *DIMENSIONS]
_NAMED = 5


def told_before(folder: Path | None = None) -> Iterator[Mapping[str, Any]]:
    """Yield what earlier releases show, and what they withhold, under disclosure control.

    The value of what is withheld is None. A release that is damaged tells nothing, and stops no
    build.
    """
    for about in releases(folder):
        try:
            rows = open_release(about.id, folder).observations
        except ReleaseDamaged:
            continue
        own = rows[rows["indicator"].isin(_declared())]
        told = own[own["obs_value"].notna() | own["obs_conf"].eq("C")]
        told = told.assign(
            obs_value=told["obs_value"].astype(object).where(told["obs_value"].notna(), None)
        )
        yield from plain_rows(told[[*_TABLE, *_CELL, "obs_value", "obs_conf"]])


def exposed(earlier: pd.DataFrame, later: pd.DataFrame) -> list[str]:
    """Return the figures, withheld in one of two releases, that both together give away.

    A figure is given away where the later release shows it, or where what both show leaves a small
    count an interval narrower than the threshold. Figures that a correction changed agree with no
    single table: those tables are judged apart.
    """
    found: list[str] = []
    both = [frame[frame["indicator"].isin(_declared())] for frame in (earlier, later)]
    withheld = pd.concat([frame[frame["obs_conf"].eq("C")] for frame in both])
    for name, period in withheld[_TABLE].drop_duplicates().itertuples(index=False):
        one, other = (
            frame[frame["indicator"].eq(name) & frame["time_period"].eq(period)] for frame in both
        )
        found += [f"{name} {period} {cell}" for cell in sorted(_exposed(name, one, other))]
    return found


def named(cells: list[str]) -> str:
    """Return the first few of the figures, and how many more there are."""
    more = len(cells) - _NAMED
    return "; ".join(cells[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def _declared() -> set[str]:
    return {code for code, item in catalog().items() if item.disclosure_threshold}


def _exposed(name: str, earlier: pd.DataFrame, later: pd.DataFrame) -> set[str]:
    values = [frame.set_index(_CELL)["obs_value"] for frame in (earlier, later)]
    before, after = values
    shown = set(before.index[before.isna()]) & set(after.index[after.notna()])
    found = {" ".join(code for code in cell if code != TOTAL) for cell in shown}
    if catalog()[name].is_count:
        for own, other in (values, values[::-1]):
            found |= _narrow(own.combine_first(other), catalog()[name].disclosure_threshold or 0)
    return found


def _narrow(values: "pd.Series[float]", threshold: int) -> set[str]:
    """Return the cells whose count is left less room than the threshold, and may be small."""
    rows = values.rename("obs_value").reset_index()
    cells = rows.assign(group=group_names(rows))
    try:
        found = attack(
            cells,
            dimensions=["ref_area", "group"],
            hierarchies={"ref_area": tree(), "group": group_trees(rows)},
            minimum=1,
        )
    except DisclosureError:  # corrected: no single table is what both show
        return set()
    own = found[(found["width"] < threshold) & (found["lower"] < threshold)]
    exposed_cells = zip(own["ref_area"], own["group"], strict=True)
    return {" ".join(code for code in cell if code != TOTAL) for cell in exposed_cells}
