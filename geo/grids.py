"""Regular grids of values, and whether two of them, or a grid and areas, belong together."""

from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
from numpy.typing import NDArray
from pyproj import CRS

Floats = NDArray[np.float64]

MOST_PEOPLE = 1_000_000  # in a cell
_ALIGNED = 1e-6  # of a cell: two grids whose corners differ by less are one grid


class ExposureError(ValueError):
    """Grids or areas from which nothing can be added up: which, and why."""


@dataclass(frozen=True)
class Raster:
    """Values on a regular grid, north up.

    Parameters
    ----------
    values : array of float, shape (rows, columns)
        The first row is the northernmost; NaN where there is no value.
    bounds : (float, float, float, float)
        West, south, east and north edge, in units of the reference system.
    crs : str
        Coordinate reference system, as anything pyproj understands.
    name : str
        What messages call the grid: its file.
    """

    values: Floats
    bounds: tuple[float, float, float, float]
    crs: str
    name: str

    @property
    def cell(self) -> tuple[float, float]:
        """Width and height of a cell."""
        west, south, east, north = self.bounds
        rows, columns = self.values.shape
        return (east - west) / columns, (north - south) / rows


def check_raster(grid: Raster, areas: gpd.GeoDataFrame) -> None:
    """Raise unless a grid has values under valid areas, in their reference system."""
    if areas.crs is None or not _same(grid.crs, areas.crs):
        theirs = "none" if areas.crs is None else _named(areas.crs)
        raise ExposureError(
            f"{grid.name} is in {_named(grid.crs)}, the areas in {theirs}: reproject one of them."
        )
    _check_areas(areas)
    if np.isnan(grid.values).all():
        raise ExposureError(f"{grid.name} has no value in any of its {grid.values.size} cells.")
    west, south, east, north = grid.bounds
    left, bottom, right, top = (float(edge) for edge in areas.total_bounds)
    if left >= east or right <= west or bottom >= north or top <= south:
        raise ExposureError(
            f"{grid.name} reaches from {west:g}, {south:g} to {east:g}, {north:g} and the areas "
            f"from {left:g}, {bottom:g} to {right:g}, {top:g}: they do not overlap."
        )


def _check_areas(areas: gpd.GeoDataFrame) -> None:
    """Raise unless every area stands once, with a valid polygon: a bow tie has no inside."""
    shapes, codes = areas.geometry, areas["ref_area"]
    faults = {
        "stands more than once": codes.duplicated(keep=False),
        "has no polygon": shapes.isna() | ~shapes.geom_type.isin(["Polygon", "MultiPolygon"]),
        "has an outline that crosses itself": ~shapes.is_valid,
    }
    for said, wrong in faults.items():
        if wrong.any():
            raise ExposureError(f"{', '.join(map(str, codes[wrong].unique()))} {said}.")


def check_same(one: Raster, other: Raster) -> None:
    """Raise unless two grids are one: reference system, extent, cells."""
    if not _same(one.crs, other.crs):
        raise ExposureError(
            f"{one.name} is in {_named(one.crs)}, {other.name} in {_named(other.crs)}: "
            "bring the hazard onto the population's grid."
        )
    nearest = _ALIGNED * min(one.cell)
    apart = np.abs(np.subtract(one.bounds, other.bounds)).max() > nearest
    if one.values.shape != other.values.shape or apart:
        raise ExposureError(
            f"{other.name} ({_shape(other)}) is not on the grid of {one.name} ({_shape(one)}): "
            "align it first (gdalwarp -te, -ts); it is not resampled here."
        )


def check_values(grid: Raster, least: float, most: float) -> None:
    """Raise if a cell holds what its grid cannot have."""
    strange = int(((grid.values < least) | (grid.values > most)).sum())
    if strange:
        raise ExposureError(
            f"{grid.name} has {strange} cell(s) that are not from {least:g} to {most:g}: is its "
            "no-data value declared, and its unit the right one?"
        )


def check_people(population: Raster) -> None:
    """Raise if a cell has fewer people than none, or more than a city."""
    negative = int((population.values < 0).sum())
    if negative:
        raise ExposureError(
            f"{population.name} has {negative} cell(s) of negative population: is its no-data "
            "value declared?"
        )
    check_values(population, 0, MOST_PEOPLE)


def _same(one: Any, other: Any) -> bool:
    return CRS(one).equals(CRS(other), ignore_axis_order=True)


def _shape(grid: Raster) -> str:
    rows, columns = grid.values.shape
    return f"{columns} × {rows} cells from {grid.bounds[0]:g}, {grid.bounds[3]:g}"


def _named(crs: Any) -> str:
    found = CRS(crs)
    code = found.to_authority()
    return f"{found.name} ({':'.join(code)})" if code else str(found.name)
