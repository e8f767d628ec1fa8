"""What the analyses of referrals, assistance and court cases write down agrees with itself."""

import pandas as pd
import pytest

from data.analyses import justice, referral, targeting
from data.illustrative import registers


@pytest.fixture(scope="module")
def found() -> pd.DataFrame:
    return referral.rows({"register_referrals": registers.referrals()})


def test_the_services_sum_to_all_cases_at_every_step(found):
    reached = found[found["measure"] == "reached"]
    parts = reached["item"].str.split("/", expand=True)
    wide = reached.assign(service=parts[0], step=parts[1]).pivot(
        index="service", columns="step", values="obs_value"
    )
    assert wide.loc["_T"].tolist() == wide.drop("_T").sum().tolist()
    assert wide.loc["_T", "identified"] == len(registers.referrals())


def test_the_share_within_ninety_days_is_read_off_the_curve(found):
    curve = found[(found["measure"] == "survival") & found["item"].str.startswith("_T/")]
    days = curve["item"].str.partition("/")[2].astype(int)
    on_the_day = curve.loc[days[days <= 90].idxmax(), "obs_value"]
    told = found[(found["measure"] == "within_90") & (found["item"] == "_T")]["obs_value"]
    assert told.item() == pytest.approx(1 - on_the_day)


def test_a_median_not_reached_is_missing_and_says_so(found):
    medians = found[found["measure"] == "median"]
    assert medians["obs_value"].isna().all()
    assert set(medians["obs_status"]) == {"O"}
    assert set(found.loc[found["measure"] != "median", "obs_status"]) == {"A"}


def test_no_result_stands_twice(found):
    assert not found.duplicated(["measure", "item"]).any()


def test_assistance_counts_only_what_is_received(national):
    register = {"register_assistance": registers.assistance(national)}
    told = targeting.rows(register).set_index(["item", "measure"])["obs_value"]
    families = register["register_assistance"]
    poor = families[families["poor"] == 1]
    assert told["household", "coverage_poor"] == pytest.approx(poor["receives"].mean())
    paid = families[families["receives"] == 1]
    away = paid.loc[paid["poor"] == 0, "monthly_benefit"].sum()
    assert told["household", "leakage"] == pytest.approx(away / paid["monthly_benefit"].sum())


def test_children_before_the_courts_are_diverted_or_sentenced(national):
    register = {"register_court_cases": registers.court_cases(national)}
    told = justice.rows(register).set_index("measure")
    cases = register["register_court_cases"]
    assert told.loc["diversion", "obs_value"] == pytest.approx(100 * cases["diverted"].mean())
    assert told.loc["custodial", "records"] == (cases["diverted"] == 0).sum()
    assert told.loc["days_to_decision", "obs_value"] == cases["days_to_decision"].quantile(
        0.5, interpolation="lower"
    )
    inside = told["obs_value"].between(told["lower_bound"], told["upper_bound"])
    assert inside.all()
