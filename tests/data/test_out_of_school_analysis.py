"""What the build writes of schooling: parts sum to the whole, of every sign and region."""

import pandas as pd
import pytest

from data.analyses import out_of_school
from indicators.codelists import NATION, areas_of, codelist


@pytest.fixture(scope="module")
def found(tables):
    return out_of_school.rows(tables)


def of(found, measure):
    return found[found["measure"] == measure].set_index("item")["obs_value"]


def test_children_out_of_school_follow_the_published_rates(found, national):
    codes = {"OYBP": "L02", "PRIM": "L1", "LSEC": "L2", "USEC": "L3"}
    for level, code in codes.items():
        published = national.near(f"ED_ROFST_{code}_ADM", 2023)
        assert 100 * of(found, "uis")[level] == pytest.approx(published, abs=1.5)


def test_the_profile_of_a_level_sums_to_its_children_out_of_school(found):
    number, parts = of(found, "uis_number"), of(found, "profile_number")
    for level in ("PRIM", "LSEC", "USEC"):
        own = [f"{level}/{status}" for status in codelist("school_ages")["profile"]]
        assert parts[own].sum() == pytest.approx(number[level], rel=1e-9)
        assert of(found, "profile")[own].sum() == pytest.approx(1)


def test_the_rules_differ_by_the_children_of_primary_age_in_preprimary(found, tables):
    children = tables["survey_children"]
    early = children["level_attended"].eq("ISCED11_02") & children["age"].between(6, 9)
    between = of(found, "uis_number")["PRIM"] - of(found, "mics_number")["PRIM"]
    assert between == pytest.approx(children["weight"][early].sum()) != 0
    assert of(found, "uis_number")["OYBP"] == of(found, "mics_number")["OYBP"]


def test_every_sign_is_there_for_every_level_the_nation_and_every_region(found):
    signs = found[found["measure"] == "flag"]
    assert len(signs) == 3 * 4 * 15
    assert set(signs["ref_area"]) == {NATION, *areas_of("region_2021")}
    assert not found.duplicated(["measure", "item", "ref_area"]).any()


def test_nobody_of_the_synthetic_survey_attends_school_without_ever_having(tables):
    children = tables["survey_children"]
    asked = children[children["age"].between(5, 17)]
    assert asked[["attends", "ever_attended"]].notna().all(axis=None)
    assert children.loc[~children["age"].between(5, 17), "attends"].isna().all()
    school = asked["level_attended"].isin(["ISCED11_1", "ISCED11_2", "ISCED11_3"])
    assert asked.loc[school, "ever_attended"].eq(1).all()
    assert asked["level_attended"].notna().eq(asked["attends"].eq(1)).all()
    between = asked[asked["age"].between(6, 16)]
    pd.testing.assert_series_equal(
        between["level_attended"].fillna("ISCED11_02").ne("ISCED11_02").astype(int),
        between["attends_school"].astype(int),
        check_names=False,
    )
