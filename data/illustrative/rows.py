"""Rows of the synthetic edition, and the published figures they must reproduce."""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from data.illustrative.allocation import Floats, Integers
from data.illustrative.assumed import ASSUMPTIONS
from indicators.catalog import catalog
from indicators.codelists import ALL, DIMENSIONS, LOOK_UP, NATION, TOTAL, areas, areas_of
from indicators.editions import SYNTHETIC
from indicators.files import check_toml
from indicators.observations import ATTRIBUTES, MEASURES

DATA_SOURCE = "ILLUSTRATIVE"
DISTRICTS: tuple[str, ...] = areas_of("district")
REGION: tuple[str, ...] = tuple(str(areas()[code].parent) for code in DISTRICTS)
_SMALL = 500  # children: a rate among fewer is marked as of low reliability


@cache
def assumptions() -> dict[str, Any]:
    """Return what the generator assumes.

    Raises
    ------
    DeclarationError
        With every key that is unknown, missing or not as it must be, and its line.
    """
    path = Path(__file__).with_name("assumptions.toml")
    return check_assumptions(path.read_bytes())


def check_assumptions(content: bytes) -> dict[str, Any]:
    """Return what a file assumes, once all of it can be."""
    return check_toml(content, "illustrative/assumptions.toml", ASSUMPTIONS, LOOK_UP)


def generator(name: str) -> np.random.Generator:
    """Return the random numbers of one indicator, the same on every run and platform."""
    return np.random.Generator(np.random.PCG64([assumptions()["seed"], zlib.crc32(name.encode())]))


def by_region(table: str) -> Floats:
    """Return one assumed number per district, by its region; shape (74,)."""
    return np.array([assumptions()[table][region] for region in REGION])


def vulnerability() -> Floats:
    """Return how likely each district's children are to be left out against the nation's."""
    noise = generator("vulnerability").lognormal(0.0, 0.22, len(DISTRICTS))
    factor: Floats = by_region("vulnerability") * noise
    return factor


def lapses(indicator: str, year: int) -> Floats:
    """Return how many times its usual figure each district has: 1, but where a lapse is planted."""
    factor = np.ones(len(DISTRICTS))
    for entry in assumptions()["lapse"]:
        if entry["indicator"] == indicator and year >= entry["since"]:
            drawn = generator(f"{indicator} lapse").permutation(len(DISTRICTS))
            factor[drawn[: entry["areas"]]] *= entry["factor"]
    return factor


class National:
    """Published national figures by indicator, sex and year; the first source of each speaks."""

    def __init__(self, published: Iterable[Mapping[str, Any]]) -> None:
        self._values: dict[tuple[str, str, str, str], float] = {}
        for row in sorted(published, key=_preference, reverse=True):
            if row["ref_area"] == NATION and row["obs_value"] is not None and _plain(row):
                key = (row["indicator"], row["sex"], row["hazard"], row["time_period"][:4])
                self._values[key] = float(row["obs_value"])

    def get(self, indicator: str, year: int, sex: str = TOTAL, hazard: str = TOTAL) -> float | None:
        """Return a published figure, or None."""
        return self._values.get((indicator, sex, hazard, str(year)))

    def near(self, indicator: str, year: int, sex: str = TOTAL) -> float:
        """Return a figure for a year without one: on the line between its neighbours, else held."""
        known = sorted(
            (int(key[3]), value)
            for key, value in self._values.items()
            if key[:3] == (indicator, sex, TOTAL)
        )
        return float(np.interp(year, [k for k, _ in known], [v for _, v in known]))

    def hazards(self, indicator: str) -> dict[str, tuple[str, float]]:
        """Return the published year and figure of each hazard."""
        return {k[2]: (k[3], v) for k, v in self._values.items() if k[0] == indicator}


def _preference(row: Mapping[str, Any]) -> int:
    declared = catalog()[row["indicator"]].sources
    known = row["data_source"] in declared
    return declared.index(row["data_source"]) if known else len(declared)  # what comes by a flow


def _plain(row: Mapping[str, Any]) -> bool:
    return all(row[name] == TOTAL for name in DIMENSIONS if name not in ("sex", "hazard"))


def sum_up_areas(values: Integers) -> dict[str, int]:
    """Return values of districts with their sums for regions and the nation, by area."""
    found = dict(zip(DISTRICTS, map(int, values), strict=True))
    for region in areas_of("region_2021"):
        inside = [value for value, of in zip(values, REGION, strict=True) if of == region]
        found[region] = int(sum(inside))
    found[NATION] = int(values.sum())
    return found


def count_rows(
    indicator: str, year: str | int, values: Integers, **group: str
) -> Iterator[dict[str, Any]]:
    """Yield a count for every district, region and the nation."""
    for code, value in sum_up_areas(values).items():
        yield synthetic_row(indicator, code, year, float(value), **group)


def rate_rows(
    indicator: str, year: str | int, part: Integers, whole: Integers, **group: str
) -> Iterator[dict[str, Any]]:
    """Yield a percentage for every district, region and the nation: aggregates reproduce totals.

    Each carries the two counts behind it, which disclosure control needs and the store never gets.
    """
    wholes = sum_up_areas(whole)
    for code, value in sum_up_areas(part).items():
        if wholes[code]:
            status = "U" if wholes[code] < _SMALL else "A"
            share = round(100 * value / wholes[code], 6)
            counts = {"numerator": value, "denominator": wholes[code]}
            yield synthetic_row(indicator, code, year, share, obs_status=status, **counts, **group)


def synthetic_row(
    indicator: str, ref_area: str, year: str | int, value: float, **given: Any
) -> dict[str, Any]:
    """Return one synthetic observation under the frame contract."""
    made: dict[str, Any] = dict.fromkeys((*MEASURES, *ATTRIBUTES))
    declared = catalog().get(indicator)
    made |= ALL
    made |= {
        "edition": "illustrative",
        "indicator": indicator,
        "ref_area": ref_area,
        "time_period": str(year),
        "data_source": DATA_SOURCE,
        "obs_value": value,
        "unit_measure": declared.unit_measure if declared else None,
        "obs_status": "A",
        "obs_conf": "F",
        "footnotes": SYNTHETIC,
    }
    return made | given
