"""Inequality by wealth of a survey that is sent: worked out on paper, and from the records."""

import os
import shutil
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pyreadstat
import pytest
from scipy import stats

from data.survey.__main__ import main
from tests.data.survey.made import computed, members, women, written
from tests.data.survey.unequal import indices, indices_with_errors

REGISTERED = "birth_registered"
PAPER = {1: 10, 2: 15, 3: 20, 4: 25, 5: 30}  # of 50 in each fifth: 20, 30, 40, 50, 60 per cent


def in_fifths(having, of=50, clusters=10):
    """Children of five fifths of one size, as many of each registered as is said."""
    rows = [
        {"hv270": fifth, "hv140": float(n < have), "hv001": 1 + n % clusters}
        for fifth, have in having.items()
        for n in range(of)
    ]
    return members(*rows)


def unequal(folder, frame, only=REGISTERED, name="AZPR52FL.DTA", **asked):
    """Return the measures of one indicator by their names."""
    written(folder / "in", frame, name)
    found = computed(folder / "in", folder / "scratch", only, **asked).unequal
    return found.set_index("measure")


def test_slope_ratio_and_index_are_those_of_a_case_on_paper(tmp_path):
    # Fifths stand at 0.1, 0.3 … 0.9; the line rises by 0.5, from 0.15 to 0.65; the mean is 0.4.
    # Index: 2 × 0.2 × (0.2 × 0.4 + 0.1 × 0.2 + 0 + 0.1 × 0.2 + 0.2 × 0.4) ÷ 0.4.
    found = unequal(tmp_path, in_fifths(PAPER))["estimate"]
    assert found["sii_linear"] == pytest.approx(0.5, abs=1e-12)
    assert found["rii_linear"] == pytest.approx(0.65 / 0.15, abs=1e-9)
    assert found["rci"] == pytest.approx(0.2, abs=1e-12)


def uneven(seed=3):
    """Children in 24 clusters of 4 strata that are alike within, with weights; some unasked."""
    random = np.random.default_rng(seed)
    n, cluster = 1200, np.repeat(np.arange(24), 50)
    wealth = random.normal(size=n) + 0.8 * random.normal(size=24)[cluster]
    fifth = 1 + (pd.Series(wealth).rank(pct=True) * 4.999).astype(int)
    has = random.uniform(size=n) < 0.3 + 0.08 * fifth + 0.1 * random.normal(size=24)[cluster]
    rows = pd.DataFrame({"hv270": fifth, "hv140": has.astype(float), "hv001": 1 + cluster})
    rows["hv023"] = 1 + cluster // 6
    rows["hv005"] = random.integers(0, 4, n) * 500_000
    rows["hv105"] = random.choice([2, 4, 7], n)  # who is 7 is not meant
    return rows.to_dict("records")


def test_measures_and_errors_are_those_of_the_records_with_each_cluster_left_out(tmp_path):
    frame = members(*uneven())
    found = unequal(tmp_path, frame)
    told = pd.DataFrame({"w": frame["hv005"], "fifth": frame["hv270"], "psu": frame["hv001"]})
    told["y"], told["stratum"] = frame["hv140"].where(frame["hv105"].lt(5)), frame["hv023"]
    whole, errors = indices_with_errors(told)
    assert found["estimate"].to_numpy() == pytest.approx(whole, rel=1e-9)
    assert found["standard_error"].to_numpy() == pytest.approx(errors, rel=1e-9)
    reach = stats.t(24 - 4).ppf(0.975) * errors
    slope, ratio = found.loc["sii_linear"], found.loc["rii_linear"]
    assert slope[["lower", "upper"]].tolist() == pytest.approx(
        [whole[0] - reach[0], whole[0] + reach[0]]
    )
    wide = np.exp(reach[1] / whole[1])  # a ratio on the logarithmic scale
    assert ratio[["lower", "upper"]].tolist() == pytest.approx([whole[1] / wide, whole[1] * wide])
    counted = told["y"].notna() & told["w"].gt(0)
    assert set(found["records"]) == {counted.sum()}
    assert set(found["fewest"]) == {told[counted].groupby("fifth").size().min()}
    assert set(found["clusters"]) == {24}
    assert (found["obs_status"] == "A").all()


