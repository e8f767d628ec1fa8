"""Children out of school by level, district and group."""

from typing import Any

import numpy as np

from data.illustrative.allocation import Floats, Integers, share_out, share_rows
from data.illustrative.population import Children
from data.illustrative.rows import (
    National,
    assumptions,
    by_region,
    count_rows,
    generator,
    lapses,
    rate_rows,
    vulnerability,
)

_SHARE = {"ED_ROFST_L2_ADM": "lower_secondary", "ED_ROFST_L3_ADM": "upper_secondary"}
_COUNT = {"ED_ROFST_L1_ADM": "ED_OFST_L1"}


def rows(national: National, found: Children) -> list[dict[str, Any]]:
    """Return rates, and counts where they are declared, for three levels and every group."""
    made: list[dict[str, Any]] = []
    for indicator in ("ED_ROFST_L1_ADM", "ED_ROFST_L2_ADM", "ED_ROFST_L3_ADM"):
        factor = vulnerability() * generator(indicator).lognormal(
            0.0, 0.12, len(by_region("urban"))
        )
        for year in assumptions()["years"]:
            if national.get(indicator, year) is not None:
                own = factor * lapses(indicator, year)
                made += _year(indicator, year, national, found, own)
    return made


def _year(
    indicator: str, year: int, national: National, found: Children, factor: Floats
) -> list[dict[str, Any]]:
    pupils, out = {}, {}
    for sex in ("F", "M"):
        size, missing = _controls(indicator, year, sex, national, found)
        pupils[sex] = share_out(size, found[year, sex])
        out[sex] = share_out(missing, pupils[sex] * factor, pupils[sex])
    everyone, absent = pupils["F"] + pupils["M"], out["F"] + out["M"]
    made = _rows(indicator, year, absent, everyone)
    for sex in ("F", "M"):
        made += _rows(indicator, year, out[sex], pupils[sex], sex=sex)
    for dimension in ("residence", "wealth_quintile", "disability_status"):
        for code, part, whole in group_margins(dimension, absent, everyone):
            made += _rows(indicator, year, part, whole, **{dimension: code})
    return made


def _controls(
    indicator: str, year: int, sex: str, national: National, found: Children
) -> tuple[int, int]:
    """Return the national number of children of the level, and of those out of school."""
    rate = national.get(indicator, year, sex)
    count = national.get(_COUNT.get(indicator, ""), year, sex)
    if rate is None:
        return _split(indicator, year, sex, national)
    if count is not None:
        return round(100 * count / rate), round(count)
    size = round(found[year, sex].sum() * assumptions()["share"][_SHARE[indicator]])
    return size, round(size * rate / 100)


def _split(indicator: str, year: int, sex: str, national: National) -> tuple[int, int]:
    """Return a published total divided between girls and boys, where only the total is known."""
    boys = assumptions()["share"]["boys"]
    rate = national.get(indicator, year) or 0.0
    count = national.get(_COUNT.get(indicator, ""), year) or 0.0
    totals = (round(100 * count / rate) if rate else 0, round(count))
    male = (round(totals[0] * boys), round(totals[1] * boys))
    return male if sex == "M" else (totals[0] - male[0], totals[1] - male[1])


def group_margins(
    dimension: str, part: Integers, whole: Integers, *, power: float = 1.0
) -> list[tuple[str, Integers, Integers]]:
    """Return part and whole of each group of a dimension; over groups both sum to the total.

    With a power of −1 those at less risk have more of it.
    """
    risk: dict[str, float] = assumptions()["risk"][dimension]
    wholes = share_rows(whole, group_shares(dimension))
    parts = share_rows(part, wholes * np.array(list(risk.values())) ** power, wholes)
    return [(code, parts[:, place], wholes[:, place]) for place, code in enumerate(risk)]


def group_shares(dimension: str) -> Floats:
    """Return the share of each group in each district; shape (74, groups), rows sum to 1."""
    if dimension == "residence":
        urban = by_region("urban")
        return np.column_stack([urban, 1 - urban])
    if dimension == "disability_status":
        share = assumptions()["share"]["disability"]
        return np.tile([share, 1 - share], (len(by_region("urban")), 1))
    # A more vulnerable district has more children in the poorer fifths.
    tilt = np.log(vulnerability())[:, None] * np.array([1.0, 0.5, 0.0, -0.5, -1.0])
    weight: Floats = np.exp(0.8 * tilt)
    shares: Floats = weight / weight.sum(axis=1, keepdims=True)
    return shares


def _rows(
    indicator: str, year: int, part: Integers, whole: Integers, **group: str
) -> list[dict[str, Any]]:
    made = list(rate_rows(indicator, year, part, whole, **group))
    if indicator in _COUNT:
        made += count_rows(_COUNT[indicator], year, part, **group)
    return made
