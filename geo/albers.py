"""Albers' equal-area conic projection for Azerbaijan: on paper, area is what the eye compares."""

import numpy as np

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]

# The parallels and the meridian of the map on the screen (a conformal conic): across a country
# this small the two differ by less than the width of a line.
PARALLELS = (38.8, 41.5)
MERIDIAN = 47.6
ORIGIN = 40.15
RADIUS_KM = 6371.0088  # mean radius of the Earth (IUGG)


def albers(degrees: Floats) -> Floats:
    """Return points on the plane, kilometres east and north of 47.6° E, 40.15° N; shape (n, 2).

    J. P. Snyder (1987), Map projections: a working manual, USGS Professional Paper 1395,
    equations 14-1 to 14-6, on a sphere.

    Parameters
    ----------
    degrees : array
        Longitude and latitude; shape (n, 2).

    Examples
    --------
    >>> albers(np.array([[47.6, 40.15]])).round(6).tolist()
    [[0.0, 0.0]]
    """
    first, second = np.radians(PARALLELS)
    n = (np.sin(first) + np.sin(second)) / 2
    c = np.cos(first) ** 2 + 2 * n * np.sin(first)
    longitude, latitude = np.radians(degrees).T
    theta = n * (longitude - np.radians(MERIDIAN))
    rho = np.sqrt(c - 2 * n * np.sin(latitude)) / n
    rho_0 = np.sqrt(c - 2 * n * np.sin(np.radians(ORIGIN))) / n
    plane: Floats = RADIUS_KM * np.column_stack([rho * np.sin(theta), rho_0 - rho * np.cos(theta)])
    return plane
