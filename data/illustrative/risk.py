"""Children exposed to each hazard, by district."""

from typing import Any

import numpy as np

from data.illustrative.allocation import Floats, share_out
from data.illustrative.population import Children, weights
from data.illustrative.rows import (
    REGION,
    National,
    assumptions,
    count_rows,
    generator,
    rate_rows,
)

_COUNT, _SHARE = "AZE_CCRR_EXPOSED", "AZE_CCRR_EXPOSED_PT"
_ELSEWHERE = 0.15


def rows(national: National, _found: Children) -> list[dict[str, Any]]:
    """Return number and share of children exposed; districts sum to the published number."""
    hazards = national.hazards(_COUNT)
    children = share_out(_all_children(national, hazards), weights())
    made: list[dict[str, Any]] = []
    for hazard, (year, number) in sorted(hazards.items()):
        exposed = share_out(round(number), children * _weight(hazard), children)
        made += count_rows(_COUNT, year, exposed, hazard=hazard)
        made += rate_rows(_SHARE, year, exposed, children, hazard=hazard)
    return made


def _all_children(national: National, hazards: dict[str, tuple[str, float]]) -> int:
    """Return the number of children of the report's grid: what number and share imply."""
    hazard, (year, number) = max(hazards.items(), key=lambda item: item[1][1])
    share = national.get(_SHARE, int(year), hazard=hazard) or 100.0
    return round(100 * number / share)


def _weight(hazard: str) -> Floats:
    named = assumptions()["hazard"].get(hazard, {})
    home = np.array([named.get(region, _ELSEWHERE if named else 1.0) for region in REGION])
    noise: Floats = generator(f"{_COUNT}/{hazard}").lognormal(0.0, 0.3, len(REGION))
    return home * noise
