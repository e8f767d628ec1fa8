"""What the build derives from observations: slices, legend breaks, rows of areas and indicators."""

import json
from collections.abc import Iterable
from itertools import groupby

from data.inputs import Row
from geo.classes import breaks
from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, TOTAL, areas
from indicators.display import legend_key
from indicators.observations import KEY

Points = dict[str, tuple[float, float]]


def coverage(rows: Iterable[Row]) -> list[Row]:
    """Return each slice of the observations with its scheme and the number of its areas."""
    names = [name for name in KEY if name != "ref_area"]
    counts: dict[tuple[str, ...], int] = {}
    for row in rows:
        if row["obs_value"] is not None and row["obs_value"] != "":
            key = (*(row[name] for name in names), areas()[row["ref_area"]].scheme)
            counts[key] = counts.get(key, 0) + 1
    return [
        dict(zip((*names, "scheme"), key, strict=True)) | {"areas": n} for key, n in counts.items()
    ]


def area_rows(points: Points) -> list[Row]:
    """Return every area with its label point, where it has one."""
    return [
        {
            "ref_area": area.ref_area,
            "scheme": area.scheme,
            "parent": area.parent,
            "valid_from": area.valid_from,
            "valid_to": area.valid_to,
            "longitude": points.get(area.ref_area, (None, None))[0],
            "latitude": points.get(area.ref_area, (None, None))[1],
            **{f"name_{language}": name for language, name in area.name.items()},
        }
        for area in areas().values()
    ]


def indicator_rows(rows: Iterable[Row]) -> list[Row]:
    """Return every indicator with its texts and its locked legend breaks."""
    locked = locked_breaks(rows)
    return [
        {
            "indicator": item.indicator,
            "domain": item.domain,
            "unit_measure": item.unit_measure,
            "breaks": json.dumps(locked.get(item.indicator, {})),
            **{f"name_{k}": v for k, v in item.name.items()},
            **{f"definition_{k}": v for k, v in item.definition.items()},
            **{f"caveat_{k}": v for k, v in item.caveat.items()},
        }
        for item in catalog().values()
    ]


def locked_breaks(rows: Iterable[Row]) -> dict[str, dict[str, list[float]]]:
    """Return, per indicator, the legend breaks of each scheme in each edition.

    One set of breaks serves all years and all groups, so that two maps can be compared. Where
    a dimension has no total (attendance by age band), each of its codes is a thing of its own.
    """
    mapped = [
        row
        for row in rows
        if row["obs_value"] is not None and areas()[row["ref_area"]].scheme != "nation"
    ]
    with_total = {(row["indicator"], name) for row in mapped for name in _totals_of(row)}

    def legend(row: Row) -> tuple[str, str]:
        pinned = {n: row[n] for n in DIMENSIONS if (row["indicator"], n) not in with_total}
        scheme = areas()[row["ref_area"]].scheme
        return row["indicator"], legend_key(row["edition"], scheme, pinned)

    found: dict[str, dict[str, list[float]]] = {}
    for (code, name), group in groupby(sorted(mapped, key=legend), key=legend):
        values = [row["obs_value"] for row in group]
        found.setdefault(code, {})[name] = breaks(values, decimals=catalog()[code].decimals)
    return found


def _totals_of(row: Row) -> list[str]:
    return [name for name in DIMENSIONS if row[name] == TOTAL]
