"""What the build writes of deprivations: whole, of every group, and no share of too few records."""

import pandas as pd
import pytest

from data.analyses.deprivation import rows
from indicators.codelists import NATION, TOTAL, codelist, codes
from indicators.deprivation import national_framework, with_age_groups
from indicators.records import fetch

CHILDREN = pd.DataFrame(
    {
        "weight": 1.0,
        "stratum": [f"ER01-{'UR'[n % 2]}" for n in range(360)],
        "cluster": [2 * (n // 72) + n % 2 for n in range(360)],
        "region": "ER01",
        "district": ["AZBA0001" if n < 350 else "AZBA0002" for n in range(360)],
        "residence": ["UR"[n % 2] for n in range(360)],
        "wealth_quintile": [f"Q{n % 5 + 1}" for n in range(360)],
        "sex": ["FM"[n // 2 % 2] for n in range(360)],
        "age": [n % 18 for n in range(360)],
        "disability_status": "PWD",
    }
    | {
        name: [(n * p) % 7 == 0 for n in range(360)]
        for name, p in zip(
            codelist("deprivation")["dimension"], (1, 2, 3, 4, 5, 6, 1, 2), strict=True
        )
    }
)


@pytest.fixture(scope="module")
def found():
    return rows({"survey_children": CHILDREN})


def plain(found):
    totals = found["ref_area"].eq(NATION)
    for name in ("sex", "residence", "wealth_quintile", "disability_status"):
        totals &= found[name].eq(TOTAL)
    return found[totals]


def test_every_child_belongs_to_one_age_group_whose_dimensions_are_declared():
    assert fetch(with_age_groups(CHILDREN))["age_group"].notna().all()
    assert set(national_framework().applies) <= set(codes("age"))
    assert {d for own in national_framework().applies.values() for d in own} == set(
        national_framework().dimensions
    )


def test_combinations_of_an_age_group_sum_to_one_and_agree_with_the_headcount(found):
    national = plain(found)
    cells = national[national["measure"] == "cell"]
    assert cells.groupby("age")["obs_value"].sum().tolist() == pytest.approx([1, 1, 1])
    heads = national[national["measure"].eq("H") & national["item"].eq("1")].set_index("age")
    none = cells[cells["item"] == "none"].set_index("age")["obs_value"]
    for age in none.index:
        assert heads["obs_value"][age] == pytest.approx(1 - none[age])


def test_a_district_of_ten_records_is_withheld(found):
    small = found[found["ref_area"].eq("AZBA0002") & found["measure"].eq("H")]
    assert set(small["obs_status"]) == {"Q"}
    assert small["obs_value"].isna().all()
    assert set(small["records"]) == {10}


def test_rows_are_of_one_key_each(found):
    key = ["measure", "item", "ref_area", "sex", "age", "residence", "wealth_quintile"]
    assert not found.duplicated([*key, "disability_status"]).any()
