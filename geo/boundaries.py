"""Areas as geometry: checked, dissolved, simplified, packed into one topology. Build-time."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from topojson.core.topology import Topology

WGS84 = "EPSG:4326"
EQUAL_AREA = "EPSG:6933"  # EASE-Grid 2.0, for every area in km²
SCREEN = "EPSG:3857"  # the projection of the map, in which a label must look centred
NATION = "AZE"
NATION_AREA_KM2 = 86_600.0
AREA_TOLERANCE = 0.01
OVERLAP_KM2 = 0.01  # one hectare: below it, two digitisations of one line, not a dispute
GRID = 100_000  # steps across the map: ten metres, less than a pixel at any zoom offered
DECIMALS = 4  # of a label's degrees: ten metres


class AreaFault(NamedTuple):
    """One thing wrong with one area's geometry; `ref_area` is None when it concerns them all."""

    ref_area: str | None
    reason: str


def area_km2(areas: gpd.GeoDataFrame) -> np.ndarray:
    """Area of each row in km², measured on an equal-area projection; shape (rows,)."""
    return np.asarray(areas.to_crs(EQUAL_AREA).area) / 1e6


def dissolve(areas: gpd.GeoDataFrame, by: str, parent: str = NATION) -> gpd.GeoDataFrame:
    """Areas of the tier above, each the union of the areas that name it in the column `by`.

    The rows must form a coverage (shared borders vertex by vertex): a region is then exactly the
    sum of its districts, with no sliver between them.

    Parameters
    ----------
    areas : GeoDataFrame
        Columns `ref_area`, `geometry` and `by`.
    by : str
        Column holding the code of the area each row belongs to.
    parent : str
        Code written in the column `parent` of the result.

    Returns
    -------
    GeoDataFrame
        Columns `ref_area`, `parent`, `geometry`, in order of code.
    """
    codes = sorted(areas[by].unique())
    unions = [shapely.coverage_union_all(areas.geometry[areas[by] == code]) for code in codes]
    return gpd.GeoDataFrame({"ref_area": codes, "parent": parent}, geometry=unions, crs=areas.crs)


def boundary_faults(
    areas: gpd.GeoDataFrame,
    codes: Mapping[str, str],
    expected_area_km2: float = NATION_AREA_KM2,
) -> list[AreaFault]:
    """Every fault of one tier of areas, in the order a person would mend them; none when sound.

    A tier covers the country once: each code of the list drawn exactly once, valid, without
    overlap, within 1 % of the official 86,600 km² (State Statistical Committee).

    Parameters
    ----------
    areas : GeoDataFrame
        Columns `ref_area` and `geometry`, longitude and latitude in degrees.
    codes : mapping of str to str
        The code list of the tier: REF_AREA code → name.
    expected_area_km2 : float
        Total area of the tier.
    """
    faults = [*_code_faults(areas, codes), *_crs_faults(areas), *_shape_faults(areas)]
    if faults:  # areas and overlaps of broken shapes would only mislead
        return faults
    return [*_overlap_faults(areas), *_total_faults(areas, expected_area_km2)]


def check_nesting(
    children: gpd.GeoDataFrame, parents: gpd.GeoDataFrame, by: str
) -> list[AreaFault]:
    """Areas of `parents` that differ by more than 1 % from the union of their `children`."""
    unions = dissolve(children, by).set_index("ref_area").to_crs(EQUAL_AREA).geometry
    drawn = parents.set_index("ref_area").to_crs(EQUAL_AREA).geometry.reindex(unions.index)
    share = unions.symmetric_difference(drawn).area / unions.area
    return [
        AreaFault(str(code), f"differs by {part:.1%} from the union of its districts")
        for code, part in share[share > AREA_TOLERANCE].items()
    ]


