"""A wait that has not ended is a wait: it is censored on the day the register was read."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from indicators.records import RecordsError
from indicators.services.waiting import curves, time_to_service, waits

READ = date(2023, 1, 31)


def case(
    identified: int | None, received: int | None, service: str = "health"
) -> dict[str, object]:
    days = {"identified": identified, "received": received}
    dates = {name: day and date(2023, 1, day) for name, day in days.items()}
    return {"service": service, "extracted": READ, **dates}


CASES = pd.DataFrame(
    [
        case(1, 11),
        case(1, 11),
        case(1, None),
        case(6, 26),
        case(21, None),
        case(21, 21, "education"),
        case(1, None, "education"),
    ]
)
HEALTH = CASES[CASES["service"] == "health"]


def test_days_are_counted_from_the_first_step_to_the_second_or_to_the_extraction():
    found = waits(HEALTH)
    assert found[["time", "events", "censored"]].values.tolist() == [
        [10, 2, 1],
        [20, 1, 0],
        [30, 0, 1],
    ]
    assert waits(HEALTH, extracted=READ).equals(found)


def test_the_curve_counts_those_that_still_wait():
    curve = curves(waits(HEALTH))
    assert curve["at_risk"].tolist() == [5, 2, 1]
    assert curve["survival"].tolist() == pytest.approx([3 / 5, 3 / 10, 3 / 10])


def test_the_completers_are_named_as_what_they_are_and_flatter():
    found = time_to_service(waits(HEALTH), within=[10, 30]).set_index("measure")
    assert found.loc["median", "estimate"] == 20
    assert found.loc["completers_median", "estimate"] == 10
    assert found.loc["within_10", "estimate"] == pytest.approx(2 / 5)
    assert found.loc["within_30", "estimate"] == pytest.approx(7 / 10)
    assert set(found["records"]) == {5}
    assert set(found["events"]) == {3}


def test_groups_are_measured_apart():
    found = time_to_service(waits(CASES, by=["service"]), ["service"], within=[0])
    day_zero = found[found["measure"] == "within_0"].set_index("service")
    assert day_zero.loc["education", "estimate"] == pytest.approx(1 / 2)  # the same day counts
    assert day_zero.loc["health", "estimate"] == 0
    assert day_zero["records"].to_dict() == {"education": 2, "health": 5}


def test_fewer_than_half_served_have_no_median():
    found = time_to_service(waits(pd.DataFrame([case(1, 4), case(1, None), case(1, None)])))
    assert np.isnan(found.set_index("measure").loc["median", "estimate"])


def test_a_case_that_never_took_the_first_step_has_no_wait_and_is_said_to_be_left_out():
    found = waits(pd.DataFrame([case(1, 5), case(1, None), case(None, None)]))
    assert set(found["left_out"]) == {1}
    assert (found["events"] + found["censored"]).sum() == 2
    with pytest.raises(RecordsError, match="no wait to measure"):
        waits(pd.DataFrame([case(None, 5)]))


def test_dates_that_contradict_are_refused_with_the_number_of_cases():
    with pytest.raises(RecordsError, match="received before identified: 1"):
        waits(pd.DataFrame([case(9, 5), case(1, 5)]))
    with pytest.raises(RecordsError, match="identified after the extraction: 1"):
        waits(HEALTH, extracted=date(2023, 1, 20))
    with pytest.raises(RecordsError, match="no day of extraction: 1"):
        waits(HEALTH.assign(extracted=[READ] * 4 + [None]))
