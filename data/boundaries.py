"""Shapefiles in, one topology for the browser out. Build-time only."""

import hashlib
import json
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
from pyogrio.errors import DataLayerError, DataSourceError
from shapely.errors import ShapelyError

from data.inputs import BOUNDARIES
from geo.boundaries import (
    WGS84,
    AreaFault,
    boundary_faults,
    check_nesting,
    dissolve,
    edge_matched,
    label_points,
    topology,
)
from geo.places import point_faults
from indicators.codelists import NATION, areas, areas_of
from indicators.errors import DataFaults, Fault
from indicators.files import read_toml

LAYERS: Mapping[str, str] = {
    "district": "districts_2021.shp",
    "region_2021": "regions_2021.shp",
    "region_2006": "regions_2006.shp",
}
# Visvalingam–Whyatt corners below this are dropped; under a pixel on a map 1,400 px wide.
TOLERANCE = 0.002
_MEND = "correct the shapefile, or its codes"
_SAME = str.maketrans("əıöüşçğâ", "eiouscga")


# What the readers of shapefiles raise; NameError is theirs too, for a .prj that is none.
_UNREADABLE = (
    DataSourceError,
    DataLayerError,
    ShapelyError,
    NameError,
    OSError,
    RuntimeError,
    ValueError,
)


def read_shapes(folder: Path) -> dict[str, gpd.GeoDataFrame]:
    """Return every layer of areas, each with columns ``ref_area`` and ``geometry`` in WGS 84.

    Areas are matched by code (``REF_AREA``), else by any name column in any of the three
    languages; official shapefiles can so be used as they come.

    Raises
    ------
    DataFaults
        Naming every file that cannot be read and every area that is wrong, missing or unknown.
    """
    layers: dict[str, gpd.GeoDataFrame] = {}
    faults = [*_digest_faults(folder)]
    for scheme in LAYERS:
        try:
            layers[scheme] = read_layer(folder, scheme)
        except DataFaults as error:
            faults += error.faults
    if not faults:
        layers = {scheme: edge_matched(shapes) for scheme, shapes in layers.items()}
        faults += _nesting(folder, layers)
    if faults:
        raise DataFaults(faults)
    return layers


def _digest_faults(folder: Path) -> Iterator[Fault]:
    """Yield each file that is not the one its source.toml records, where the folder has one."""
    if not (folder / "source.toml").exists():
        return
    try:
        source = read_toml((folder / "source.toml").read_bytes(), "shapes/source.toml", BOUNDARIES)
    except DataFaults as error:
        yield from error.faults
        return
    for name, digest in source.sha256.items():
        path = folder / name
        if not path.exists():
            yield Fault(name, None, None, "is recorded in source.toml and not there")
        elif (found := hashlib.sha256(path.read_bytes()).hexdigest()) != digest:
            yield Fault(name, None, None, f"sha256 is {found}, source.toml says {digest}")


def read_layer(folder: Path, scheme: str) -> gpd.GeoDataFrame:
    """Return the areas of one scheme, each under its code.

    Raises
    ------
    DataFaults
        As ``read_shapes``.
    """
    path = folder / LAYERS[scheme]
    shapes = _matched(_read(path), scheme)
    faults = [_fault(path, found) for found in _area_faults(shapes, scheme)]
    if faults:
        raise DataFaults(faults)
    return shapes


def _area_faults(shapes: gpd.GeoDataFrame, scheme: str) -> list[AreaFault]:
    """Return what is wrong with a layer; places are looked at once every area is there and whole.

    A reference point (``indicators/codes/ref_area.csv``) tells two areas under each other's code.
    """
    known = {code: areas()[code] for code in areas_of(scheme)}
    found = boundary_faults(shapes, {code: area.name["en"] for code, area in known.items()})
    return found or point_faults(shapes, {code: area.point for code, area in known.items()})


def _read(path: Path) -> gpd.GeoDataFrame:
    missing = [end for end in (".shp", ".shx", ".dbf") if not path.with_suffix(end).exists()]
    if missing:
        reason = f"{', '.join(path.stem + end for end in missing)} not found"
        raise DataFaults([Fault(path.name, None, None, reason)])
    try:
        found = gpd.read_file(path)
    except _UNREADABLE as error:
        reason = f"cannot be read: {error}"
        raise DataFaults([Fault(path.name, None, None, reason)]) from error
    if not isinstance(found, gpd.GeoDataFrame):
        raise DataFaults([Fault(path.name, None, None, "has no geometry")])
    return found if found.crs is None else found.to_crs(WGS84)


