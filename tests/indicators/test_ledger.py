"""The ledger says what is known, what is old and what is missing, for whom and where."""

import pandas as pd

from indicators.catalog import indicator
from indicators.codelists import ALL
from indicators.ledger import GROUPS, LEVELS, ledger

RATE, AID = indicator("ED_ROFST_L1_ADM"), indicator("AZE_JJ_LEGAL_AID")


def slice_of(scheme: str, period: str, **groups: str) -> dict[str, str]:
    code = RATE.indicator
    return {"indicator": code, "scheme": scheme, "time_period": period, **ALL, **groups}


COVERAGE = pd.DataFrame(
    [
        slice_of("nation", "2023"),
        slice_of("nation", "2015", sex="F"),
        slice_of("region_2006", "2006"),
    ]
)


def status_of(disaggregation: str, item=RATE) -> tuple[object, str]:
    found = ledger(COVERAGE, [RATE, AID], 2026).set_index(["indicator", "disaggregation"])
    row = found.loc[(item.indicator, disaggregation)]
    return row["latest"], row["status"]


def test_a_figure_of_the_last_five_years_is_had():
    assert status_of("nation") == (2023, "have")


def test_an_older_one_is_old():
    assert status_of("sex") == (2015, "old")
    assert status_of("region") == (2006, "old")


def test_what_nobody_printed_is_missing():
    assert status_of("district") == (None, "missing")
    assert status_of("nation", AID) == (None, "missing")


def test_every_indicator_has_one_line_for_each_level_and_group():
    assert len(ledger(COVERAGE, [RATE, AID], 2026)) == 2 * (len(LEVELS) + len(GROUPS))
