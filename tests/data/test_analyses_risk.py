"""The ranking of districts, and what the build writes down of it."""

import pandas as pd
import pytest

from data.analyses.risk import components, rows
from data.illustrative.rows import assumptions
from indicators.codelists import ALL, areas_of, codes
from indicators.risk.inform import COMPONENTS

DISTRICTS = areas_of("district")


def observation(area: str, indicator: str, value: float, **given: str) -> dict[str, object]:
    row = {"indicator": indicator, "ref_area": area, "time_period": "2023", "obs_value": value}
    return dict(ALL) | row | given


@pytest.fixture(scope="module")
def observations() -> pd.DataFrame:
    """Everything is worse the further a district stands in the list; safe water is scarcer."""
    chosen = assumptions()["district_index"]
    made = []
    for place, area in enumerate(DISTRICTS):
        for hazard in chosen["hazards"]:
            made.append(observation(area, "AZE_CCRR_EXPOSED_PT", float(place), hazard=hazard))
        for code in chosen["vulnerability"]:
            value = 100.0 - place if code == "WS_PPL_W-SM" else float(place)
            made.append(observation(area, code, value))
            made.append(observation(area, code, 55.0, time_period="2022"))
            made.append(observation(area, code, 99.0, sex="F"))
    return pd.DataFrame(made)


def test_a_component_is_the_latest_figure_of_all_children_from_one_to_ten(observations):
    scores = components(observations).set_index("ref_area")
    assert scores.shape == (74, 12)
    assert scores.loc[DISTRICTS[0]].tolist() == pytest.approx([1.0] * 12)
    assert scores.loc[DISTRICTS[-1]].tolist() == pytest.approx([10.0] * 12)


def test_a_district_worst_in_everything_is_first_under_all_weights(observations):
    found = rows({"observations": observations})
    ranks = found[found["measure"] == "rank"].set_index("ref_area")
    worst = ranks.loc[DISTRICTS[-1]]
    assert worst[["obs_value", "lower_bound", "upper_bound"]].tolist() == [1, 1, 1]
    assert worst["records"] == 2 * assumptions()["district_index"]["draws"]
    top = found[found["measure"] == "top_share"].set_index("ref_area")["obs_value"]
    assert top[list(DISTRICTS[-10:])].tolist() == pytest.approx([100] * 10)
    assert top[list(DISTRICTS[:-10])].tolist() == pytest.approx([0] * 64)
    assert set(found.loc[found["measure"] == "shift", "obs_value"]) == {0.0}


def test_the_build_writes_one_rank_a_district_and_nothing_in_the_published_edition(store):
    found = store.analysis("risk", "illustrative")
    ranks = found[found["measure"] == "rank"]
    assert sorted(ranks["ref_area"]) == sorted(DISTRICTS)
    assert (ranks["lower_bound"] <= ranks["obs_value"]).all()
    assert (ranks["obs_value"] <= ranks["upper_bound"]).all()
    named = set(found.loc[found["measure"] == "shift", "item"])
    chosen = assumptions()["district_index"]
    assert named == {*chosen["hazards"], *chosen["vulnerability"]}
    assert set(chosen["hazards"]) <= set(codes("hazard"))
    assert store.analysis("risk", "published").empty


def test_the_names_of_the_index_are_those_under_which_it_is_computed():
    from indicators.catalog import catalog
    from indicators.codelists import codelist

    inform = codelist("inform")
    assert set(inform["components"]) == set(COMPONENTS) - {"drr"}
    assert {*inform["components"].values(), *inform["levels"].values()} <= set(catalog())
