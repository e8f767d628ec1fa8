"""Whether areas lie where their codes say: each holds a point that is known to be in it."""

from collections.abc import Mapping

import geopandas as gpd
import numpy as np
import shapely

from geo.boundaries import AreaFault


def point_faults(
    areas: gpd.GeoDataFrame, points: Mapping[str, tuple[float, float]]
) -> list[AreaFault]:
    """Areas that do not hold the point known to lie in them: their code is another area's.

    Parameters
    ----------
    areas : GeoDataFrame
        Columns `ref_area` and `geometry`, longitude and latitude in degrees.
    points : mapping of str to (float, float)
        Longitude and latitude of a point in each area.
    """
    places = [shapely.Point(points[code]) for code in areas["ref_area"]]
    outside = ~areas.geometry.intersects(gpd.GeoSeries(places, areas.index, areas.crs))
    tree = areas.sindex
    found = []
    for code, place in zip(areas["ref_area"][outside], np.array(places)[outside], strict=True):
        there = [str(areas["ref_area"].iloc[i]) for i in tree.query(place, predicate="intersects")]
        where = f"is drawn as {', '.join(there)}" if there else "is drawn by no area"
        point = f"its point {place.x:.4f}, {place.y:.4f} {where}"
        found.append(AreaFault(str(code), f"does not lie where it is: {point}"))
    return found
