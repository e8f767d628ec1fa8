"""A user's rasters become rows of observations; a raster that cannot be used is refused by name."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import rasterio
from rasterio.transform import Affine
from shapely.geometry import box

from data.geotiff import RasterError, read_grid
from data.rasters import main, observations, scale
from indicators.codelists import codelist

# Four cells of a degree in a row, over two areas of two cells each.
AREAS = gpd.GeoDataFrame(
    {"ref_area": ["west", "east"]}, geometry=[box(46, 40, 48, 41), box(48, 40, 50, 41)], crs=4326
)
NORTH_UP = Affine(1, 0, 46, 0, -1, 41)


def tif(path: Path, values: list[list[float]], **options: object) -> Path:
    array = np.array(values, dtype="float32")
    profile = {"driver": "GTiff", "dtype": "float32", "count": 1, "crs": "EPSG:4326"}
    profile |= {"transform": NORTH_UP, "height": array.shape[0], "width": array.shape[1]}
    with rasterio.open(path, "w", **(profile | options)) as file:
        for band in range(1, file.count + 1):
            file.write(array, band)
    return path


@pytest.fixture
def people(tmp_path: Path) -> Path:
    return tif(tmp_path / "people.tif", [[10, 20, 30, -9999]], nodata=-9999)


@pytest.fixture
def depth(tmp_path: Path) -> Path:
    return tif(tmp_path / "depth.tif", [[0, 0.5, 2, 2]])


def rows(people: Path, depth: Path, **options: str) -> pd.DataFrame:
    return observations(
        people, depth, scale("flood_depth"), AREAS, indicator="X", period="2026", **options
    )


def test_people_stand_by_area_and_class_with_both_files_as_their_source(people, depth):
    found = rows(people, depth)
    values = found.set_index(["ref_area", "hazard"])["obs_value"]
    assert values["west"].to_dict() == {
        "FLOOD_DEPTH_0": 10,
        "FLOOD_DEPTH_1": 0,
        "FLOOD_DEPTH_2": 20,  # a depth of half a metre is in the class that begins there
        "FLOOD_DEPTH_3": 0,
    }
    assert values["east"].sum() == 30
    assert found["source_cell"].str.match(r"people.tif \(sha256 \w{12}\) × depth.tif").all()


def test_an_area_half_of_which_has_no_population_is_marked_as_unreliable(people, depth):
    found = rows(people, depth).drop_duplicates("ref_area").set_index("ref_area")
    assert found["obs_status"].to_dict() == {"west": "E", "east": "U"}
    assert "the grid covers 50.0% of the area" in found.loc["east", "footnotes"]


def test_an_area_without_any_population_is_missing_not_empty(tmp_path, depth):
    people = tif(tmp_path / "people.tif", [[10, 20, -9999, -9999]], nodata=-9999)
    found = rows(people, depth).query("ref_area == 'east'")
    assert found["obs_value"].isna().all()
    assert set(found["obs_status"]) == {"O"}


def test_those_exposed_are_added_up_under_one_hazard(people, depth):
    found = rows(people, depth, hazard_code="RIVER_FLOOD")
    assert found.set_index("ref_area")["obs_value"].to_dict() == {"west": 20, "east": 30}
    assert set(found["hazard"]) == {"RIVER_FLOOD"}


def test_people_whose_hazard_is_not_known_are_neither_exposed_nor_forgotten(tmp_path, people):
    depth = tif(tmp_path / "depth.tif", [[-1, 0.5, 2, 2]], nodata=-1)
    found = rows(people, depth, hazard_code="RIVER_FLOOD").set_index(["ref_area", "hazard"])
    assert found.loc[("west", "RIVER_FLOOD"), "obs_value"] == 20
    assert found.loc[("west", "UNKNOWN"), "obs_value"] == 10


def test_a_drought_is_worse_the_lower_the_index(tmp_path, people):
    spi = tif(tmp_path / "spi.tif", [[-2, -1, -0.9, 0]])
    drought = {"indicator": "X", "period": "2026"}
    found = observations(people, spi, scale("spi"), AREAS, **drought)
    values = found.set_index(["ref_area", "hazard"])["obs_value"]
    assert values["west", "SPI_EXTREME"] == 10
    assert values["west", "SPI_MODERATE"] == 20
    assert values["east", "SPI_NONE"] == 30
    exposed = observations(people, spi, scale("spi"), AREAS, **drought, hazard_code="DROUGHT")
    assert exposed.set_index("ref_area")["obs_value"].to_dict() == {"west": 30, "east": 0}


def test_scale_and_offset_of_a_file_are_applied(tmp_path):
    path = tif(tmp_path / "scaled.tif", [[1, 2, 3, 4]])
    with rasterio.open(path, "r+") as file:
        file.scales, file.offsets = (0.1,), (5,)
    assert read_grid(path).values.ravel().tolist() == pytest.approx([5.1, 5.2, 5.3, 5.4])


@pytest.mark.parametrize("name", codelist("hazard_class"))
def test_a_scale_has_a_code_for_each_class_and_names_its_publication(name):
    found, declared = scale(name), codelist("hazard_class")[name]
    assert list(found.breaks) == sorted(set(found.breaks))
    assert len(set(found.codes)) == len(found.breaks) + 1
    assert found.exposed_from in found.breaks
    assert declared["reference"]
    assert all(item[language] for item in declared["classes"] for language in ("en", "az", "ru"))


@pytest.mark.parametrize(
    ("values", "options", "message"),
    [
        ([[1, 2, 3, 4]], {"crs": "EPSG:32639"}, r"people.tif is in .*4326\), bad.tif in .*32639"),
        ([[1, 2, 3, 4]], {"crs": None}, "bad.tif has no coordinate reference system"),
        ([[1, 2, 3, 4]], {"count": 2}, "bad.tif has 2 bands"),
        ([[1, 2, 3, 4]], {"transform": Affine(1, 0.1, 46, 0, -1, 41)}, "bad.tif is rotated"),
        ([[1, 2, 3, 4]], {"transform": Affine(1, 0, 46, 0, 1, 40)}, "bad.tif is rotated or not"),
        ([[1, 2]], {}, r"bad.tif \(2 × 1 cells .* not on the grid of people.tif"),
    ],
)
def test_a_hazard_that_cannot_be_used_is_refused_by_name(
    tmp_path, people, values, options, message
):
    with pytest.raises(RasterError, match=message):
        rows(people, tif(tmp_path / "bad.tif", values, **options))


def test_a_population_that_cannot_be_used_is_refused_by_name(tmp_path, depth):
    negative = tif(tmp_path / "bad.tif", [[1, -9999, 3, 4]])
    with pytest.raises(RasterError, match=r"bad.tif has 1 cell\(s\) of negative population"):
        rows(negative, depth)
    far = Affine(1, 0, 10, 0, -1, 41)
    with pytest.raises(RasterError, match=r"far.tif reaches .* do not overlap"):
        rows(
            tif(tmp_path / "far.tif", [[1, 2, 3, 4]], transform=far),
            tif(tmp_path / "depth.tif", [[1, 2, 3, 4]], transform=far),
        )
    with pytest.raises(RasterError, match=r"nothing.tif cannot be read"):
        rows(tmp_path / "nothing.tif", depth)


def test_classes_that_are_neither_named_nor_ascending_numbers_are_refused(people, depth):
    with pytest.raises(RasterError, match="'deep' is neither mmi, flood_depth"):
        scale("deep")
    with pytest.raises(RasterError, match=r"breaks 1, 0.5 do not ascend"):
        observations(people, depth, scale("1,0.5"), AREAS, indicator="X", period="")


def test_the_command_writes_all_districts_or_nothing(tmp_path, capsys):
    over_all = {"transform": Affine(2.5, 0, 44, 0, -2, 42.5)}
    people = tif(tmp_path / "people.tif", [[1e5] * 3] * 3, **over_all)
    hazard = tif(tmp_path / "depth.tif", [[2.0] * 3] * 3, **over_all)
    out = tmp_path / "out.csv"
    command = ["--population", str(people), "--hazard", str(hazard), "--classes", "1"]
    assert main([*command, "--out", str(out)]) == 0
    written = pd.read_csv(out)
    assert written["ref_area"].nunique() == 74
    assert set(written["hazard"]) == {"CLASS_0", "CLASS_1"}
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "depth.tif",
        "out.csv",
        "people.tif",
    ]
    hazard.unlink()
    out.unlink()
    assert main([*command, "--out", str(out)]) == 1
    assert "depth.tif cannot be read" in capsys.readouterr().err
    assert not out.exists()
    assert main([*command, "--out", str(tmp_path / "no" / "out.csv")]) == 1
    assert "there is no folder" in capsys.readouterr().err


def test_a_raster_that_says_it_is_vast_is_refused_before_a_cell_of_it_is_read(tmp_path):
    path = tmp_path / "bomb.tif"
    vast = {"width": 80_000, "height": 60_000, "dtype": "uint8", "compress": "deflate"}
    vast |= {"tiled": True, "blockxsize": 16_384, "blockysize": 16_384, "sparse_ok": True}
    profile = {"driver": "GTiff", "count": 1, "crs": "EPSG:4326", "transform": NORTH_UP}
    with rasterio.open(path, "w", **profile, **vast):
        pass
    assert path.stat().st_size < 150_000
    with pytest.raises(RasterError, match=r"bomb.tif says it has 80,000 × 60,000 cells: at most"):
        read_grid(path)


@pytest.mark.parametrize("kind", ["complex64", "complex128"])
def test_a_raster_of_complex_numbers_is_refused(tmp_path, kind):
    path = tif(tmp_path / "waves.tif", [[1, 2, 3, 4]], dtype=kind)
    with pytest.raises(RasterError, match=f"waves.tif holds {kind}, not plain numbers"):
        read_grid(path)


def test_a_file_that_only_points_to_rasters_elsewhere_is_refused(tmp_path, depth):
    path = tmp_path / "elsewhere.tif"
    path.write_text(
        f"<VRTDataset rasterXSize='4' rasterYSize='1'><VRTRasterBand dataType='Float32' band='1'>"
        f"<SimpleSource><SourceFilename>{depth}</SourceFilename></SimpleSource>"
        f"</VRTRasterBand></VRTDataset>"
    )
    with pytest.raises(RasterError, match=r"elsewhere.tif cannot be read"):
        read_grid(path)


@pytest.mark.parametrize(
    ("name", "values", "said"),
    [
        ("people.tif", [[10, 3e7, 30, 40]], r"people.tif has 1 cell\(s\) that are not from 0 to"),
        (
            "depth.tif",
            [[0, 1e30, -9e9, 2]],
            r"depth.tif has 2 cell\(s\) that are not from 0 to 200",
        ),
    ],
)
def test_cells_that_no_such_grid_can_hold_are_refused(tmp_path, people, depth, name, values, said):
    tif(tmp_path / name, values)
    with pytest.raises(RasterError, match=said):
        rows(people, depth)
