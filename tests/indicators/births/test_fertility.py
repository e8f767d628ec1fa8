"""Births of the last three years are set against the years that women lived at each age."""

import pandas as pd
import pytest

from indicators.births import TEN_YEARS, Window, WomanColumns, childhood_mortality, fertility
from indicators.errors import RecordsError
from indicators.survey import Design
from tests.indicators.births.conftest import BY_V022
from tests.indicators.births.test_mortality import history

ASKED = 1_400
PLAIN = Design("weight", cluster="v021")


def women(*ages_in_months, **more):
    rows = [(ASKED - age, ASKED, 1.0, n % 2) for n, age in enumerate(ages_in_months)]
    frame = pd.DataFrame(rows, columns=["v011", "v008", "weight", "v021"])
    return frame.assign(**more)


def births(*ago_and_mother):
    """Births as (months before the interview, age of the mother at the interview in months)."""
    rows = [
        (ASKED - ago, ASKED - age, ASKED, 1.0, n % 2) for n, (ago, age) in enumerate(ago_and_mother)
    ]
    return pd.DataFrame(rows, columns=["b3", "v011", "v008", "weight", "v021"])


def rates(asked, born, **options):
    found = fertility(asked, born, PLAIN, withhold=False, **options)
    return found.set_index(["measure", "age"])


def test_the_years_of_a_woman_are_divided_at_her_birthdays():
    # Twenty and a half: of the last 36 months six were lived at 20–24, thirty at 15–19.
    found = rates(women(246, 246), births((1, 246), (36, 246)))
    assert found.loc[("ASFR", "20-24"), "exposed"] == pytest.approx(2 * 0.5)
    assert found.loc[("ASFR", "15-19"), "exposed"] == pytest.approx(2 * 2.5)
    assert found.loc[("ASFR", "20-24"), "estimate"] == pytest.approx(1_000 / 1.0)
    assert found.loc[("ASFR", "15-19"), "estimate"] == pytest.approx(1_000 / 5.0)
    # Nobody has lived at the older ages: there is no total.
    assert pd.isna(found.loc[("TFR", "15-49"), "estimate"])
    assert found.loc[("TFR", "15-49"), "obs_status"] == "O"


def test_the_months_before_fifteen_and_the_month_of_the_interview_count_for_nobody():
    found = rates(women(192, 192), births((0, 192), (37, 192), (1, 192)))
    assert found.loc[("ASFR", "15-19"), "exposed"] == pytest.approx(2 * 1.0)
    assert found.loc[("ASFR", "15-19"), "estimate"] == pytest.approx(1_000 / 2.0)


def test_a_window_is_as_long_as_asked_and_ends_where_asked():
    found = rates(women(300, 300), births((13, 300), (1, 300)), window=Window(12, 24))
    assert found.loc[("ASFR", "20-24"), "exposed"] == pytest.approx(2 * 2.0)
    assert found.loc[("ASFR", "20-24"), "estimate"] == pytest.approx(1_000 / 4.0)


def test_women_who_never_married_stand_behind_those_asked():
    asked = women(246, 246, awfactt=[250, 250])
    found = rates(asked, births((1, 246)), columns=WomanColumns(all_women="awfactt"))
    assert found.loc[("ASFR", "20-24"), "estimate"] == pytest.approx(1_000 / 2.5)
    assert found.loc[("ASFR", "20-24"), "exposed"] == pytest.approx(1.0)
    assert found.loc[("ASFR", "20-24"), "exposed_weighted"] == pytest.approx(2.5)
    with pytest.raises(RecordsError, match="awfactt below 100 or missing: 1"):
        rates(
            asked.assign(awfactt=[250, 99]),
            births((1, 246)),
            columns=WomanColumns(all_women="awfactt"),
        )


def test_the_total_is_five_times_the_rates_and_the_general_rate_leaves_out_the_oldest():
    every = [60 * place + 210 for place in range(7)]
    found = rates(women(*every, *every), births((1, every[0]), (1, every[6]), (1, every[2])))
    by_age = found.loc["ASFR", "estimate"]
    assert found.loc[("TFR", "15-49"), "estimate"] == pytest.approx(5 * by_age.sum() / 1_000)
    lived = found.loc["ASFR", "exposed"]
    general = found.loc[("GFR", "15-44")]
    assert general["exposed"] == pytest.approx(lived[:-1].sum())
    assert general["estimate"] == pytest.approx(3_000 / lived[:-1].sum())


def test_a_design_without_clusters_is_refused():
    with pytest.raises(RecordsError, match="takes clusters"):
        fertility(women(246), births((1, 246)), Design("weight"))


@pytest.mark.parametrize("group", ["total", "residence"])
def test_rates_and_errors_of_the_model_survey_are_those_of_the_peer(
    model_women, model_births, model_rates, group
):
    by, names = {"total": ([], {}), "residence": (["v025"], {1: "urban", 2: "rural"})}[group]
    found = fertility(model_women, model_births, BY_V022, by=by, withhold=False)
    found["level"] = found[by[0]].map(names) if by else "total"
    found["age"] = found["age"].where(found["measure"] == "ASFR", "")
    peer = model_rates[(model_rates["group"] == group) & model_rates["months"].eq(36)]
    both = peer.merge(found, on=["measure", "age", "level"], suffixes=("_peer", ""))
    assert len(both) == len(peer) == (8 if group == "total" else 4)
    for own, other in (
        ("estimate", "estimate_peer"),
        ("standard_error", "se"),
        ("lower", "lower_peer"),
        ("upper", "upper_peer"),
    ):
        assert both[own].tolist() == pytest.approx(both[other].tolist(), abs=5.1e-4), own
    assert both["exposed"].tolist() == pytest.approx(both["n_unweighted"].tolist(), abs=0.501)


def test_every_engine_says_the_same(engine):
    asked, born = women(246, 300, 400, 210), births((1, 246), (20, 300), (30, 400), (2, 210))
    dead = history((50, None), (50, 0), (100, 30), (61, None), (1, 0), (30, 13))
    for analyse, tables in (
        (lambda *both: fertility(*both, PLAIN, withhold=False), (asked, born)),
        (lambda one: childhood_mortality(one, PLAIN, windows=[TEN_YEARS], withhold=False), (dead,)),
    ):
        found = analyse(*map(engine, tables))
        pd.testing.assert_frame_equal(found, analyse(*tables), rtol=1e-9, check_dtype=False)
