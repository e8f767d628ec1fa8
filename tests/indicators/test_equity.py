"""The measures agree with WHO's own implementation on its example, to nine digits or as noted.

Births attended by skilled personnel by wealth, Indonesia, as published with healthequal 1.0.1.
"""

import pandas as pd
import pytest

from indicators.equity import EquityInputError, measures

WEALTH = pd.DataFrame(
    {
        "subgroup": ["Q1", "Q2", "Q3", "Q4", "Q5"],
        "estimate": [
            75.6053009033203,
            91.0199661254883,
            96.0395889282227,
            97.0422286987305,
            99.2240524291992,
        ],
        "se": [
            1.59961307048798,
            1.13515043258667,
            0.646194636821747,
            0.567620635032654,
            0.223768264055252,
        ],
        "population": [
            2072.43603515625,
            2112.2041015625,
            1983.05920410156,
            2052.12377929688,
            1884.50988769531,
        ],
    }
)
PUBLISHED = {
    "d": 23.6187515258789,
    "r": 1.31239544375442,
    "aci": 4.30051970376827,
    "rci": 0.046950601567709,
    "rci_wagstaff": 0.558715581835438,
    "rci_erreygers": 0.172020788150731,
    "paf": 8.32711561476467,
    "par": 7.62736228740496,
    "bgv": 73.2663408910207,
    "bgsd": 8.55957597612293,
    "covar": 9.34485292303954,
    "mld": 4.73094912728651,
    "ti": 4.53820007976764,
    "idisw": 7.42483397608469,
    "idisu": 7.44217129085923,
    "mdmw": 6.80090217061696,
    "mdmu": 6.8167825771099,
    "mdbw": 7.62736228740497,
    "mdbu": 7.43782501220703,
}
# The peer rounds populations and counts before it fits a line: agreement is as close as that.
FITTED = {
    "sii_linear": (26.8821592488471, 1e-4),
    "rii_linear": (1.34395547257596, 1e-4),
    "sii_logit": (31.6176284214758, 0.02),
    "rii_logit": (1.46608920390167, 0.02),
}


@pytest.fixture(scope="module")
def found() -> pd.DataFrame:
    return measures(WEALTH, favourable=True, ordered=True).set_index("measure")


@pytest.mark.parametrize(("measure", "value"), PUBLISHED.items())
def test_a_measure_is_the_published_one(found, measure, value):
    assert found.loc[measure, "estimate"] == pytest.approx(value, rel=1e-9)


@pytest.mark.parametrize(("measure", "value"), FITTED.items())
def test_a_fitted_slope_is_the_published_one_but_for_the_peers_rounding(found, measure, value):
    assert found.loc[measure, "estimate"] == pytest.approx(value[0], rel=value[1])


def test_the_intervals_of_difference_and_ratio_are_the_published_ones(found):
    assert found.loc["d", ["lower", "upper"]].tolist() == pytest.approx(
        [20.4530400430321, 26.7844630087257]
    )
    assert found.loc["r", ["lower", "upper"]].tolist() == pytest.approx(
        [1.25879053393379, 1.36828308948656]
    )


def test_where_every_group_is_alike_there_is_no_inequality():
    alike = measures(WEALTH.assign(estimate=40.0), favourable=True, ordered=True)
    values = alike.set_index("measure")["estimate"]
    assert values[["d", "par", "bgv", "aci", "ti", "sii_linear"]].tolist() == pytest.approx([0] * 6)
    assert values["r"] == pytest.approx(1)


def test_without_an_order_the_largest_and_the_smallest_are_compared():
    regions = pd.DataFrame(
        {"subgroup": ["a", "b", "c"], "estimate": [30.0, 10.0, 20.0], "population": [1, 1, 2]}
    )
    values = measures(regions, favourable=False, ordered=False, reference="c").set_index("measure")
    assert values.loc["d", "estimate"] == 20  # an adverse indicator: the worst less the best
    assert values.loc["par", "estimate"] == -10
    assert values.loc["mdrw", "estimate"] == 5
    assert "aci" not in values.index


def test_two_groups_allow_only_the_simple_measures():
    found = measures(WEALTH.iloc[:2], favourable=True, ordered=True)
    assert found["measure"].tolist() == ["d", "r", "par", "paf"]
    assert set(found["groups"]) == {2}


def test_a_missing_group_refuses_and_is_named():
    broken = WEALTH.assign(estimate=[75.0, None, 96.0, 97.0, 99.0])
    with pytest.raises(EquityInputError, match="No estimate for the group"):
        measures(broken, favourable=True, ordered=True)
    with pytest.raises(EquityInputError, match="'Q9' is not one of the groups"):
        measures(WEALTH, favourable=True, ordered=False, reference="Q9")
