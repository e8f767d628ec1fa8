"""A GeoTIFF read as a grid of values."""

from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from rasterio.errors import RasterioIOError

from geo.grids import Raster
from indicators.errors import RasterError


def read_grid(path: Path) -> Raster:
    """Return the values of a GeoTIFF of one band, NaN where it has none.

    Raises
    ------
    RasterError
        If the file cannot be read, has several bands, no reference system, or is rotated.
    """
    try:
        with rasterio.open(path) as opened:
            _check(path, opened)
            values = opened.read(1, masked=True).astype(float)
            values = values * opened.scales[0] + opened.offsets[0]
            filled = np.where(np.isfinite(values.filled(np.nan)), values.filled(np.nan), np.nan)
            return Raster(filled, tuple(opened.bounds), opened.crs.to_wkt(), path.name)
    except RasterioIOError as error:
        raise RasterError(f"{path.name} cannot be read: {error}") from error


def _check(path: Path, opened: Any) -> None:
    if opened.count != 1:
        raise RasterError(f"{path.name} has {opened.count} bands: give a file of one.")
    if opened.crs is None:
        raise RasterError(f"{path.name} has no coordinate reference system.")
    turned = opened.transform
    if turned.b or turned.d or turned.a <= 0 or turned.e >= 0:
        raise RasterError(f"{path.name} is rotated or not north up: warp it first (gdalwarp).")
