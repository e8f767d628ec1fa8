"""What changed between two rounds of a survey, and which tables are never compared."""

from math import sqrt

import pandas as pd
import pytest

from data.survey.__main__ import main as survey
from data.survey.change.__main__ import main as change
from tests.data.survey.made import members, written

MAPPING = """
[survey]
country = "AZE"
period = "{year}"
synthetic = false
[regions]
"Baku" = "AZEr101"
"""
MICS_TITLE = (
    "Child labour: children of 5–17, work or household chores at or above the hours of their age"
)
REASON = {"Q": "missing or withheld", "0": "without a standard error"}


def round_of(folder, year, having, *, apart=False):
    """Write what a round gives: of each 60 children in either of two regions so many registered.

    Clusters are alike, or those registered are ``apart`` in clusters of their own.
    """
    rows = [
        {"hv140": float(n < have), "hv024": region, "hv104": 1 + n % 2}
        | {"hv001": 1 + (n // 9 if apart else n % 7)}
        for region, have in having.items()
        for n in range(60)
    ]
    labels = {"hv024": {1.0: "Baku", 2.0: "Elsewhere"}}
    written(folder / f"in{year}", members(*rows), variable_value_labels=labels)
    mapping = folder / f"{year}.toml"
    mapping.write_text(MAPPING.format(year=year), encoding="utf-8")
    arguments = [str(folder / f"in{year}"), "--out", str(folder / str(year))]
    told = ["--mapping", str(mapping), "--only", "birth_registered"]
    assert survey([*arguments, *told]) == 0
    return folder / str(year)


@pytest.fixture(scope="module")
def rounds(tmp_path_factory):
    """Two rounds: of 120 children 50 were registered, then 90."""
    folder = tmp_path_factory.mktemp("rounds")
    round_of(folder, 2006, {1: 20, 2: 30})
    round_of(folder, 2012, {1: 45, 2: 45})
    return folder


def figures(folder):
    return pd.read_csv(folder / "figures.csv", dtype=str, keep_default_na=False)


def changed(old, new, tmp_path):
    """Return the changes by figure, as they are written."""
    out = tmp_path / "changes.csv"
    assert change([str(old), str(new), "--out", str(out)]) == 0
    return pd.read_csv(out, keep_default_na=False, dtype=str).set_index(["by", "ref_area", "sex"])


def test_a_change_has_the_root_of_the_sum_of_squares_as_its_error(rounds, tmp_path, capsys):
    found = changed(rounds / "2006", rounds / "2012", tmp_path)
    old, new = (figures(rounds / year).set_index("by").loc["total"] for year in ("2006", "2012"))
    row = found.loc[("total", "AZE", "")]
    assert float(row["estimate_old"]) == pytest.approx(100 * 50 / 120)
    assert float(row["estimate_new"]) == pytest.approx(75)
    assert float(row["difference"]) == pytest.approx(75 - 100 * 50 / 120)
    error = sqrt(float(old["standard_error"]) ** 2 + float(new["standard_error"]) ** 2)
    assert float(row["standard_error"]) == pytest.approx(error)
    assert float(row["lower"]) == pytest.approx(75 - 100 * 50 / 120 - 1.959964 * error)
    assert float(row["upper"]) == pytest.approx(75 - 100 * 50 / 120 + 1.959964 * error)
    assert row[["excludes_zero", "reason"]].tolist() == ["yes", ""]
    assert row[["period_old", "period_new", "n_unweighted_old"]].tolist() == ["2006", "2012", "120"]
    assert "the interval of" in capsys.readouterr().out


def test_groups_are_compared_with_themselves_and_regions_only_by_an_area_of_ours(rounds, tmp_path):
    found = changed(rounds / "2006", rounds / "2012", tmp_path)
    assert found.index.is_unique
    assert ("sex", "AZE", "F") in found.index
    assert float(found.loc[("region", "AZEr101", ""), "difference"]) == pytest.approx(100 * 25 / 60)
    assert found.index.get_level_values("by").tolist().count("region") == 1  # Elsewhere is no area


def test_a_change_that_may_be_none_and_one_without_an_error_claim_nothing(tmp_path):
    old = round_of(tmp_path, 2006, {1: 30, 2: 60}, apart=True)
    new = round_of(tmp_path, 2012, {1: 33, 2: 60}, apart=True)
    row = changed(old, new, tmp_path).loc[("total", "AZE", "")]
    assert row["excludes_zero"] == "no"
    assert float(row["lower"]) < 0 < float(row["upper"])
    table = pd.read_csv(old / "figures.csv", dtype=str, keep_default_na=False)
    every = table["by"].eq("total")
    table.loc[every, ["estimate", "standard_error"]] = ["0", "0"]
    table.loc[table["by"].eq("sex"), ["estimate", "standard_error", "obs_status"]] = ["", "", "Q"]
    table.to_csv(old / "figures.csv", index=False)
    found = changed(old, new, tmp_path)
    certain, withheld = found.loc[("total", "AZE", "")], found.loc[("sex", "AZE", "F")]
    assert float(certain["difference"]) == pytest.approx(100 * 93 / 120)
    for row, reason in ((certain, REASON["0"]), (withheld, REASON["Q"])):
        assert row[["standard_error", "lower", "upper", "excludes_zero"]].tolist() == [""] * 4
        assert reason in row["reason"]
    assert withheld["difference"] == ""


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("edition", "illustrative", "column edition: 'illustrative'; 2006/figures.csv is"),
        ("period", "2004", "column period: 2004 is no later year than 2006"),
        ("period", "2006", "column period: 2006 is no later year than 2006"),
        ("period", "", "column period: '' is not a period"),
        ("ref_area", "GEO", "column ref_area: 'GEO'; the nation of 2006/figures.csv is 'AZE'"),
        ("unit", "births", "column unit: birth_registered has 'births'; in 2006/figures.csv"),
        ("reference", "another", "column reference: birth_registered has 'another'"),
        ("file", "KR", "column file: birth_registered has 'KR'; in 2006/figures.csv 'PR'"),
        ("estimate", "many", "row 2, column estimate"),
    ],
)
def test_what_is_no_later_round_of_the_same_is_refused_with_its_place(
    rounds, tmp_path, capsys, column, value, said
):
    other = tmp_path / "2012"
    other.mkdir()
    table = figures(rounds / "2012")
    where = table["by"].eq("total") if column == "ref_area" else table["by"].ne("")
    table.loc[where, column] = value
    table.to_csv(other / "figures.csv", index=False)
    out = tmp_path / "changes.csv"
    assert change([str(rounds / "2006"), str(other), "--out", str(out)]) == 1
    told = capsys.readouterr().err
    assert said in told
    assert "2012/figures.csv, row 2" in told
    assert not out.exists()


