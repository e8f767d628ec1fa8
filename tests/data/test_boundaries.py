"""Areas as drawn: every code once, nothing twice, the country whole; and faults that say so."""

import json
import shutil

import geopandas as gpd
import pytest
import shapely

from data import settings
from data.boundaries import packed, plain_name, points, read_layer, read_shapes
from geo.boundaries import area_km2, boundary_faults, check_nesting, wound
from geo.places import point_faults
from indicators.codelists import areas, areas_of
from indicators.errors import DataFaults


@pytest.fixture(scope="module")
def layers():
    return read_shapes(settings.shapes_dir())


@pytest.fixture(scope="module")
def topology(layers):
    return packed(layers, settings.shapes_dir() / "neighbours.geojson")


@pytest.mark.parametrize(
    ("scheme", "number"), [("district", 74), ("region_2021", 14), ("region_2006", 11)]
)
def test_every_area_of_a_scheme_is_drawn_exactly_once(layers, scheme, number):
    assert sorted(layers[scheme]["ref_area"]) == sorted(areas_of(scheme))
    assert len(layers[scheme]) == number


@pytest.mark.parametrize("scheme", ["district", "region_2021", "region_2006"])
def test_each_scheme_covers_the_country_within_one_per_cent_of_86_600_km2(layers, scheme):
    assert area_km2(layers[scheme]).sum() == pytest.approx(86_600, rel=0.01)


def test_regions_are_exactly_their_districts(layers):
    parents = layers["district"]["ref_area"].map(lambda code: areas()[code].parent)
    inside = layers["district"].assign(parent=parents)
    assert check_nesting(inside, layers["region_2021"], "parent") == []


def test_the_polygon_once_misnamed_lankaran_is_lachin(layers):
    districts = layers["district"].set_index("ref_area")
    lachin = shapely.Point(46.3, 39.7)
    assert districts.geometry["AZ-LAC"].contains(lachin)


def test_a_label_lies_inside_its_area(layers):
    found = points(layers)
    districts = layers["district"].set_index("ref_area")
    assert all(
        shapely.Point(found[code]).within(shape) for code, shape in districts.geometry.items()
    )


def test_the_smallest_city_survives_simplification(topology):
    names = {g["id"] for g in topology["objects"]["district"]["geometries"] if g["arcs"]}
    assert {"AZ-NA", "AZ-XA", "AZ-MI", "AZ-SR"} <= names


def test_no_ring_runs_the_wrong_way_round_the_sphere(topology):
    before = json.dumps(topology, sort_keys=True)
    assert json.dumps(wound(topology), sort_keys=True) == before


def test_geometry_travels_in_less_than_a_hundred_kilobytes(topology):
    assert len(json.dumps(topology, separators=(",", ":"))) < 100_000


def square(x: float, y: float, size: float = 1.0):
    return shapely.box(x, y, x + size, y + size)


def frame(*rows, crs="EPSG:4326"):
    codes, shapes = zip(*rows, strict=True)
    return gpd.GeoDataFrame({"ref_area": codes}, geometry=list(shapes), crs=crs)


CODES = {"A": "Alpha", "B": "Beta"}


A, B = ("A", square(0, 0)), ("B", square(1, 0))


@pytest.mark.parametrize(
    ("drawn", "fault"),
    [
        (frame(A), ("B", "Beta is missing")),
        (frame(A, B, ("C", square(2, 0))), ("C", "is not in the code list")),
        (frame(A, ("A", square(2, 0)), B), ("A", "is drawn 2 times")),
        (frame(A, ("B", None)), ("B", "has no geometry")),
        (frame(A, ("B", shapely.Point(1, 1))), ("B", "is a Point, not a polygon")),
    ],
)
def test_a_fault_names_the_area_and_the_reason(drawn, fault):
    assert fault in [tuple(found) for found in boundary_faults(drawn, CODES)]


def test_an_overlap_names_both_areas():
    drawn = frame(("A", square(0, 0)), ("B", square(0.5, 0)))
    (found, *_) = boundary_faults(drawn, CODES, expected_area_km2=18_000)
    assert found.ref_area == "A"
    assert found.reason.startswith("overlaps B on")