def test_a_woman_who_married_stands_for_those_who_were_not_asked(tmp_path):
    rows = [
        {"v190": 1 + n % 5, "v012": 17, "v502": float(n % 3 > 0), "v020": 1, "v001": 1 + n % 7}
        | {"awfactt": 130, "awfactw": 100 + 20 * (n % 5)}
        for n in range(300)
    ]
    frame = women(*rows)
    found = unequal(tmp_path, frame, "in_union_women_15_19", "AZIR52FL.DTA")
    factor = frame["awfactw"].to_numpy() / 100
    has = frame["v502"].to_numpy()
    # Nobody who was not asked is in a union: a share is of all women, the ranks are theirs too.
    whole = indices(has / factor, factor, frame["v190"].to_numpy(int))
    assert found["estimate"].to_numpy() == pytest.approx(whole, rel=1e-9)


@pytest.mark.parametrize(
    ("having", "reason"),
    [
        (dict.fromkeys(range(1, 6), 0), "nobody has it"),
        (dict.fromkeys(range(1, 6), 50), "everybody has it"),
        ({1: 5, 2: 5, 4: 5, 5: 5}, "no record that counts is in Q3"),
    ],
)
def test_what_cannot_be_measured_is_missing_and_never_nought(tmp_path, having, reason):
    found = unequal(tmp_path, in_fifths(having))
    assert found[["estimate", "standard_error", "lower", "upper"]].isna().all(axis=None)
    assert set(found["reason"]) == {reason}
    assert set(found["obs_status"]) == {"O"}


def test_an_indicator_of_whom_no_fifth_is_known_is_told_as_missing(tmp_path):
    frame = in_fifths(PAPER)
    grown = frame.index == 0  # the one whose fifth is known is no child, and is not meant
    frame = frame.assign(
        hv270=frame["hv270"].where(grown), hv105=np.where(grown, 30, frame["hv105"])
    )
    found = unequal(tmp_path, frame)
    assert [*found.index] == ["sii_linear", "rii_linear", "rci"]
    assert found["estimate"].isna().all()
    assert set(found["reason"]) == {"no record that counts is in Q1, Q2, Q3, Q4, Q5"}
    assert set(found["records"]) == {0}


def test_a_line_that_falls_below_nought_has_a_slope_and_no_ratio(tmp_path):
    found = unequal(tmp_path, in_fifths({1: 0, 2: 0, 3: 0, 4: 10, 5: 30}, clusters=9))
    assert found.loc["sii_linear", "estimate"] > 0
    assert pd.isna(found.loc["rii_linear", "estimate"])
    assert "at an end" in found.loc["rii_linear", "reason"]
    assert found.loc["rii_linear", "obs_status"] == "O"
    assert found.loc["sii_linear", "reason"] == ""


def test_a_ratio_to_an_end_near_nought_has_no_interval_that_reaches_into_millions(tmp_path):
    having = {1: 40, 2: 100, 3: 20, 4: 180, 5: 220}  # the line begins at 0.002, ends at 0.222
    ratio = unequal(tmp_path, in_fifths(having, 1000, clusters=1000)).loc["rii_linear"]
    assert ratio["estimate"] == pytest.approx(111)
    assert "so near to nought" in ratio["reason"]
    assert ratio["obs_status"] == "U"
    assert ratio[["standard_error", "lower", "upper"]].isna().all()


def test_clusters_that_are_alike_or_alone_give_a_measure_without_an_error(tmp_path):
    alike = unequal(tmp_path / "alike", in_fifths({1: 10, 2: 10, 3: 20, 4: 20, 5: 30}))
    alone = unequal(tmp_path / "alone", in_fifths(PAPER, clusters=1))
    for found, reason in ((alike, "it is the same"), (alone, "of one cluster")):
        assert found["estimate"].notna().all()
        assert found[["standard_error", "lower", "upper"]].isna().all(axis=None)
        assert found["reason"].str.contains(reason).all()
        assert set(found["obs_status"]) == {"U"}