def test_the_same_survey_and_one_of_another_family_are_refused(rounds, tmp_path, capsys):
    out = ["--out", str(tmp_path / "changes.csv")]
    assert change([str(rounds / "2006"), str(rounds / "2006"), *out]) == 1
    told = capsys.readouterr().err
    assert "2006/figures.csv, row 2, column survey" in told
    assert "is the survey of 2006/figures.csv too" in told
    mics = tmp_path / "mics"
    mics.mkdir()
    table = figures(rounds / "2012").iloc[:1].copy()
    table[["indicator", "title", "file"]] = ["child_labour", MICS_TITLE, "FS"]
    table.to_csv(mics / "figures.csv", index=False)
    assert change([str(rounds / "2006"), str(mics), *out]) == 1
    assert (
        "column indicator: a survey of mics6; 2006/figures.csv is of dhs" in capsys.readouterr().err
    )


def test_a_table_of_two_surveys_is_refused_at_the_row_where_the_second_begins(
    rounds, tmp_path, capsys
):
    both = tmp_path / "both"
    both.mkdir()
    table = pd.concat([figures(rounds / "2006"), figures(rounds / "2012")])
    table.to_csv(both / "figures.csv", index=False)
    out = tmp_path / "changes.csv"
    assert change([str(rounds / "2006"), str(both), "--out", str(out)]) == 1
    row = len(figures(rounds / "2006")) + 2
    assert f"both/figures.csv, row {row}, column survey" in capsys.readouterr().err


def test_a_figure_that_stands_twice_and_rounds_without_a_common_figure_are_refused(
    rounds, tmp_path, capsys
):
    out = ["--out", str(tmp_path / "changes.csv")]
    table = figures(rounds / "2012")
    for name, rows in (("twice", pd.concat([table, table.iloc[:1]])), ("other", table.iloc[:1])):
        (tmp_path / name).mkdir()
        told = rows.assign(by="age_group") if name == "other" else rows
        told.to_csv(tmp_path / name / "figures.csv", index=False)
    assert change([str(rounds / "2006"), str(tmp_path / "twice"), *out]) == 1
    told = capsys.readouterr().err
    assert f"new figures.csv, row {len(table) + 2}, column by: birth_registered by total" in told
    assert change([str(rounds / "2006"), str(tmp_path / "other"), *out]) == 2
    assert "no figure in common" in capsys.readouterr().err