def test_a_country_of_the_wrong_size_is_a_fault():
    drawn = frame(("A", square(0, 0)), ("B", square(1, 0)))
    (found,) = boundary_faults(drawn, CODES)
    assert "expected 86,600 ± 1 %" in found.reason


def test_official_shapefiles_are_matched_by_name_where_they_have_no_code(layers, tmp_path):
    for scheme, file in (
        ("district", "districts_2021"),
        ("region_2021", "regions_2021"),
        ("region_2006", "regions_2006"),
    ):
        named = gpd.GeoDataFrame(
            {"ad": [f"{areas()[c].name['az']}" for c in layers[scheme]["ref_area"]]},
            geometry=layers[scheme].geometry.values,
            crs="EPSG:4326",
        )
        named.to_file(tmp_path / f"{file}.shp", encoding="UTF-8")
    assert sorted(read_shapes(tmp_path)["district"]["ref_area"]) == sorted(areas_of("district"))


def test_an_area_nobody_knows_is_reported_by_the_name_it_bears(layers, tmp_path):
    drawn = layers["district"].rename(columns={"ref_area": "REF_AREA"})
    drawn.loc[drawn["REF_AREA"] == "AZ-LER", "REF_AREA"] = "Atlantis"
    drawn.to_file(tmp_path / "districts_2021.shp", encoding="UTF-8")
    with pytest.raises(DataFaults) as caught:
        read_shapes(tmp_path)
    said = str(caught.value)
    assert "Atlantis is not in the code list" in said
    assert "AZ-LER Lerik is missing" in said
    assert "regions_2021.shp, regions_2021.shx, regions_2021.dbf not found" in said


def test_a_truncated_shapefile_is_named(layers, tmp_path):
    layers["district"].rename(columns={"ref_area": "REF_AREA"}).to_file(
        tmp_path / "districts_2021.shp"
    )
    (tmp_path / "districts_2021.shp").write_bytes(b"broken")
    with pytest.raises(DataFaults, match=r"districts_2021\.shp: cannot be read"):
        read_shapes(tmp_path)


def test_spelling_variants_of_a_name_are_one_name():
    assert plain_name("Şəki rayonu") == plain_name("SEKI") == plain_name("şəki")
    assert plain_name("İmişli") == plain_name("Imisli")


def test_every_area_holds_the_point_that_the_list_of_areas_gives_for_it(layers):
    for scheme, shapes in layers.items():
        known = {code: areas()[code].point for code in areas_of(scheme)}
        assert point_faults(shapes, known) == []


@pytest.mark.parametrize(
    ("scheme", "file", "one", "other"),
    [
        ("district", "districts_2021", "AZ-LAC", "AZ-LAN"),
        ("region_2021", "regions_2021", "ER01", "ER14"),
        ("region_2006", "regions_2006", "AZEr104", "AZEr106"),
    ],
)
def test_two_areas_under_each_other_s_code_are_both_named(
    layers, tmp_path, scheme, file, one, other
):
    swapped = {one: other, other: one}
    drawn = layers[scheme].rename(columns={"ref_area": "REF_AREA"})
    drawn["REF_AREA"] = drawn["REF_AREA"].replace(swapped)
    drawn.to_file(tmp_path / f"{file}.shp", encoding="UTF-8")
    with pytest.raises(DataFaults) as caught:
        read_layer(tmp_path, scheme)
    said = [fault.reason for fault in caught.value.faults]
    assert len(said) == 2
    assert any(text.startswith(f"{one} does not lie where it is") for text in said)
    assert any(text.endswith(f"is drawn as {one}") for text in said)


def test_a_boundary_that_is_not_the_one_recorded_beside_it_is_named(tmp_path):
    shutil.copytree(settings.shapes_dir(), tmp_path / "shapes")
    path = tmp_path / "shapes" / "regions_2006.cpg"
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(DataFaults, match=r"regions_2006.cpg: sha256 is \w+, source.toml says"):
        read_shapes(tmp_path / "shapes")
