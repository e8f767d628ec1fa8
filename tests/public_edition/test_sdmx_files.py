"""The files of SDMX in the public folder: libraries of the field read them as they lie there."""

import pandas as pd
import pytest

from tests.public_edition.conftest import DISTRICTS, GAP, MODELLED, RATE

SDMX = "api/v1/sdmx"
SOME = pytest.mark.parametrize("code", [RATE, MODELLED, DISTRICTS])


def values(rows):
    return sorted(rows["obs_value"].dropna().tolist())


@SOME
def test_sdmx1_reads_every_figure_of_version_1(folder, published, code):
    import sdmx as sdmx1

    (data,) = sdmx1.read_sdmx(folder / SDMX / f"json1/{code}.json").data
    rows = published.by_indicator[code]
    assert len(data.obs) == len(rows)
    assert sorted(o.value for o in data.obs if o.value is not None) == values(rows)


@SOME
def test_pysdmx_reads_every_figure_with_the_structure_beside_it(folder, published, code):
    from pysdmx.io import get_datasets

    files = (folder / SDMX / f"{code}.csv", folder / SDMX / "structure.xml")
    (found,) = get_datasets(*files)
    read = pd.to_numeric(found.data["OBS_VALUE"]).dropna()
    assert len(found.data) == len(published.by_indicator[code])
    assert sorted(map(float, read)) == values(published.by_indicator[code])


def test_an_indicator_without_a_figure_has_no_file(folder):
    assert not list((folder / SDMX).rglob(f"{GAP}.*"))