def _matched(shapes: gpd.GeoDataFrame, scheme: str) -> gpd.GeoDataFrame:
    """Return shapes with the code of each: the one it gives, or the one its name has."""
    by_name = {
        plain_name(name): code for code in areas_of(scheme) for name in areas()[code].name.values()
    }
    columns = [column for column in shapes.columns if column != shapes.geometry.name]
    codes = [_code(dict(row), columns, by_name) for _, row in shapes[columns].iterrows()]
    return gpd.GeoDataFrame({"ref_area": codes}, geometry=shapes.geometry.values, crs=shapes.crs)


def _code(row: Mapping[str, Any], columns: list[str], by_name: Mapping[str, str]) -> str:
    if row.get("REF_AREA") in areas():
        return str(row["REF_AREA"])
    found = (by_name[key] for column in columns if (key := plain_name(str(row[column]))) in by_name)
    return next(found, str(row.get("REF_AREA") or next(iter(row.values()), "?")))


def plain_name(name: str) -> str:
    """Return a name in a form that spelling variants share.

    Examples
    --------
    >>> plain_name("Şəki rayonu") == plain_name("SEKI")
    True
    """
    folded = unicodedata.normalize("NFKD", name.replace("İ", "i").casefold().translate(_SAME))
    letters = "".join(letter for letter in folded if letter.isalnum() or letter.isspace())
    return letters.removesuffix(" rayonu").removesuffix(" seheri").removesuffix(" district").strip()


def _nesting(folder: Path, layers: Mapping[str, gpd.GeoDataFrame]) -> list[Fault]:
    parents = layers["district"]["ref_area"].map(lambda code: areas()[code].parent)
    found = check_nesting(
        layers["district"].assign(parent=parents), layers["region_2021"], "parent"
    )
    return [_fault(folder / LAYERS["region_2021"], fault) for fault in found]


def _fault(path: Path, found: AreaFault) -> Fault:
    subject = f"{found.ref_area} " if found.ref_area else ""
    return Fault(path.name, None, None, f"{subject}{found.reason}", _MEND)


def packed(layers: Mapping[str, gpd.GeoDataFrame], neighbours: Path) -> dict[str, Any]:
    """Return one TopoJSON of all layers and the land around them, simplified on shared arcs."""
    districts = layers["district"].assign(
        region_2021=layers["district"]["ref_area"].map(lambda code: areas()[code].parent),
        region_2006=_within(layers["district"], layers["region_2006"]),
    )
    around = gpd.read_file(neighbours).rename(columns={"REF_AREA": "ref_area"})
    return topology({"district": districts, "neighbours": around}, TOLERANCE)


def _within(districts: gpd.GeoDataFrame, regions: gpd.GeoDataFrame) -> list[str]:
    """Return the pre-2021 region in which each district's label point lies."""
    points = gpd.GeoDataFrame(geometry=label_points(districts).values, crs=WGS84)
    return list(points.sjoin(regions, predicate="within").sort_index()["ref_area"])


def points(layers: Mapping[str, gpd.GeoDataFrame]) -> dict[str, tuple[float, float]]:
    """Return longitude and latitude of every area's label point, the nation's included."""
    nation = dissolve(layers["district"].assign(nation=NATION), "nation", parent="")
    found = {}
    for shapes in (*layers.values(), nation):
        for code, point in zip(shapes["ref_area"], label_points(shapes), strict=True):
            found[str(code)] = (round(point.x, 4), round(point.y, 4))
    return found


def outline(layers: Mapping[str, gpd.GeoDataFrame]) -> str:
    """Return a light GeoJSON of the districts, for the view in three dimensions."""
    simple = layers["district"].geometry.simplify_coverage(0.012)
    shapes = json.loads(gpd.GeoSeries(simple, crs=WGS84).set_precision(0.001).to_json())
    for feature in shapes["features"]:
        feature["properties"] = {}
        feature.pop("bbox", None)
    shapes.pop("bbox", None)
    return json.dumps(shapes, separators=(",", ":"))


def borders(folder: Path, digits: int) -> dict[str, Any]:
    """Return the border of the nation and of each region and district as a geometry of GeoJSON.

    Parameters
    ----------
    digits : int
        Decimals of a degree that are kept.

    Raises
    ------
    DataFaults
        As ``read_shapes``.
    """
    layers = read_shapes(folder)
    nation = dissolve(layers["district"].assign(nation=NATION), "nation", parent="")
    found = {}
    for shapes in (nation, layers["region_2021"], layers["district"]):
        told = json.loads(shapes.geometry.set_precision(10.0**-digits).to_json())["features"]
        named = zip(shapes["ref_area"], told, strict=True)
        found.update({str(code): feature["geometry"] for code, feature in named})
    return found
