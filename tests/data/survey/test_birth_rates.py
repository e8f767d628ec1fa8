"""Birth histories of a DHS give death and birth rates, which can be worked out by hand."""

import os
import shutil
from pathlib import Path

import pandas as pd
import pytest

from tests.data.survey.made import computed, total, written
from tests.data.survey.mics import mics

ASKED = 1_279


def women(*ages_in_months, **more):
    usual = {"v005": 1_000_000, "v008": ASKED, "v012": 25, "v022": 1, "v023": 1, "v024": 1}
    usual |= {"v003": 1}
    rows = [
        usual | {"v001": 1 + n % 2, "v002": n, "v011": ASKED - age}
        for n, age in enumerate(ages_in_months)
    ]
    return pd.DataFrame(rows).assign(v021=lambda frame: frame["v001"], **more).astype(float)


def births(mothers, *born_and_died):
    """Births as (place of the mother, months before the interview, age at death or None)."""
    rows = []
    for n, (mother, ago, died) in enumerate(born_and_died):
        own = mothers.iloc[mother].drop(["v011", "v012"])
        rows.append({**own, "bord": n, "b3": ASKED - ago, "b4": 1, "b7": died})
    return pd.DataFrame(rows).astype(float)


def survey(folder, asked, born, *only):
    written(folder / "in", asked, "AZIR52FL.csv")
    if born is not None:
        written(folder / "in", born, "AZBR52FL.csv")
    return computed(folder / "in", folder / "scratch", *only)


def test_rates_are_those_of_the_life_table_and_of_the_years_lived(tmp_path):
    asked = women(*[246] * 4)
    born = births(asked, *[(n % 4, 100, None) for n in range(8)], (0, 100, 0), (1, 30, None))
    made = survey(tmp_path, asked, born, "NNMR_120m", "ASFR_15-19_36m", "TFR_36m")
    deaths = total(made, "NNMR_120m")
    assert deaths["estimate"] == pytest.approx(100)
    assert (deaths["records"], deaths["clusters"], deaths["method"]) == (10, 2, "jackknife")
    assert deaths["obs_status"] == "Q"
    young = total(made, "ASFR_15-19_36m")  # each lived 2.5 of the 3 years before she was twenty
    assert young["estimate"] == pytest.approx(1_000 / 10)
    assert (young["weighted"], young["method"]) == (10.0, "linearised")
    assert pd.isna(total(made, "TFR_36m")["estimate"])


def test_five_years_are_told_of_the_nation_alone_and_ten_of_groups_too(tmp_path):
    asked = women(*[300] * 4)
    born = births(asked, *[(n % 4, 50, None) for n in range(8)])
    table = survey(tmp_path, asked, born, "IMR_60m", "IMR_120m").table
    assert set(table.loc[table["indicator"] == "IMR_60m", "by"]) == {"total"}
    ways = {"total", "region", "sex"}
    assert set(table.loc[table["indicator"] == "IMR_120m", "by"]) == ways


def test_deaths_told_at_a_year_are_counted_against_the_months_beside_it(tmp_path):
    asked = women(*[300] * 4)
    ages = (10, 11, 12, 12, 13, 14)
    born = births(asked, *[(n % 4, 50, age) for n, age in enumerate(ages)])
    row = total(survey(tmp_path, asked, born, "heaping_12m_60m"), "heaping_12m_60m")
    assert row["estimate"] == pytest.approx(2)
    assert (row["records"], row["obs_status"]) == (6, "U")


def test_women_who_never_married_count_by_the_factor_of_their_group(tmp_path):
    asked = women(*[246] * 4, v025=1.0, awfactt=200.0, awfactr=400.0)
    born = births(asked, (0, 30, None))
    table = survey(tmp_path, asked, born, "ASFR_15-19_36m").table.set_index("by")
    assert table.loc["total", "estimate"] == pytest.approx(1_000 / 20)
    assert table.loc["region", "estimate"] == pytest.approx(1_000 / 40)
    assert table.loc["residence", "estimate"] == pytest.approx(1_000 / 20)


def test_where_only_women_who_ever_married_were_asked_their_factor_must_be_there(tmp_path):
    asked = women(246, 246, v020=1.0)
    made = survey(tmp_path, asked, births(asked, (0, 30, None)), "TFR_36m")
    assert made.table.empty
    told = {one.indicator: one.reason for one in made.account.not_computed}
    assert "only women who ever married were asked" in told["TFR_36m"]


def test_a_mics_gives_its_rates_by_the_same_rules(tmp_path):
    women = [{"WDOB": ASKED - 246, "WDOI": ASKED, "welevel": 3}] * 10
    born = [{"BH4C": ASKED - 100, "BH9C": None, "WDOI": ASKED}] * 8
    born += [{"BH4C": ASKED - 100, "BH9C": 0, "WDOI": ASKED}]
    born += [{"BH4C": ASKED - 30, "BH9C": None, "WDOI": ASKED}]
    mics(tmp_path / "in", WM=women, BH=born)
    names = ("infant_mortality", "infant_mortality_ten_years", "adolescent_birth_rate")
    made = computed(tmp_path / "in", tmp_path / "scratch", *names)
    assert total(made, "infant_mortality_ten_years")["estimate"] == pytest.approx(100)
    assert total(made, "infant_mortality")["estimate"] == 0
    young = made.table[made.table["indicator"] == "adolescent_birth_rate"].set_index("by")
    assert young.loc["total", "estimate"] == pytest.approx(1_000 / 25)
    assert young.loc["education", "weighted"] == pytest.approx(25)
    assert young.loc["education", "education"] == "upper secondary"


def test_without_a_file_of_births_the_reason_is_told(tmp_path):
    made = survey(tmp_path, women(246, 246), None, "IMR_60m", "TFR_36m")
    told = {one.indicator: one.reason for one in made.account.not_computed}
    assert "births" in told["IMR_60m"]
    assert "births" in told["TFR_36m"]


@pytest.fixture
def model_files(tmp_path):
    named = os.environ.get("REFERENCE_CASES")
    found = sorted(Path(named).rglob("SHARE_ZZ[BI]R62FL*.zip")) if named else []
    if not found:
        pytest.skip("REFERENCE_CASES names no folder with the model files, which may not be here")
    (tmp_path / "in").mkdir()
    for path in found:
        shutil.copy(path, tmp_path / "in")
    return found[0].parent


def test_every_rate_of_the_model_files_is_that_of_the_peer(model_files, tmp_path):
    peer = pd.read_csv(model_files / "SHARE_expected.csv")
    peer = peer[peer["indicator"].str.contains(r"_(?:36|60|120)m$")]
    made = computed(tmp_path / "in", tmp_path / "scratch", *peer["indicator"].unique()).table
    levels = made[["sex", "residence"]].bfill(axis=1).iloc[:, 0].fillna("total")
    own = made.assign(level=levels)[made["by"].isin(["total", "sex", "residence"])]
    named = peer["level"].replace({"male": "M", "female": "F", "urban": "U", "rural": "R"})
    both = peer.assign(level=named).merge(own, on=["indicator", "level"], suffixes=("_peer", ""))
    assert len(both) == len(peer) == 42
    for ours, theirs in (
        ("estimate", "estimate_peer"),
        ("standard_error", "se"),
        ("lower", "lower_peer"),
        ("upper", "upper_peer"),
    ):
        assert both[ours].tolist() == pytest.approx(both[theirs].tolist(), abs=5.1e-4), ours
    assert both["records"].tolist() == both["n_unweighted"].tolist()
