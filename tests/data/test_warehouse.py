"""What UNICEF's warehouse says beside what is carried here: the same, older, other, and why."""

from decimal import Decimal

import pytest

from data import settings
from data.connectors import beside, catalogue, compared, warehouse
from data.connectors.warehouse import answer_of
from data.inputs import read_inputs
from docs.warehouse import page
from indicators.errors import FaultyInput


@pytest.fixture(scope="module")
def inputs():
    return read_inputs(settings.observations_dirs(), settings.EVENTS)


@pytest.fixture(scope="module")
def found(inputs):
    """Each kept answer beside each source of ours, by answer, indicator and source."""
    return {
        (one.file, b.indicator, b.source): b
        for one in warehouse().answer
        for b in compared(one, inputs.observations)
    }


def test_the_estimates_of_2020_are_those_of_the_edition_that_leads_here(found):
    one = found["CME_2026-02-14.csv", "CME_MRY0T4", "IGME_2025"]
    assert (one.same, one.rounded, one.other, one.verdict) == (3, 0, 0, "same")


def test_the_round_that_transmonee_copied_is_carried_whole(found):
    one = found["TRANSMONEE_2020.csv", "CME_MRY0T4", "IGME_2019"]
    assert (one.same, one.other, one.theirs, one.ours) == (111, 0, "2018", "2018")


def test_another_revision_of_the_same_estimates_is_other_with_its_reason(found):
    one = found["TRANSMONEE_2020.csv", "IM_DTP3", "WUENIC_2025_07"]
    assert (one.same, one.other) == (19, 9)
    assert one.widest == ("2018", Decimal(95), Decimal(74))
    assert warehouse().why(one.indicator, one.source).kind == "edition"


def test_whole_numbers_of_a_copy_are_the_same_but_for_decimals(found):
    one = found["TRANSMONEE_2020.csv", "PT_CHLD_1-14_PS-PSY-V_CGVR", "OWID_UNICEF_2017"]
    assert (one.same, one.rounded, one.other, one.verdict) == (2, 3, 0, "rounded")


def test_births_in_thousands_are_compared_as_births(found):
    one = found["TRANSMONEE_2020.csv", "DM_BRTS", "TRANSMONEE_2020"]
    assert one.widest == ("2018", Decimal(166969), Decimal(138982))
    assert warehouse().why(one.indicator, one.source).kind == "method"


def test_every_figure_that_is_other_has_a_reason_and_every_reason_a_figure(found):
    other = [one for one in found.values() if one.verdict == "other"]
    assert [one for one in other if warehouse().why(one.indicator, one.source) is None] == []
    used = [warehouse().why(one.indicator, one.source) for one in other]
    assert [one for one in warehouse().reason if one not in used] == []


def row(value: str, period: str = "2020") -> dict[str, str]:
    return {
        "indicator": "CME_MRY0T4",
        "ref_area": "AZE",
        "time_period": period,
        **dict.fromkeys(
            (
                "sex",
                "age",
                "residence",
                "wealth_quintile",
                "disability_status",
                "education_level",
                "hazard",
            ),
            "_T",
        ),
        "obs_value": value,
    }


@pytest.mark.parametrize(
    ("ours", "verdict"),
    [(21.33, "same"), (21.3, "rounded"), (21.4, "other"), (22.0, "other"), (None, "absent")],
)
def test_a_zero_that_a_number_does_not_keep_is_no_rounding(ours, verdict):
    """22.0 and 20.1 have one decimal: 21.6 is not 22.0, though 22 would be its whole number."""
    held = [] if ours is None else [row(ours), row(20.1, "2019")]
    told = [{**one, "data_source": "IGME_2025"} for one in held]
    (one,) = beside([row("21.33" if verdict != "other" else "21.6")], told)
    assert one.verdict == verdict


def test_the_list_of_the_warehouse_is_told_by_series(inputs):
    listed = {one.code: one for one in catalogue()}
    assert (len(listed), sum(one.keys for one in listed.values())) == (75, 307)
    assert listed["CME_MRY10T14"].series.indicator == "CME_MRY10T14"
    assert listed["CME_MRM1T59"].series is None
    assert "copy" in listed["ED_ROFST_L1_ADM"].left_out
    text = page(inputs)
    assert "| `CME_MRY0` | `UNSD_SDG_2020`, to 2019 | older here |" in text
    assert "| `CME_SBR` | `GAPMINDER_2026`, to 2023 | a source of the same year or later" in text
    assert text.count("a gap here, which the warehouse could close |") == 2
    assert "no reason is known" not in text


def test_a_kept_answer_whose_bytes_changed_is_not_compared():
    changed = warehouse().answer[0].model_copy(update={"sha256": "0" * 64})
    with pytest.raises(FaultyInput, match="is not the file whose hash is recorded"):
        answer_of(changed)
