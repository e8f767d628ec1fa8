"""The code lists, as the decree and the standards have them."""

import importlib.util

import pytest

from indicators.catalog import catalog
from indicators.codelists import (
    CODES,
    STATES,
    areas,
    areas_of,
    areas_within,
    check_codelist,
    codelist,
    codes,
    has_value,
    lineage,
    state,
)
from indicators.errors import DeclarationError
from indicators.model import LANGUAGES


def test_the_country_has_14_economic_regions_and_74_districts_and_cities():
    assert len(areas_of("region_2021")) == 14
    assert len(areas_of("district")) == 74
    assert len(areas_of("region_2006")) == 11


def test_every_district_lies_in_one_economic_region():
    within = [
        code for region in areas_of("region_2021") for code in areas_within(region, "district")
    ]
    assert sorted(within) == sorted(areas_of("district"))


def test_lachin_lies_in_eastern_zangezur():
    assert lineage("AZ-LAC") == ("AZ-LAC", "ER13", "AZE")
    assert areas()["ER13"].name["az"] == "Şərqi Zəngəzur"


def test_the_survey_regions_ended_when_the_economic_regions_began():
    assert {areas()[code].valid_to for code in areas_of("region_2006")} == {"2021-07-06"}
    assert {areas()[code].valid_from for code in areas_of("region_2021")} == {"2021-07-07"}


def test_every_area_has_a_name_of_its_own_in_each_language_within_its_scheme():
    for language in LANGUAGES:
        for scheme in ("district", "region_2021", "region_2006"):
            names = [areas()[code].name[language] for code in areas_of(scheme)]
            assert len(set(names)) == len(names)
            assert all(names)


def test_every_code_of_every_list_is_named_in_each_language():
    for name, entry in codelist("dimension").items():
        for code, text in entry["codes"].items():
            assert set(text) == set(LANGUAGES), (name, code)
    for listing in ("agency", "footnotes", "unit_measure", "obs_status"):
        for code, entry in codelist(listing).items():
            assert all(entry[language] for language in LANGUAGES), (listing, code)


def test_every_dimension_has_a_total():
    assert all("_T" in codes(name) for name in codelist("dimension"))


def test_the_states_beside_a_value_each_have_a_status():
    found = {state(code) for code in codelist("obs_status")} - {""}
    assert found == set(STATES)


def test_only_low_reliability_carries_a_value_among_the_states():
    with_value = [code for code in codelist("obs_status") if state(code) and has_value(code)]
    assert with_value == ["U"]


@pytest.mark.parametrize("method", sorted(codelist("method")))
def test_every_method_names_a_module_that_exists(method):
    assert importlib.util.find_spec(codelist("method")[method]["module"])


def test_the_headline_of_every_theme_is_an_indicator_of_that_theme():
    for domain, entry in codelist("domain").items():
        assert catalog()[entry["headline"]].domain == domain


@pytest.mark.parametrize(
    ("was", "is_now", "told"),
    [
        ('covered = "PV_SI_COV_CHLD"\n', "", "made of population"),
        ('covered = "PV', 'less = "Y_GE18"\ncovered = "PV', "made of covered, population"),
        ('rate = "ED', 'others = "ED_OFST_L1"\nrate = "ED', "made of others, rate, without"),
    ],
)
def test_a_plan_is_made_of_a_part_and_its_whole(was: str, is_now: str, told: str):
    written = (CODES / "plan.toml").read_text(encoding="utf-8").replace(was, is_now)
    with pytest.raises(DeclarationError, match=told):
        check_codelist("plan", written.encode())


@pytest.mark.parametrize(
    ("name", "was", "is_now"),
    [
        ("deprivation", '"no_safe_water"', '"no_safa_water"'),
        ("inform", '"natural", "human"', '"natural", "humans"'),
        ("school_ages", 'risk = "D7"', 'risk = "D77"'),
    ],
)
def test_what_a_list_names_of_itself_it_declares(name: str, was: str, is_now: str):
    written = (CODES / f"{name}.toml").read_text(encoding="utf-8").replace(was, is_now)
    with pytest.raises(DeclarationError, match="is not declared"):
        check_codelist(name, written.encode())
