"""The comparisons that the build writes are those that the figures of the store give."""

import pandas as pd
import pytest

from data import schema
from indicators.equity import COMPARED, Round, comparisons
from indicators.equity.ranking import COLUMNS

# Of areas and of groups; a model with bounds; the poorest ahead; a survey of two rounds; persons.
ASKED = (
    "AZE_HT_PHYSICIANS", "CME_MRY0T4", "NT_BF_EXBF", "AZE_ED_READ_L1", "PT_CHLD_Y0T4_REG",
    "AZE_ADO_UNEMP_15T24", "NT_ANT_HAZ_NE2", "WS_PPL_S-OD", "EC_HDI",
)  # fmt: skip
COUNTS = ("DM_POP_U18", "DM_POP_TOT")


@pytest.mark.parametrize("edition", ["published", "illustrative"])
def test_the_comparisons_written_are_those_that_the_figures_give(store, edition):
    every, coverage = store.every(edition), store.coverage(edition)
    figures = every[every["indicator"].isin([*ASKED, *COUNTS])]
    slices = coverage[coverage["indicator"].isin(ASKED)]
    made = comparisons(figures, slices, store.sources()).drop(columns="rank")
    written = store.comparisons(edition)
    own = written[written["indicator"].isin(ASKED)].reset_index(drop=True)[list(made.columns)]
    assert len(made) > 3
    # Build and store hold rows in unlike order: sums may differ in their last digit.
    alike = {"check_dtype": False, "check_column_type": False, "rtol": 1e-12, "atol": 0}
    pd.testing.assert_frame_equal(own, made, **alike)


def test_the_store_has_a_column_for_everything_a_comparison_says():
    columns = {column.name for column in schema.comparison.c}
    assert {*COLUMNS, *Round.__dataclass_fields__, "rank"} <= columns


def test_comparisons_are_read_in_order_and_one_for_each_dimension(store):
    found = store.comparisons("published")
    assert set(found["dimension"]) == {*COMPARED} - {"disability_status"}
    placed = found[~found["reversed"] & found["ratio"].notna()]
    assert placed["ratio"].is_monotonic_decreasing
    assert placed["rank"].is_monotonic_increasing


def test_an_edition_that_is_not_there_has_no_comparison(store):
    assert store.comparisons("none").empty
