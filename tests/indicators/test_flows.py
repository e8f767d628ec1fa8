"""A flow is declared once and checked like every declaration: file, line, key."""

import pytest

from indicators.catalog import catalog
from indicators.codelists import codelist
from indicators.errors import DeclarationError, ReaderMistake
from indicators.flows import (
    FLOWS,
    asked_flows,
    flow_of,
    flows,
    flows_of_agency,
    flows_with,
    read_flow,
)

FEW = 37  # districts: half of them
GOOD = (FLOWS / "MSE_PUPILS.toml").read_text(encoding="utf-8")


def told(text: str) -> list[tuple[str, int | None, str | None]]:
    with pytest.raises(DeclarationError) as caught:
        read_flow("MSE_PUPILS", text.encode())
    return [(fault.file, fault.row, fault.column) for fault in caught.value.faults]


def test_the_ministry_sends_pupils_of_every_district_and_of_the_nation_by_sex():
    flow = flow_of("MSE_PUPILS")
    assert (flow.agency, flow.indicators) == ("MSE", ("AZE_ED_PUPILS",))
    assert len(flow.areas) == 75
    assert flow.groups == {"sex": ("_T", "F", "M")}


def test_every_gap_is_asked_for_of_the_agency_that_is_first_to_hold_it():
    gaps = {(item.indicator, item.holders[0]) for item in catalog().values() if item.gap}
    asked = {(code, flow.agency) for flow in asked_flows().values() for code in flow.indicators}
    assert gaps <= asked


def test_whoever_holds_a_gap_can_be_asked_for_something():
    holders = {agency for item in catalog().values() if item.gap for agency in item.holders}
    assert holders <= {flow.agency for flow in asked_flows().values()}


def test_every_indicator_of_few_districts_can_be_asked_for_by_district(store):
    """Figures of a part of a year apart: a request is for a year."""
    found = store.coverage("published")
    yearly = found[(found["scheme"] == "district") & ~found["time_period"].str.contains("/")]
    most = yearly.groupby("indicator")["areas"].max()
    few = {str(code) for code in most[most < FEW].index}
    by_district = [flow for flow in asked_flows().values() if "district" in flow.levels]
    assert few <= {code for flow in by_district for code in flow.indicators}


def test_everything_that_is_asked_for_is_due_on_one_day():
    assert {flow.due for flow in asked_flows().values()} == {"12-15"}


def test_nobody_is_asked_for_what_is_fetched():
    fetched = {code for code, flow in flows().items() if flow.fetched}
    assert {"UNICEF_CME", "UIS_SDG", "WB_WDI", "WHO_GHO", "SSC_OPEN"} <= fetched
    assert {flow_of(code).due for code in fetched} == {""}
    offered = [*flows_of_agency("UNICEF"), *flows_of_agency("SSC"), *flows_with("CME_MRY10T14")]
    assert fetched & {flow.flow for flow in offered} == set()


@pytest.mark.parametrize(
    ("good", "bad"),
    [('due = "12-15"\n', ""), ('due = "12-15"', 'due = "12-15"\nfetched = true')],
)
def test_a_flow_is_either_due_on_a_day_or_fetched(good, bad):
    assert good in GOOD
    with pytest.raises(DeclarationError, match="is either due on a day or fetched"):
        read_flow("MSE_PUPILS", GOOD.replace(good, bad).encode())


def test_the_bounds_of_a_source_that_is_fetched_are_those_of_its_publisher():
    """UN IGME prints intervals of 90 per cent, whichever way they come."""
    assert codelist("interval_level")["UNICEF_CME"] == 0.90


@pytest.mark.parametrize(
    ("good", "bad", "line", "key"),
    [
        ('agency = "MSE"', 'agency = "MSX"', 1, "agency"),
        ('"AZE_ED_PUPILS"', '"AZE_ED_NOBODY"', 2, "indicators.0"),
        ('"district"]', '"village"]', 3, "levels.1"),
        ('due = "12-15"', 'due = "02-30"', 4, "due"),
        ('due = "12-15"', 'due = "02-29"', 4, "due"),
        ('licence = "fact', 'licenc = "fact', 5, "licenc"),
        ('"M"]', '"X"]', 7, "groups"),
    ],
)
def test_a_fault_of_a_flow_names_its_file_its_line_and_its_key(good, bad, line, key):
    assert good in GOOD
    assert ("flows/MSE_PUPILS.toml", line, key) in told(GOOD.replace(good, bad))


def test_a_flow_asks_only_for_what_its_agency_holds_and_by_groups_that_are_declared():
    with pytest.raises(DeclarationError, match="does not name MOJ among its holders"):
        read_flow("X", GOOD.replace('"MSE"', '"MOJ"').encode())
    with pytest.raises(DeclarationError, match="has no groups by residence"):
        read_flow("X", GOOD.replace('sex = ["_T", "F", "M"]', 'residence = ["_T"]').encode())


def test_a_flow_does_not_take_the_name_of_a_source(tmp_path):
    (tmp_path / "UIS_2024_09.toml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(DeclarationError, match="is a source that declarations name"):
        flows(tmp_path)


def test_who_asks_for_no_flow_is_told_which_there_are():
    with pytest.raises(ReaderMistake) as caught:
        flows_of_agency("JRC")
    assert "MSE" in str(caught.value.hint)