def edge_matched(areas: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Same areas as a coverage: a border shared by two areas runs through the same vertices.

    Two digitisations of one border differ by metres; what both claim stays with the row that comes
    first. Without this a region dissolved from its districts keeps a seam along each border.
    """
    clean = shapely.coverage_clean(areas.geometry.values, merge_strategy="min_index")
    return areas.set_geometry(gpd.GeoSeries(clean, areas.index, areas.crs))


def simplify(areas: gpd.GeoDataFrame, tolerance: float) -> gpd.GeoDataFrame:
    """Same areas with fewer vertices; a border shared by two areas stays one border.

    Removes corners spanning less than about `tolerance` degrees squared (Visvalingam–Whyatt on
    the whole coverage), never a ring: a small city keeps its shape, neighbours still touch.
    """
    if tolerance == 0:
        return areas
    return areas.set_geometry(
        gpd.GeoSeries(
            shapely.coverage_simplify(areas.geometry.values, tolerance), areas.index, areas.crs
        )
    )


def label_points(areas: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """Point of each area farthest from its border, where a label or a symbol sits; degrees.

    Unlike a centroid it is always inside the area: Bakı curls round a bay, Nakhchivan is apart.
    """
    circles = areas.to_crs(SCREEN).maximum_inscribed_circle(tolerance=200)
    centres = gpd.GeoSeries(shapely.get_point(circles.values, 0), areas.index, SCREEN)
    return centres.to_crs(WGS84)


def topology(layers: Mapping[str, gpd.GeoDataFrame], tolerance: float = 0.0) -> dict[str, Any]:
    """One TopoJSON of all tiers on the same arcs, quantised to about ten metres.

    The land around is matched to the districts, so that a frontier is one line. Regions and
    nation are dissolved again from the simplified districts, so that a border of a region is
    drawn from the very arcs of its districts.

    Parameters
    ----------
    layers : mapping of str to GeoDataFrame
        `district` (columns `ref_area`, `region_2021`, `region_2006`) and `neighbours`.
    tolerance : float
        Degrees, see `simplify`.

    Returns
    -------
    dict
        TopoJSON with objects district, region_2021, region_2006, nation and neighbours; each
        feature has `id` (REF_AREA) and properties `p` (parent code), `x`, `y` (label, degrees).
    """
    tiers = _tiers(layers["district"], layers["neighbours"], tolerance)
    features = {name: _features(areas) for name, areas in tiers.items()}
    packed = Topology(
        list(features.values()), object_name=list(features), prequantize=GRID, shared_coords=False
    ).to_dict()
    for name, areas in tiers.items():
        for feature, code in zip(
            packed["objects"][name]["geometries"], areas["ref_area"], strict=True
        ):
            feature["id"] = code  # the library numbers features; the map joins on codes
    return wound(packed)


def wound(packed: dict[str, Any]) -> dict[str, Any]:
    """Return a TopoJSON whose outer rings run clockwise and whose holes run against it.

    A sphere has no outside: a ring that runs the wrong way encloses the rest of the world, and
    a small city in a hole of its neighbour would paint the whole map.
    """
    arcs = [np.cumsum(arc, axis=0) for arc in packed["arcs"]]
    for layer in packed["objects"].values():
        for shape in layer["geometries"]:
            parts = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
            for part in parts:
                part[:] = [_turned(ring, arcs, outer=place == 0) for place, ring in enumerate(part)]
    return packed


def _turned(ring: list[int], arcs: list[np.ndarray], *, outer: bool) -> list[int]:
    points = np.vstack([arcs[i] if i >= 0 else arcs[~i][::-1] for i in ring]).astype(float)
    x, y = points.T
    clockwise = float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)) < 0
    return ring if clockwise == outer else [~i for i in reversed(ring)]


def _tiers(
    districts: gpd.GeoDataFrame, neighbours: gpd.GeoDataFrame, tolerance: float
) -> dict[str, gpd.GeoDataFrame]:
    own = districts.assign(parent=districts["region_2021"], nation=NATION)
    land = pd.concat([own, neighbours.assign(parent="")], ignore_index=True)
    land = simplify(edge_matched(land), tolerance)
    drawn, around = land[: len(own)], land[len(own) :]
    return {
        "district": drawn,
        "region_2021": dissolve(drawn, "region_2021"),
        "region_2006": dissolve(drawn, "region_2006"),
        "nation": dissolve(drawn, "nation", parent=""),
        "neighbours": around,
    }


def _features(areas: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    points = label_points(areas)
    labels = {"p": areas["parent"], "x": points.x.round(DECIMALS), "y": points.y.round(DECIMALS)}
    return gpd.GeoDataFrame(labels, geometry=areas.geometry, crs=areas.crs)


def _code_faults(areas: gpd.GeoDataFrame, codes: Mapping[str, str]) -> Iterator[AreaFault]:
    drawn = areas["ref_area"].value_counts()
    for code, times in drawn[drawn > 1].items():
        yield AreaFault(str(code), f"is drawn {times} times")
    for code in sorted(set(drawn.index) - set(codes)):
        yield AreaFault(code, "is not in the code list")
    for code in sorted(set(codes) - set(drawn.index)):
        yield AreaFault(code, f"{codes[code]} is missing")


def _crs_faults(areas: gpd.GeoDataFrame) -> Iterator[AreaFault]:
    if areas.crs is None:
        yield AreaFault(None, "no coordinate reference system (is the .prj file missing?)")
        return
    west, south, east, north = areas.total_bounds
    if west < -180 or east > 180 or south < -90 or north > 90:
        yield AreaFault(None, f"coordinates reach {east:.0f}, {north:.0f}: these are not degrees")


def _shape_faults(areas: gpd.GeoDataFrame) -> Iterator[AreaFault]:
    for code, shape in zip(areas["ref_area"], areas.geometry, strict=True):
        if shape is None or shape.is_empty:
            yield AreaFault(code, "has no geometry")
        elif shape.geom_type not in ("Polygon", "MultiPolygon"):
            yield AreaFault(code, f"is a {shape.geom_type}, not a polygon")
        elif not shape.is_valid:
            yield AreaFault(code, f"has an invalid border: {shapely.is_valid_reason(shape)}")


def _overlap_faults(areas: gpd.GeoDataFrame) -> Iterator[AreaFault]:
    flat = areas.to_crs(EQUAL_AREA)
    shapes, codes = flat.geometry.values, list(flat["ref_area"])
    left, right = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    for i, j in zip(left, right, strict=True):
        if i < j:
            shared = shapely.area(shapely.intersection(shapes[i], shapes[j])) / 1e6
            if shared > OVERLAP_KM2:
                yield AreaFault(codes[i], f"overlaps {codes[j]} on {shared:.2f} km²")


def _total_faults(areas: gpd.GeoDataFrame, expected: float) -> Iterator[AreaFault]:
    total = float(area_km2(areas).sum())
    if abs(total - expected) > AREA_TOLERANCE * expected:
        yield AreaFault(None, f"total area is {total:,.0f} km², expected {expected:,.0f} ± 1 %")
