"""Which observation a number comes from: its identity, and the observation as a value."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.codelists import ALL, DIMENSIONS, TOTAL


@dataclass(frozen=True)
class Key:
    """The identity of one observation.

    ``dimensions`` are the codes that are not totals, in the order of the list of dimensions.
    """

    indicator: str
    ref_area: str
    time_period: str
    data_source: str
    edition: str
    dimensions: tuple[tuple[str, str], ...] = ()

    def codes(self) -> dict[str, str]:
        """Return the code of every dimension, totals among them.

        Examples
        --------
        >>> Key("X", "AZE", "2023", "S", "published", (("sex", "F"),)).codes()["age"]
        '_T'
        """
        return {**ALL, **dict(self.dimensions)}


@dataclass(frozen=True)
class Point:
    """One observation that carries a value, in the unit of its indicator.

    ``lower`` and ``upper`` are the bounds its source prints, or that the events behind it give;
    None where it prints none.
    """

    key: Key
    value: float
    lower: float | None = None
    upper: float | None = None
    status: str = "A"

    @property
    def bounded(self) -> bool:
        """Whether the value has an interval."""
        return self.lower is not None and self.upper is not None


def key_of(row: Mapping[Any, Any]) -> Key:
    """Return the identity of one observation of the frame contract."""
    own = tuple((name, str(row[name])) for name in DIMENSIONS if row[name] != TOTAL)
    return Key(
        str(row["indicator"]),
        str(row["ref_area"]),
        str(row["time_period"]),
        str(row["data_source"]),
        str(row["edition"]),
        own,
    )


def point_of(row: Mapping[Any, Any]) -> Point:
    """Return one observation that carries a value, with its bounds where it has both."""
    low, high = row["lower_bound"], row["upper_bound"]
    known = pd.notna(low) and pd.notna(high)
    return Point(
        key_of(row),
        float(row["obs_value"]),
        float(low) if known else None,
        float(high) if known else None,
        str(row["obs_status"]),
    )
