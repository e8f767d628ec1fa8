"""The step of the build that asks holders: of counts alone, of what is published."""

import pandas as pd
import pytest

from data.analyses import signal_rows
from data.illustrative import DATA_SOURCE
from data.schema import ANALYSIS_KEY
from indicators.codelists import NATION, areas_of
from indicators.signals import put, told_of_rules
from tests.conftest import observation

YEARS = [str(year) for year in range(2015, 2024)]
DISTRICTS = areas_of("district")[:8]
FALLEN = DISTRICTS[3]


def births(kind="synthetic", withheld=""):
    """Return nine years of eight districts; one has lost a quarter of its births from 2022 on."""
    rows = []
    for year in YEARS:
        counts = {
            area: 900.0 * (0.75 if area == FALLEN and year >= "2022" else 1) for area in DISTRICTS
        }
        counts[NATION] = sum(counts.values())
        rows += [
            observation(
                edition="illustrative",
                indicator="DM_BRTS",
                data_source=DATA_SOURCE,
                ref_area=area,
                time_period=year,
                obs_value=None if area == withheld else count,
                obs_status="Q" if area == withheld else "A",
            )
            for area, count in counts.items()
        ]
    return signal_rows(rows, [], [{"data_source": DATA_SOURCE, "kind": kind}])


@pytest.fixture(scope="module")
def found():
    return births()


def test_the_district_that_fell_is_asked_about_and_no_other(found):
    (one,) = [one for one in put(found) if one.rule == "births"]
    assert (one.ref_area, one.since, one.time_period) == (FALLEN, "2022", "2023")
    assert one.observed == 2 * 675
    assert one.expected == pytest.approx(2 * (7 * 900 + 675) / 8)


def test_every_row_fits_the_table_and_none_is_there_twice(found):
    frame = pd.DataFrame(found)
    assert set(frame["analysis"]) == {"signals"}
    assert set(frame["edition"]) == {"illustrative"}
    assert not frame.duplicated(list(ANALYSIS_KEY)).any()
    assert frame["ref_area"].notna().all()


def test_two_builds_ask_the_same(found):
    assert births() == found


def test_nobody_is_asked_about_a_model():
    told = told_of_rules(births(kind="modelled"))
    assert told == {}


def test_what_is_withheld_is_not_watched(found):
    hidden = births(withheld=DISTRICTS[0])
    before, after = (told_of_rules(rows)["births"]["watched"] for rows in (found, hidden))
    assert (before, after) == (8, 7)
    assert DISTRICTS[0] not in {row["ref_area"] for row in hidden}
