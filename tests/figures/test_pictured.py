"""All years of a map are painted of the same, and where few areas are known without a scale."""

import pytest

from figures.pictured import map_scale
from indicators.catalog import indicator
from indicators.words.language import words
from tests.conftest import frame, observation

PIPED, RATE, HECTARES = map(indicator, ("AZE_WS_PIPED", "ED_ROFST_L1_ADM", "AZE_MINE_CLEARED"))
EN = words("en")
REGIONS = [f"ER{n:02}" for n in range(1, 15)]
NEAR, FAR = [99.4, 96.0], [99.4, 94.9]


def year(item, values):
    rows = (
        observation(indicator=item.indicator, ref_area=area, obs_value=value)
        for area, value in values.items()
    )
    return frame(*rows)


def test_one_year_far_from_the_ceiling_has_all_years_painted_as_published():
    assert map_scale(PIPED, [96.0, 99.5], NEAR, EN).is_left_out
    assert not map_scale(PIPED, [96.0, 99.5], [*NEAR, *FAR], EN).is_left_out


def test_those_left_out_have_breaks_values_and_words_of_their_own():
    scale = map_scale(PIPED, [96.0, 99.5], NEAR, EN)
    drawn = scale.painted(
        year(PIPED, {"AZE": 99.0, "ER01": 99.4, "ER02": 100.0}), "region_2021", EN
    )
    assert (scale.indicator, scale.breaks) == (PIPED, [5.0, 40.0])
    assert drawn.rows["obs_value"].tolist() == pytest.approx([10.0, 6.0, 0.0])
    entries = drawn.entries(EN)
    assert {code: entry[:2] for code, entry in entries.items()} == {
        "ER01": [1, "6"],
        "ER02": [0, "under 0.5"],
    }


@pytest.mark.parametrize(
    ("item", "known", "marks", "places"),
    [
        (RATE, 14, "choropleth", [0, 1, 2]),
        (RATE, 4, "locator", [0]),
        (HECTARES, 14, "symbols", [0]),
        (RATE, 0, "none", []),
    ],
)
def test_a_class_is_a_place_in_the_legend_with_whatever_marks(item, known, marks, places):
    values = {area: float(n) for n, area in enumerate(REGIONS[:known])}
    scale = map_scale(item, [2.0, 6.0], values.values(), EN)
    drawn = scale.painted(year(item, {"AZE": 5.0, **values}), "region_2021", EN)
    assert drawn.marks == marks
    shown = drawn.coloured(drawn.entries(EN))
    assert sorted({entry[0] for entry in shown.values()}) == places
    assert len(drawn.classes(EN)) == max(1, len(places))
