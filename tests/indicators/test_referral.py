"""The cascade counts each case once at every step, and refuses dates that contradict."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.records import RecordsError
from indicators.services.referral import STEPS, cascade
from indicators.uncertainty.proportions import wilson

DAY = date(2023, 12, 31)


def case(*days: int | None, **more: object) -> dict[str, object]:
    """Return a case by the days of January of its steps, in order."""
    padded = [*days, *[None] * (len(STEPS) - len(days))]
    dates = {s: d and date(2023, 1, d) for s, d in zip(STEPS, padded, strict=True)}
    return {"service": "health", "extracted": DAY, **dates, **more}


def cases(*rows: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame(list(rows))


FOLLOWED = cases(
    case(1, 2, 3, 4, 5), case(1, 2, 3, 4), case(1, 2, 3), case(1, 2), case(1, 1), case(7)
)


def test_each_step_counts_those_that_reached_it_and_those_lost_before():
    found = cascade(FOLLOWED).set_index("step")
    assert found["reached"].tolist() == [6, 5, 3, 2, 1]
    assert found["previous"].tolist()[1:] == [6, 5, 3, 2]
    assert found["lost"].tolist()[1:] == [1, 2, 1, 1]
    assert found["conversion"].tolist()[1:] == pytest.approx([5 / 6, 3 / 5, 2 / 3, 1 / 2])
    assert found["cumulative"].tolist() == pytest.approx([1, 5 / 6, 3 / 6, 2 / 6, 1 / 6])
    assert set(found["records"]) == {6}


def test_the_first_step_has_nothing_to_be_converted_from():
    first = cascade(FOLLOWED).iloc[0]
    assert first[["previous", "conversion", "lower", "upper", "lost"]].isna().all()


def test_intervals_are_wilsons():
    found = cascade(FOLLOWED).set_index("step").loc["referred"]
    assert tuple(found[["lower", "upper"]]) == pytest.approx(wilson(3, 5))
    assert tuple(found[["cumulative_lower", "cumulative_upper"]]) == pytest.approx(wilson(3, 6))


def test_a_step_skipped_is_counted_and_is_neither_a_loss_nor_a_conversion():
    skipping = cases(case(1, 2, None, 4), case(1, 2, 3, 4), case(1, 2))
    found = cascade(skipping).set_index("step")
    assert found["skipped"].to_dict() == {
        "identified": 0,
        "assessed": 0,
        "referred": 1,
        "received": 0,
        "closed": 0,
    }
    assert found.loc["referred", ["reached", "lost"]].tolist() == [1, 1]
    assert found.loc["received", ["reached", "previous", "conversion"]].tolist() == [2, 1, 1]


def test_where_nobody_took_the_step_before_the_conversion_is_missing_not_zero():
    found = cascade(cases(case(1), case(2))).set_index("step")
    assert found.loc["assessed", "conversion"] == 0
    assert found.loc["referred", ["conversion", "lower", "upper"]].isna().all()
    assert found.loc["referred", "cumulative"] == 0


def test_groups_are_counted_apart_and_sum_to_the_whole():
    both = cases(*(case(1, 2, 3, sex="F") for _ in range(3)), case(1, sex="M"), case(1, 2, sex="M"))
    found = cascade(both, by=["sex", "service"])
    assert found.columns[:3].tolist() == ["sex", "service", "step"]
    assert found[found["step"] == "assessed"]["reached"].tolist() == [3, 1]
    assert found.groupby("step")["reached"].sum()["identified"] == cascade(both)["reached"].iloc[0]


def test_dates_may_be_text_and_blank_is_not_yet():
    written = FOLLOWED.astype(object).where(FOLLOWED.notna(), "").map(str)
    pd.testing.assert_frame_equal(cascade(written), cascade(FOLLOWED))


def test_dates_that_contradict_are_refused_with_the_number_of_cases():
    with pytest.raises(RecordsError, match="assessed before identified: 2"):
        cascade(cases(case(5, 2), case(5, 4), case(1, 2)))
    with pytest.raises(RecordsError, match="received before assessed: 1"):
        cascade(cases(case(1, 9, None, 4), case(1)))
    with pytest.raises(RecordsError, match="received after the extraction: 1"):
        cascade(cases(case(1, 2, 3, 4), case(1)), extracted=date(2023, 1, 3))
    with pytest.raises(RecordsError, match="no identified: 1"):
        cascade(cases(case(None, 2), case(1)))


def test_every_fault_is_named_at_once():
    with pytest.raises(RecordsError) as caught:
        cascade(cases(case(5, 2), case(1, service=None), case(None)), by=["service"])
    for fault in ("assessed before identified: 1", "no service: 1", "no identified: 1"):
        assert fault in str(caught.value)


def test_a_text_that_is_no_date_is_refused_not_taken_for_a_step_not_reached():
    with pytest.raises(RecordsError, match="assessed that is no date: 1"):
        cascade(cases(case(1, 2), case(1)).astype(str).replace("2023-01-02", "spring"))


def test_without_a_case_or_a_column_there_is_no_cascade():
    with pytest.raises(RecordsError, match="nothing to analyse"):
        cascade(FOLLOWED.iloc[:0])
    with pytest.raises(RecordsError, match="closed"):
        cascade(FOLLOWED.drop(columns="closed"))


@settings(max_examples=40)
@given(st.lists(st.integers(1, 5), min_size=1, max_size=30))
def test_every_case_is_lost_at_one_step_or_closed(depths):
    found = cascade(cases(*(case(*range(1, depth + 1)) for depth in depths)))
    assert found["lost"].sum() + found["reached"].iloc[-1] == len(depths)
    assert found["reached"].is_monotonic_decreasing
    carried = found["conversion"].iloc[1:].cumprod()
    known = found["cumulative"].iloc[1:][carried.notna()]
    assert carried.dropna().tolist() == pytest.approx(known.tolist())
