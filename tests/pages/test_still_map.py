"""Two still maps beside each other: counts are circles of one scale, rates are colours."""

import re

import pandas as pd
import pytest

from figures.panels import still_map
from indicators.catalog import catalog
from indicators.codelists import areas_of
from pages.parts.drawing import PageScene
from tests.conftest import frame, observation
from tests.pages.test_live_birth import scene_of

PUPILS, RATE = "AZE_ED_PUPILS", "ED_ROFST_L1_ADM"
DISTRICTS = areas_of("district")
LOCATOR = DISTRICTS[: len(DISTRICTS) // 4]


@pytest.fixture(scope="module")
def scene(store) -> PageScene:
    return scene_of(store)


def rows(indicator: str, codes, value: float = 100.0) -> pd.DataFrame:
    return frame(*(observation(indicator=indicator, ref_area=c, obs_value=value) for c in codes))


def drawn(scene, indicator: str, below: pd.DataFrame, beside: pd.DataFrame | None = None) -> str:
    item = catalog()[indicator]
    return still_map(
        scene, below, item, "district", [50.0], "Pupils", "m", written=False, beside=beside
    )


def radii(markup: str) -> set[float]:
    """Return the radii of the circles of areas, without those of the legend."""
    return {float(r) for r in re.findall(r'class="m-count-of"[^>]* r="([\d.]+)"', markup)}


def test_count_is_a_circle_on_a_plain_ground_never_a_colour(scene):
    picture = drawn(scene, PUPILS, rows(PUPILS, DISTRICTS))
    assert "A circle is as large as the figure" in picture
    assert len(radii(picture)) == 1
    assert {*re.findall(r'class="m-area (m-q\d)"', picture)} == {"m-q0"}


def test_rate_keeps_its_colours(scene):
    picture = drawn(scene, RATE, rows(RATE, DISTRICTS))
    assert radii(picture) == set() and "A circle" not in picture
    assert {*re.findall(r'class="m-area (m-q\d)"', picture)} != {"m-q0"}


def test_maps_beside_each_other_have_circles_of_one_scale(scene):
    small, large = rows(PUPILS, DISTRICTS, 100.0), rows(PUPILS, DISTRICTS, 400.0)
    (before,), (after,) = (
        radii(drawn(scene, PUPILS, one, other)) for one, other in ((small, large), (large, small))
    )
    assert after == pytest.approx(2 * before, rel=0.02)


def test_map_of_few_areas_has_the_marks_of_the_one_beside_it(scene):
    few, every = rows(PUPILS, LOCATOR), rows(PUPILS, DISTRICTS)
    assert radii(drawn(scene, PUPILS, few)) == set()  # alone it would be a locator
    assert len(radii(drawn(scene, PUPILS, few, every))) == 1
