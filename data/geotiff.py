"""A GeoTIFF read as a grid of values."""

from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from rasterio.errors import CRSError, RasterioError

from geo.grids import Raster
from indicators.errors import RasterError

MOST_CELLS = 50_000_000  # the country in cells of some 80 metres


def read_grid(path: Path) -> Raster:
    """Return the values of a GeoTIFF of one band, NaN where it has none.

    Raises
    ------
    RasterError
        If the file is no GeoTIFF that can be read, says that it is larger than can be held, has
        several bands, complex numbers, no reference system, or is rotated.
    """
    try:
        with rasterio.open(path, driver="GTiff") as opened:
            _check(path, opened)
            values = opened.read(1, masked=True).astype(float)
            values = values * opened.scales[0] + opened.offsets[0]
            filled = np.where(np.isfinite(values.filled(np.nan)), values.filled(np.nan), np.nan)
            return Raster(filled, tuple(opened.bounds), opened.crs.to_wkt(), path.name)
    except (RasterioError, CRSError, ValueError, MemoryError) as error:
        raise RasterError(f"{path.name} cannot be read: {error}") from error


def _check(path: Path, opened: Any) -> None:
    """Raise unless a raster can be used, by what it says of itself: nothing of it is read yet."""
    cells = opened.width * opened.height
    if cells > MOST_CELLS:
        raise RasterError(
            f"{path.name} says it has {opened.width:,} × {opened.height:,} cells: at most "
            f"{MOST_CELLS:,} can be held. Cut it to the country, or make its cells larger."
        )
    if not np.can_cast(opened.dtypes[0], np.float64):
        raise RasterError(f"{path.name} holds {opened.dtypes[0]}, not plain numbers.")
    if not np.isfinite([opened.scales[0], opened.offsets[0]]).all() or opened.scales[0] == 0:
        raise RasterError(f"{path.name} has a scale or an offset that is no number.")
    if opened.count != 1:
        raise RasterError(f"{path.name} has {opened.count} bands: give a file of one.")
    if opened.crs is None:
        raise RasterError(f"{path.name} has no coordinate reference system.")
    turned = opened.transform
    if turned.b or turned.d or turned.a <= 0 or turned.e >= 0:
        raise RasterError(f"{path.name} is rotated or not north up: warp it first (gdalwarp).")
