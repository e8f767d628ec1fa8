"""What is written of a survey: six files or none, each marked where the records are invented."""

import io
from datetime import date

import pandas as pd
import pytest

from data.intake import accept, look, read_answer
from data.survey.__main__ import main
from indicators.errors import FaultyInput
from tests.data.survey.made import members, women, written

MAPPING = """
[survey]
country = "AZE"
synthetic = {synthetic}
[regions]
"Baku" = "AZEr101"
"""
FILES = ["figures.csv", "guesses.csv", "inequality.csv", "left_out.csv", "report.md"]
FILES += ["submission.csv"]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Write one small survey twice: as real records, and in Azerbaijani as invented ones."""
    folder = tmp_path_factory.mktemp("survey")
    rows = [
        {"hv001": n % 4, "hv140": n % 2, "hv104": 1 + n % 3 // 2, "hv025": 1 + n // 65, "hv105": 3}
        for n in range(70)
    ]
    frame = members(*rows, {"hv140": 9})
    labels = {"hv024": {1.0: "Baku"}}
    written(folder / "in", frame, variable_value_labels=labels)
    for name, synthetic, language in (("real", "false", "en"), ("invented", "true", "az")):
        mapping = folder / f"{name}.toml"
        mapping.write_text(MAPPING.format(synthetic=synthetic), encoding="utf-8")
        asked = ["--only", "birth_registered", "--only", "children_improved_water"]
        arguments = [str(folder / "in"), "--out", str(folder / name), "--mapping", str(mapping)]
        assert main([*arguments, *asked, "--by", "sex,residence", "--lang", language]) == 0
    return folder


def table(made, folder, name):
    return pd.read_csv(made / folder / name, dtype=str, keep_default_na=False)


def test_every_figure_is_written_with_all_that_must_be_known_of_it(made):
    assert sorted(path.name for path in (made / "real").iterdir()) == FILES
    found = table(made, "real", "figures.csv").set_index(["by", "sex", "residence"])
    row = found.loc[("total", "", "")]
    assert float(row["estimate"]) == pytest.approx(100 * 35 / 71)
    known = ["ref_area", "period", "n_unweighted", "n_weighted", "clusters", "unit"]
    assert row[known].tolist() == ["AZE", "2006", "71", "71", "4", "percent"]
    assert row["reference"].startswith("Guide to DHS Statistics")
    few = found.loc[("residence", "", "R")]
    assert few[["estimate", "lower", "obs_status"]].tolist() == ["", "", "Q"]
    assert ("sex x residence", "M", "U") in found.index


def test_guesses_and_what_is_left_out_are_written_and_the_report_tells_them(made):
    guesses = table(made, "real", "guesses.csv")
    assert {"strata of PR", "period"} <= {*guesses["about"]}
    assert all(guesses["otherwise"].str.contains("in a mapping"))
    left = table(made, "real", "left_out.csv")
    assert ["birth_registered", "not known, taken as no (hv140)", "1"] in left[
        ["indicator", "reason", "records"]
    ].values.tolist()
    report = (made / "real" / "report.md").read_text(encoding="utf-8")
    assert "children_improved_water: AZPR52FL.DTA: no variable hv201" in report
    assert "women aged 15–49 (IR): **not there**" in report


def test_the_report_is_in_the_language_that_is_asked_for_and_tables_are_not(made):
    report = (made / "invented" / "report.md").read_text(encoding="utf-8")
    assert "| Doğumu qeydiyyata alınmış 5 yaşadək uşaqlar (ILLUSTRATIVE) | 49,3 |" in report
    assert report.startswith("# ILLUSTRATIVE: Demoqrafiya və Sağlamlıq Sorğusu (DHS) AZE 2006")
    assert "real rəqəmlər deyil.** Bu sorğunun qeydləri uydurulub." in report
    assert "- Yaxşılaşdırılmış içməli su mənbəyindən istifadə edən 18 yaşadək uşaqlar, " in report
    titles = {*table(made, "invented", "figures.csv")["title"]}
    assert titles == {"Children under 5 whose birth is registered"}


def test_the_submission_is_taken_as_it_is_and_has_our_codes_alone(made):
    path = made / "real" / "submission.csv"
    answer = read_answer(path, date(2026, 11, 30))
    assert [found.said("en") for found in answer.faults] == []
    assert answer.flow.flow == "DHS_FILES"
    found = {(row["ref_area"], row["sex"], row["residence"]): row for row in answer.rows}
    assert {*found} == {
        ("AZE", "_T", "_T"), ("AZE", "F", "_T"), ("AZE", "M", "_T"), ("AZE", "_T", "U"),
        ("AZE", "_T", "R"), ("AZEr101", "_T", "_T"),
    }  # fmt: skip
    assert found["AZE", "_T", "_T"]["obs_value"] == 49.2958
    assert found["AZE", "_T", "R"]["obs_status"] == "Q"


def test_figures_of_invented_records_are_marked_everywhere_and_never_accepted(made, tmp_path):
    for name in FILES:
        content = (made / "invented" / name).read_text(encoding="utf-8")
        mark = "SYNTHETIC" if name == "submission.csv" else "ILLUSTRATIVE"
        lines = content.splitlines()[1:] if name.endswith(".csv") else content.splitlines()[:1]
        assert lines
        assert all(mark in line for line in lines), name
        assert "ILLUSTRATIVE" not in (made / "real" / name).read_text(encoding="utf-8")
    answer = read_answer(made / "invented" / "submission.csv", date(2026, 11, 30))
    with pytest.raises(FaultyInput, match="synthetic: only a demonstration"):
        accept(answer, look(answer, []), date(2026, 11, 30), "seen", tmp_path)
    assert [*tmp_path.iterdir()] == []


def test_a_run_that_fails_writes_nothing_and_leaves_what_was_there(made, capsys):
    out = made / "real"
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    assert main([str(made / "absent"), "--out", str(out)]) == 1
    assert "is no folder" in capsys.readouterr().err
    assert main([str(made / "in"), "--out", str(out), "--only", "nothing"]) == 2
    assert "dhs has no nothing" in capsys.readouterr().err
    assert main([str(made / "in"), "--out", str(out), "--by", "region,colour"]) == 2
    assert "Groups are" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert sorted(path.name for path in made.iterdir() if "building" in path.name) == []


def test_education_is_the_mothers_of_a_child_and_her_own_of_a_woman(tmp_path):
    mother = {"hv002": 1, "hvidx": 1, "hv105": 30, "hv106": 2}
    written(tmp_path / "in", members(mother, {"hv002": 1, "hvidx": 2, "hv112": 1}, hv001=1))
    written(tmp_path / "in", women({"v012": 17}), "AZIR52FL.DTA")
    asked = ["--only", "birth_registered", "--only", "in_union_women_15_19", "--unwithheld"]
    asked += ["--out", str(tmp_path / "out"), "--by", "region,education"]
    assert main([str(tmp_path / "in"), *asked]) == 0
    found = table(tmp_path, "out", "figures.csv").set_index("by")
    assert found.loc["region x mother_education", "mother_education"] == "secondary"
    assert found.loc["region x education", "education"] == "primary"


def test_a_folder_with_files_of_others_is_not_written(made, capsys):
    (made / "mine").mkdir()
    (made / "mine" / "diary.txt").write_text("private", encoding="utf-8")
    asked = ["--only", "birth_registered"]
    assert main([str(made / "in"), "--out", str(made / "mine"), *asked]) == 1
    assert "holds diary.txt" in capsys.readouterr().err
    assert [path.name for path in (made / "mine").iterdir()] == ["diary.txt"]


def test_progress_goes_to_the_error_stream_and_guesses_are_printed(made, capsys):
    out = made / "again"
    assert main([str(made / "in"), "--out", str(out), "--only", "birth_registered"]) == 0
    said = capsys.readouterr()
    assert "AZPR52FL.DTA: reading" in said.err
    assert "no file of women aged 15–49 (IR)" in said.err
    assert "guessed: strata of PR:" in said.out
    assert "guessed: country: AZE (the files say AZ)" in said.out
    assert io.StringIO(said.out).readlines()[-1].endswith(f"figures are in {out}\n")
