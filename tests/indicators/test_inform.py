"""The index computed from its published components is the published index, at every level."""

import pytest

from indicators.codelists import ALL
from indicators.risk.inform import (
    COMPONENTS,
    RiskInputError,
    geometric,
    half_up,
    inform,
    risk_class,
)

# INFORM Risk Index 2020, v0.4.0: Azerbaijan and, with a war that is on, Afghanistan.
AZERBAIJAN = {
    "earthquake": 8.8,
    "flood": 4.9,
    "tsunami": 0.0,
    "tropical_cyclone": 0.0,
    "drought": 5.3,
    "epidemic": 5.6,
    "projected_conflict": 7.2,
    "current_conflict": 0.0,
    "development": 2.9,
    "inequality": 2.3,
    "aid_dependency": 0.5,
    "uprooted": 8.1,
    "health_conditions": 0.8,
    "children_u5": 1.5,
    "recent_shocks": 0.0,
    "food_security": 1.3,
    "drr": None,
    "governance": 6.4,
    "communication": 1.8,
    "physical_infrastructure": 3.1,
    "health_care": 2.1,
}
PUBLISHED = {
    "natural": 4.9,
    "human": 5.0,
    "hazard_exposure": 5.0,
    "socio_economic": 2.2,
    "other_vulnerable": 0.9,
    "vulnerable_groups": 5.6,
    "vulnerability": 4.1,
    "institutional": 6.4,
    "infrastructure": 2.3,
    "coping_capacity": 4.7,
    "risk": 4.6,
}


def test_every_level_of_azerbaijan_is_as_published():
    assert inform(AZERBAIJAN) == PUBLISHED


def test_a_war_that_is_on_counts_whole_and_one_foreseen_seven_tenths():
    assert inform(AZERBAIJAN | {"current_conflict": 10.0})["human"] == 10.0
    assert inform(AZERBAIJAN | {"projected_conflict": 10.0})["human"] == 7.0


def test_the_components_in_the_store_give_the_index_in_the_store(store):
    def figure(code: str) -> float:
        found = store.observations(
            code, "published", ref_area=["AZE"], data_source="INFORM_2020", dimensions=ALL
        )
        return float(found["obs_value"].iloc[0])

    names = {name: name.upper() for name in AZERBAIJAN if name not in ("drr",)}
    names |= {
        "projected_conflict": "PROJECTED_CONFLICT_RISK",
        "current_conflict": "CURRENT_HIGHLY_VIOLENT_CONFLICT_INTENSITY",
        "development": "DEVELOPMENT_DEPRIVATION",
        "uprooted": "UPROOTED_PEOPLE",
        "health_care": "ACCESS_TO_HEALTH_CARE",
    }
    components: dict[str, float | None] = {
        name: figure(f"AZE_INFORM_{code}") for name, code in names.items()
    }
    assert inform(components | {"drr": None})["risk"] == figure("CR_INFORM")


def test_a_component_that_is_not_named_is_an_error_not_a_zero():
    with pytest.raises(KeyError):
        inform({name: value for name, value in AZERBAIJAN.items() if name != "flood"})


@pytest.mark.parametrize(
    ("risk", "name"), [(1.9, "very_low"), (2.0, "low"), (4.9, "medium"), (5.0, "high")]
)
def test_the_classes_are_closed_below(risk, name):
    assert risk_class(risk) == name


def test_alike_scores_have_themselves_as_their_mean():
    assert geometric([3.0, 3.0, 3.0]) == 3.0
    assert half_up(0.05) == 0.1


@pytest.mark.parametrize("risk", [float("nan"), -0.1, 10.1])
def test_what_is_not_a_risk_has_no_class(risk):
    with pytest.raises(RiskInputError, match="not a risk from 0 to 10"):
        risk_class(risk)


def test_nothing_is_printed_as_zero_without_a_minus():
    printed = [half_up(-0.0), half_up(-1e-12), geometric([0.0, 0.0, 0.0])]
    lowest = inform(dict.fromkeys(COMPONENTS, 0.0))
    assert {str(value) for value in [*printed, *lowest.values()]} == {"0.0"}
