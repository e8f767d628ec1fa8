"""Who lives where a hazard reaches: cells of a population grid, added up by area and by class.

A cell counts for an area by the share of it that lies within the border (exactextract): with cell
centres, an area smaller than a cell would count four cells or none. Grids are arrays already read.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Literal, get_args

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from pyproj import CRS

from geo.grids import ExposureError, Floats, Raster, check_people, check_raster, check_same

Closed = Literal["left", "right"]


def zonal(grid: Raster, areas: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return sum, mean, maximum and number of cells of a grid in each area.

    Parameters
    ----------
    grid : Grid
        The values; cells without one are left out of everything but ``records``.
    areas : GeoDataFrame
        ``ref_area`` and ``geometry``, in the grid's reference system.

    Returns
    -------
    DataFrame
        ``ref_area``; ``sum`` (Σ share of cell · value), ``mean`` (weighted by the shares), ``max``;
        ``count`` (Σ share of cells that have a value); ``covered`` (share of the area that such
        cells cover, 0–1); ``records`` (cells touched). An area without a value has no sum.

    Raises
    ------
    ExposureError
        If the reference systems differ, no area lies on the grid, the grid has no value, or an
        area stands twice or has no valid polygon.
    """
    check_raster(grid, areas)
    values, found = grid.values.ravel(), _cover(grid, areas)
    rows = [_summary(area, values[cells], shares) for area, cells, shares in found]
    made = pd.DataFrame(rows)
    width, height = grid.cell
    sizes = shapely.area(areas.geometry.values)
    return made.assign(covered=made["count"] * width * height / sizes)


def _summary(area: str, values: Floats, shares: Floats) -> dict[str, Any]:
    known = ~np.isnan(values)
    count = float(shares[known].sum())
    total = float(shares[known] @ values[known]) if count else np.nan
    return {
        "ref_area": area,
        "sum": total,
        "mean": total / count if count else np.nan,
        "max": float(values[known].max()) if count else np.nan,
        "count": count,
        "records": len(values),
    }


def exposed(
    population: Raster,
    hazard: Raster,
    breaks: Sequence[float],
    areas: gpd.GeoDataFrame,
    *,
    closed: Closed = "left",
) -> pd.DataFrame:
    """Return how many people of each area live in each class of a hazard.

    Parameters
    ----------
    population : Grid
        People in each cell (a count, not a density); none negative.
    hazard : Grid
        The hazard on the very same grid; it is not resampled, as that would invent values.
    breaks : sequence of float
        Inner breaks, ascending: n breaks make n + 1 classes, open at both ends.
    areas : GeoDataFrame
        ``ref_area`` and ``geometry``, in the grids' reference system.
    closed : {"left", "right"}
        Which end a class holds: "left", [break, next), for hazards that rise (depth, shaking);
        "right", (break, next], for those that fall (a drought index).

    Returns
    -------
    DataFrame
        One row an area and class: ``ref_area``, ``hazard_class`` (0 is below the first break; −1
        are those whose cells have no hazard value), ``lower``, ``upper`` (NaN at the open ends),
        ``population``, ``records`` (cells touched). The classes of an area sum to its population;
        an area without any population value has none.

    Raises
    ------
    ExposureError
        If ``closed`` is neither, breaks do not ascend, the grids differ in reference system or
        cells, a population is negative, or for the reasons of `zonal`.
    """
    if closed not in get_args(Closed):
        raise ExposureError(f"closed is {closed!r}; it takes 'left' or 'right'.")
    edges = np.asarray(breaks, dtype=float)
    if not edges.size or not np.isfinite(edges).all() or (np.diff(edges) <= 0).any():
        raise ExposureError(f"The breaks {', '.join(f'{b:g}' for b in edges)} do not ascend.")
    check_same(population, hazard)
    check_raster(population, areas)
    check_people(population)
    people = population.values.ravel()
    classes = class_numbers(hazard.values.ravel(), edges, closed)
    parts = [
        _by_class(area, people[cells] * shares, classes[cells], edges)
        for area, cells, shares in _cover(population, areas)
    ]
    return pd.concat(parts, ignore_index=True)


def class_numbers(values: Floats, edges: Floats, closed: Closed) -> NDArray[np.int_]:
    """Return the class of each value, −1 where there is none.

    Examples
    --------
    >>> values = np.array([0.1, 0.5, 2.0, np.nan])
    >>> class_numbers(values, np.array([0.5, 1.5]), "left").tolist()
    [0, 1, 2, -1]
    >>> class_numbers(values, np.array([0.5, 1.5]), "right").tolist()
    [0, 0, 2, -1]
    """
    found = np.searchsorted(edges, values, side="right" if closed == "left" else "left")
    return np.where(np.isnan(values), -1, found)


def _by_class(area: str, people: Floats, classes: NDArray[np.int_], edges: Floats) -> pd.DataFrame:
    known = ~np.isnan(people)
    sums = np.bincount(classes[known] + 1, people[known], minlength=len(edges) + 2)
    ends = np.concatenate([[np.nan], edges, [np.nan]])
    return pd.DataFrame(
        {
            "ref_area": area,
            "hazard_class": np.arange(-1, len(edges) + 1),
            "lower": np.concatenate([[np.nan], ends[:-1]]),
            "upper": np.concatenate([[np.nan], ends[1:]]),
            "population": sums if known.any() else np.nan,
            "records": len(people),
        }
    )


def _cover(grid: Raster, areas: gpd.GeoDataFrame) -> Iterator[tuple[str, NDArray[np.int_], Floats]]:
    """Yield each area with the cells it touches and the share of each that lies within it."""
    from exactextract import exact_extract
    from exactextract.raster import NumPyRasterSource

    every_cell = np.broadcast_to(np.int8(0), grid.values.shape)  # one byte, seen as a whole grid
    source = NumPyRasterSource(every_cell, *grid.bounds, srs_wkt=CRS(grid.crs).to_wkt())
    found = exact_extract(
        source,
        areas[["ref_area", areas.geometry.name]],
        ["cell_id", "coverage"],
        include_cols=["ref_area"],
        output="pandas",
    )
    for area, cells, shares in zip(
        found["ref_area"], found["cell_id"], found["coverage"], strict=True
    ):
        yield str(area), np.asarray(cells, dtype=int), np.asarray(shares, dtype=float)
