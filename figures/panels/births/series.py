"""The nation's series that the page on the live birth definition shows, each of one source."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from figures.panels.scene import Scene
from indicators.catalog import indicator
from indicators.codelists import DIMENSIONS, NATION, TOTAL
from indicators.summary import by_source, same_slice, valued

OFFICIAL, MODEL, LIGHT, REGISTERED = (
    "AZE_IMR_OFFICIAL",
    "CME_MRY0",
    "AZE_LBW_OFFICIAL",
    "PT_CHLD_Y0T4_REG",
)
SINCE = "2005"  # ten years before the change: enough to see the level on either side


def national(scene: Scene, code: str) -> list[pd.DataFrame]:
    """Return the nation's series of an indicator since 2005, each source apart, in its order."""

    def read() -> list[pd.DataFrame]:
        found = scene.observations(code, ref_area=[NATION])
        totals = same_slice(found, dict.fromkeys(DIMENSIONS, TOTAL))
        return by_source(totals[totals["time_period"] >= SINCE], indicator(code))

    return scene.once(("national", code), read)


def figure_of(scene: Scene, code: str, time_period: str) -> Mapping[Any, Any] | None:
    """Return the nation's figure of a year, of the first source that has one."""
    for part in national(scene, code):
        own = valued(part[part["time_period"] == time_period])
        if len(own):
            return own.iloc[0].to_dict()
    return None


def common_year(scene: Scene, one: str, other: str) -> str:
    """Return the last year for which both indicators have a figure; empty where there is none."""
    years = [
        {period for part in national(scene, code) for period in valued(part)["time_period"]}
        for code in (one, other)
    ]
    return max(years[0] & years[1], default="")