@pytest.mark.parametrize(("of", "state"), [(24, "Q"), (25, "U"), (49, "U"), (51, "A")])
def test_the_smallest_fifth_decides_whether_a_measure_may_be_shown(tmp_path, of, state):
    found = unequal(tmp_path, in_fifths({n: 3 + 3 * n for n in PAPER}, of), withhold=True)
    assert set(found["obs_status"]) == {state}
    shown = found[["estimate", "standard_error", "lower", "upper"]].notna().to_numpy()
    assert shown.all() if state != "Q" else not shown.any()
    assert set(found["reason"]) == {"fewer than 25 records in a fifth" if state == "Q" else ""}


@pytest.mark.parametrize("having", [0, 24])
def test_that_nobody_or_everybody_of_few_has_it_is_not_given_away(tmp_path, having):
    found = unequal(tmp_path, in_fifths(dict.fromkeys(PAPER, having), 24), withhold=True)
    assert set(found["obs_status"]) == {"Q"}
    assert set(found["reason"]) == {"fewer than 25 records in a fifth"}


def test_a_file_without_fifths_has_no_measure_and_says_so(tmp_path):
    written(tmp_path / "in", in_fifths(PAPER).drop(columns="hv270"))
    asked = ["--out", str(tmp_path / "out"), "--only", REGISTERED]
    assert main([str(tmp_path / "in"), *asked]) == 0
    lines = (tmp_path / "out" / "inequality.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1
    report = (tmp_path / "out" / "report.md").read_text(encoding="utf-8")
    assert "None of the indicators is a share of a file with fifths by wealth." in report


@pytest.mark.parametrize(
    ("language", "cell"),
    [("en", "50.0 ("), ("az", "50,0 ("), ("ru", "50,0 (")],
)
def test_table_and_report_tell_the_measures_in_their_units(tmp_path, language, cell):
    written(tmp_path / "in", members(*uneven()))
    written(tmp_path / "paper", in_fifths(PAPER, clusters=9))
    out = tmp_path / "out"
    asked = ["--out", str(out), "--only", REGISTERED, "--lang", language]
    assert main([str(tmp_path / "paper"), *asked]) == 0
    table = pd.read_csv(out / "inequality.csv").set_index("measure")
    assert table.loc["sii_linear", ["estimate", "unit"]].tolist() == [50.0, "percentage points"]
    assert table.loc["rci", ["estimate", "unit"]].tolist() == [0.2, "index"]
    assert table.loc["rii_linear", "interval"] == "log"
    assert set(table["by"]) == {"wealth_quintile"}
    assert cell in (out / "report.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["birth_registered", "children_improved_water"])
def test_the_model_datasets_give_what_their_records_give_a_second_way(tmp_path, name):
    named = os.environ.get("REFERENCE_CASES")
    if not named:
        pytest.skip("REFERENCE_CASES names no folder of reference cases")
    path = Path(named) / "12_dhs_model" / "SHARE_ZZPR62FL_reduced_dta.zip"
    (tmp_path / "in").mkdir()
    shutil.copy(path, tmp_path / "in")
    found = computed(tmp_path / "in", tmp_path / "scratch", name).unequal.set_index("measure")
    with zipfile.ZipFile(path) as archive:
        inner = next(one for one in archive.namelist() if one.lower().endswith(".dta"))
        archive.extract(inner, tmp_path)
    frame, _ = pyreadstat.read_dta(str(tmp_path / inner))
    frame.columns = frame.columns.str.lower()
    meant = frame["hv102"].eq(1) & frame["hv105"].lt(5 if name == REGISTERED else 18)
    meant &= frame["hv201"].lt(99) if name != REGISTERED else True
    has = frame["hv140"].isin([1, 2]) if name == REGISTERED else frame["hv201"].isin(IMPROVED)
    told = pd.DataFrame({"w": frame["hv005"], "fifth": frame["hv270"], "psu": frame["hv021"]})
    told["y"], told["stratum"] = has.astype(float).where(meant), frame["hv023"]
    whole, errors = indices_with_errors(told)
    assert found["estimate"].to_numpy() == pytest.approx(whole, rel=1e-8)
    assert found["standard_error"].to_numpy() == pytest.approx(errors, rel=1e-8)


IMPROVED = [11, 12, 13, 14, 15, 21, 31, 41, 51, 61, 62, 65, 71, 72, 73]
