"""Records by area, and two measures in three classes each."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as some

from indicators.risk import WATER, class_in, equal_counts, main_hazards, records_by_area, summed

EVENTS = pd.DataFrame(
    {
        "ref_area": ["AZ-SAB", "AZ-SAB", "AZ-BAL", "AZ-BAL", "AZ-SAB"],
        "hazard": ["FLOOD", "MUDFLOW", "LANDSLIDE", "EARTHQUAKE", "FLOOD"],
    }
)


def test_records_of_other_hazards_are_not_counted():
    assert records_by_area(EVENTS, WATER) == {"AZ-SAB": 3, "AZ-BAL": 1}


def test_an_area_that_no_source_names_is_not_there():
    assert "AZ-BA" not in records_by_area(EVENTS, WATER)
    assert records_by_area(EVENTS.iloc[:0], WATER) == {}


def test_a_region_without_a_record_has_nought_of_them():
    within = {"AZ-SAB": "R1", "AZ-BAL": "R2", "AZ-BA": "R3"}
    assert summed({"AZ-SAB": 3, "AZ-BAL": 1}, within) == {"R1": 3, "R2": 1, "R3": 0}


def test_a_kind_of_a_hazard_is_no_hazard_of_its_own_beside_it():
    every = ["ANY_2", "HEATWAVE", "HEATWAVE_SEVERITY", "MALARIA_PF", "EXTREME_HEAT"]
    assert main_hazards(every) == ["HEATWAVE", "MALARIA_PF", "EXTREME_HEAT"]


def test_three_classes_hold_as_many_areas_each():
    ends = equal_counts([5, 1, 9, 2, 8, 3, 7, 4, 6])
    assert [class_in(value, ends) for value in range(1, 10)] == [0, 0, 0, 1, 1, 1, 2, 2, 2]


@given(some.lists(some.integers(0, 20), min_size=1, max_size=30))
def test_equal_values_share_a_class_and_order_is_kept(values):
    ends = equal_counts(values)
    classes = [class_in(value, ends) for value in sorted(values)]
    assert classes == sorted(classes)
    assert classes[0] == 0
    assert len(ends) == 2
