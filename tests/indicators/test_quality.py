"""The grade anyone can work out by hand."""

import numpy as np
import pytest

from indicators.quality import KIND_POINTS, grade, grade_of


@pytest.mark.parametrize(
    ("kind", "period", "letter"),
    [
        ("administrative", "2023", "A"),
        ("administrative", "2020", "B"),
        ("administrative", "2015", "C"),
        ("press", "2024", "C"),
        ("synthetic", "2026", "E"),
    ],
)
def test_grade_falls_with_kind_and_age(kind, period, letter):
    assert grade(kind, period, 2026).letter == letter


def test_a_survey_with_its_interval_is_better_than_one_without():
    assert grade("survey", "2023", 2026, interval=True).letter == "A"
    assert grade("survey", "2023", 2026).letter == "B"


def test_low_reliability_costs_a_step_and_says_so():
    given = grade("administrative", "2025", 2026, obs_status="U")
    assert (given.letter, given.grounds) == ("B", ("status:U",))


def test_no_grade_is_below_e():
    assert grade("press", "1990", 2026, obs_status="U").letter == "E"


def test_every_kind_of_source_has_its_points():
    from data.inputs import KINDS

    assert {*KINDS, "synthetic"} == set(KIND_POINTS)


def test_an_interval_wider_than_half_of_the_figure_costs_a_step():
    assert grade("survey", "2023", 2026, interval=True, width=0.6).grounds == ("width",)
    assert grade("survey", "2023", 2026, interval=True, width=0.5).letter == "A"


def test_a_map_with_less_than_two_thirds_of_its_areas_costs_a_step():
    assert grade("administrative", "2024", 2026, complete=0.6).grounds == ("complete",)
    assert grade("administrative", "2024", 2026, complete=0.7).letter == "A"


def test_the_first_figure_after_a_break_costs_a_step():
    assert grade("administrative", "2024", 2026, obs_status="B").grounds == ("status:B",)


def test_an_interval_is_weighed_whatever_kind_of_number_a_table_holds():
    bounds = np.array([1.0, 9.0, 4.0])
    row = {"lower_bound": bounds[0], "upper_bound": bounds[1], "obs_value": bounds[2]}
    row |= {"indicator": "CME_MRM0", "ref_area": "AZE", "data_source": "DHS_2006"}
    row |= {"time_period": "2026", "obs_status": "A"}
    wide = grade_of({"kind": "survey"}, row, 2026)
    assert "width" in wide.grounds


def test_an_estimate_for_a_small_area_is_no_better_than_c():
    given = grade("modelled", "2026", 2026, interval=True, small_area=True)
    assert (given.letter, given.grounds) == ("C", ("kind:modelled", "small_area"))
