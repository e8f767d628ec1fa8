"""A plan is a text in the link, and speaks of children known in the same year."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.catalog import catalog
from indicators.codelists import codelist
from indicators.planning.plan import Choice, areas_of_plan, inputs, read_choice


def known(
    values: dict[tuple[str, str], float], source: str = "UIS_2024_09", age: str = "_T"
) -> pd.DataFrame:
    rows = [(area, period, source, age, value) for (area, period), value in values.items()]
    columns = ["ref_area", "time_period", "data_source", "age", "obs_value"]
    return pd.DataFrame(rows, columns=columns)


def test_the_children_behind_a_rate_are_the_number_over_the_rate():
    count = known({("AZE", "2023"): 9457, ("AZE", "2022"): 27450})
    rate = known({("AZE", "2023"): 1.53812, ("AZE", "2022"): 4.28869})
    found = areas_of_plan("out_of_school", {"ED_OFST_L1": count, "ED_ROFST_L1_ADM": rate})
    assert found[["time_period", "children", "without"]].values.tolist() == [
        ["2023", 614841.0, 9457.0]
    ]


def test_a_number_and_a_rate_of_two_sources_are_never_joined():
    count = known({("AZE", "2020"): 54317})
    rate = known({("AZE", "2020"): 10.46}, source="UNICEF_DW_2025")
    assert areas_of_plan("out_of_school", {"ED_OFST_L1": count, "ED_ROFST_L1_ADM": rate}).empty


def test_those_not_covered_are_the_rest_of_the_population_of_that_year():
    covered = known({("AZE", "2019"): 4.4}, source="UNSD_SDG_2020")
    people = known({("AZE", "2019-01-01"): 2_622_145, ("AZE", "2024-01-01"): 2_633_000}, source="T")
    found = areas_of_plan("child_benefit", {"PV_SI_COV_CHLD": covered, "DM_POP_U18": people})
    assert found.loc[0, ["children", "without"]].tolist() == [2_622_145, 2_506_771]
    assert found.loc[0, "data_source"] == "UNSD_SDG_2020 T"


def test_the_latest_year_known_of_both_counts_and_an_area_without_children_left_out():
    inside = known({("AZ-A", "2018"): 10, ("AZ-B", "2018"): 0, ("AZ-A", "2019"): 12})
    family = known({("AZ-A", "2018"): 30, ("AZ-B", "2018"): 0})
    found = areas_of_plan(
        "institutions", {"PT_CHLD_INRESIDENTIAL": inside, "AZE_PT_FAMILY_CARE": family}
    )
    assert found[["ref_area", "children", "without"]].values.tolist() == [["AZ-A", 40, 10]]


def test_who_is_no_child_any_more_is_left_out_where_ages_are_told_apart():
    everybody = known({("AZE", "2018"): 12_836, ("AZE", "2019"): 13_000})
    grown = known({("AZE", "2018"): 370}, age="Y_GE18")
    family = known({("AZE", "2018"): 4_642, ("AZE", "2019"): 4_700})
    observations = {
        "PT_CHLD_INRESIDENTIAL": pd.concat([everybody, grown]),
        "AZE_PT_FAMILY_CARE": family,
    }
    found = areas_of_plan("institutions", observations)
    assert found[["time_period", "children", "without"]].values.tolist() == [
        ["2018", 12_466 + 4_642, 12_466]
    ]


def test_a_plan_is_made_of_indicators_that_exist():
    for plan in codelist("plan"):
        assert len(inputs(plan)) == 2
        assert set(inputs(plan)) <= set(catalog()), plan


def test_a_choice_that_means_nothing_is_as_if_it_were_not_made():
    assert read_choice("") == Choice()
    assert (
        read_choice("target:nan,cost:0,budget:inf,hardest:0.5,capacity:-1,plan:moon,x:1")
        == Choice()
    )
    assert Choice().scenario(2027) is None  # no target is assumed
    assert Choice(target=0, end=2026).scenario(2027) is None


@given(
    st.builds(
        Choice,
        plan=st.sampled_from(list(codelist("plan"))),
        target=st.none() | st.integers(0, 1000).map(lambda n: n / 10),
        end=st.integers(2027, 2060),
        cost=st.none() | st.integers(1, 100_000).map(float),
        hardest=st.sampled_from([1.0, 1.5, 3.0]),
        capacity=st.none() | st.integers(1, 100_000).map(float),
        budget=st.none() | st.integers(0, 10**9).map(float),
    )
)
def test_a_link_brings_the_choice_back(choice):
    assert read_choice(choice.to_text()) == choice


def test_a_scenario_without_a_cost_counts_children_alone():
    scenario = read_choice("target:1,hardest:3").scenario(2027)
    assert scenario is not None
    assert (scenario.cost, scenario.hardest_cost) == (1.0, 1.0)
    with pytest.raises(AttributeError):
        scenario.cost = 5.0
