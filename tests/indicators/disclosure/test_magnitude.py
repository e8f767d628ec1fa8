"""Sums to which few contribute much are not published; rates that tell a count are not either."""

from pathlib import Path

import pandas as pd
import pytest

from indicators.disclosure import DisclosureError, concentration, withhold

CASES = Path(__file__).parent / "cases"


def test_the_threshold_breaks_the_same_cells_as_in_acro():
    """Peer: ACRO 1.0.2, outcome of each cell of a cross-tabulation of synthetic records."""
    records = pd.read_csv(CASES / "acro_microdata.csv")
    acro = pd.read_csv(CASES / "acro_crosstab_outcome.csv", index_col="region")
    found = concentration(records, dimensions=["region", "age"], value="value")
    below = found.pivot(index="region", columns="age", values="below_threshold")
    assert below.to_numpy().tolist() == (acro != "ok").to_numpy().tolist()
    assert found["records"].sum() == len(records)


def test_one_large_contribution_dominates_a_small_cell_only():
    """The records of sdcTable's microdata1: D/male holds one contribution of 280 among eleven."""
    records = pd.read_csv(CASES / "sdcTable_microdata1.csv")
    found = concentration(records, dimensions=["region", "gender"], value="val", threshold=3)
    unsafe = found[found["suppressed"].eq("primary")]
    assert unsafe[["region", "gender"]].values.tolist() == [["A", "female"]]
    one = concentration(
        records, dimensions=["region", "gender"], value="val", threshold=3, largest=1, share=0.75
    )
    assert one.loc[one["dominated"], "gender"].tolist() == ["male"]


def amounts(*values):
    return pd.DataFrame({"district": "AZ-GA", "benefit": [float(value) for value in values]})


@pytest.mark.parametrize(
    ("values", "dominated", "p_percent"),
    [
        ((100, 80, *[1] * 19), True, False),  # 180 of 199 > 0.9; 19 ≥ 10
        ((100, 80, *[1] * 20), False, False),  # 180 of 200 = 0.9 is not above
        ((100, 1, *[1] * 8), False, True),  # 101 of 109: above .9, below in p
        ((50,), True, True),
        ((0, 0, 0), False, False),
    ],
)
def test_dominance_and_the_p_percent_rule(values, dominated, p_percent):
    found = concentration(amounts(*values), dimensions=["district"], value="benefit", threshold=1)
    top = sum(sorted(values)[-2:]) > 0.9 * sum(values)
    assert found["dominated"].tolist() == [top if len(values) > 1 else dominated]
    assert found["p_percent"].tolist() == [p_percent]


def test_contributions_below_zero_or_missing_are_refused():
    with pytest.raises(DisclosureError, match=r"benefit: 1 negative contribution"):
        concentration(amounts(5, -1), dimensions=["district"], value="benefit")
    with pytest.raises(DisclosureError, match=r"benefit: 1 missing contribution"):
        concentration(
            pd.DataFrame({"district": ["A", "A"], "benefit": [5.0, None]}),
            dimensions=["district"],
            value="benefit",
        )


RATES = pd.DataFrame(
    {
        "ref_area": ["A", "B", "C"],
        "obs_value": [20.0, 30.0, None],
        "upper_bound": [25.0, 35.0, None],
    }
)


def counts(**suppressed):
    return pd.DataFrame({"ref_area": list(suppressed), "suppressed": list(suppressed.values())})


def test_a_rate_is_withheld_with_its_numerator_or_its_denominator():
    found = withhold(
        RATES, [counts(A="primary", B=""), counts(A="", B="secondary")], on=["ref_area"]
    )
    assert found["suppressed"].tolist() == ["primary", "secondary", ""]
    assert found["obs_value"].isna().all()
    assert found["upper_bound"].isna().all()
    assert found["obs_status"].tolist() == ["Q", "Q", "A"]


def test_a_rate_of_published_counts_stays():
    found = withhold(RATES, [counts(A="", B="")], on=["ref_area"])
    assert found["obs_value"].tolist()[:2] == [20.0, 30.0]


def test_a_rate_without_a_count_is_refused():
    with pytest.raises(DisclosureError, match=r"1 rate\(s\) without a count, e.g. B"):
        withhold(RATES, [counts(A="")], on=["ref_area"])
