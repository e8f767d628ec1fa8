"""Files and mappings that mean harm, or are not what they say: a clear fault, nothing lost."""

import os
import zipfile
from pathlib import Path
from signal import SIGKILL

import numpy as np
import pandas as pd
import pytest

from data.survey import NOTHING_MAPPED, Asked, open_folder, read_mapped, survey
from data.survey.files import unpacked
from data.survey.told import REPORT, write_folder
from indicators.errors import CannotWrite, DataFaults, ReaderMistake
from tests.data.survey.made import SILENT, computed, members, total, written


def packed(folder: Path, *names: str, way: int = zipfile.ZIP_DEFLATED) -> Path:
    """Put files of household members that differ into one archive, each under a name."""
    folder.mkdir(exist_ok=True)
    with zipfile.ZipFile(folder / "a.zip", "w", way) as archive:
        for rows, name in enumerate(names, start=1):
            made = written(folder.parent / f"made{rows}", members(*[{}] * rows))
            archive.write(made, name)
    return folder / "a.zip"


def scratch(tmp_path: Path) -> Path:
    (tmp_path / "scratch").mkdir()
    return tmp_path / "scratch"


def test_a_name_that_leads_out_of_an_archive_stays_within_the_scratch_folder(tmp_path):
    packed(tmp_path / "in", "../../../evil/AZPR52FL.DTA", "/AZPR52FL.DTA")
    folder = scratch(tmp_path)
    found = unpacked.unpacked(tmp_path / "in", folder)
    assert [path.name for path in found] == ["AZPR52FL.DTA"] * 2
    assert all(folder in path.parents and path.is_file() for path in found)


def test_two_files_of_one_name_in_an_archive_are_two_files_and_refused_where_they_differ(tmp_path):
    packed(tmp_path / "in", "2006/AZPR52FL.DTA", "2011/AZPR52FL.DTA")
    with pytest.raises(DataFaults, match="2 files of household members"):
        open_folder(tmp_path / "in", scratch(tmp_path))


def test_a_file_beside_the_archive_that_it_came_in_is_taken_once(tmp_path):
    packed(tmp_path / "in", "AZPR52FL.DTA")
    path = tmp_path / "in" / "AZPR52FL.DTA"
    path.write_bytes((tmp_path / "made1" / "AZPR52FL.DTA").read_bytes())
    assert open_folder(tmp_path / "in", scratch(tmp_path)).files["PR"].path == path


@pytest.mark.parametrize("way", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_an_archive_that_is_damaged_within_is_a_fault_that_names_it(tmp_path, way):
    path = packed(tmp_path / "in", "AZPR52FL.DTA", way=way)
    content = path.read_bytes()
    path.write_bytes(content[:60] + b"\xff" * 60 + content[120:])
    with pytest.raises(DataFaults, match=r"a\.zip: cannot be unpacked"):
        open_folder(tmp_path / "in", scratch(tmp_path))


def test_archives_that_hold_more_than_any_survey_are_refused_before_they_are_unpacked(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(unpacked, "_LARGEST", 20_000)
    packed(tmp_path / "in", "1/AZPR52FL.DTA", "2/AZPR52FL.DTA")
    folder = scratch(tmp_path)
    with pytest.raises(DataFaults, match=r"it holds \d{5} bytes, and 20000 may be unpacked"):
        unpacked.unpacked(tmp_path / "in", folder)
    assert [*folder.iterdir()] == []


def test_what_is_no_file_is_no_archive(tmp_path):
    written(tmp_path / "in", members({}))
    (tmp_path / "in" / "folder.zip").mkdir()
    os.mkfifo(tmp_path / "in" / "pipe.zip")
    assert [*open_folder(tmp_path / "in", scratch(tmp_path)).files] == ["PR"]


def test_a_damaged_gz_is_a_fault(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "AZPR52FL.csv.gz").write_bytes(b"\x1f\x8b\x08\x00" + b"a" * 17)
    with pytest.raises(DataFaults, match=r"AZPR52FL\.csv\.gz: cannot be read"):
        open_folder(tmp_path / "in", scratch(tmp_path))


def test_a_file_that_crashes_its_reader_is_a_fault_and_the_command_goes_on(tmp_path, monkeypatch):
    written(tmp_path / "in", members({}), "AZPR52FL.SAV")
    monkeypatch.setattr("pyreadstat.read_sav", lambda *_, **__: os.kill(os.getpid(), SIGKILL))
    with pytest.raises(
        DataFaults, match=r"AZPR52FL\.SAV: cannot be read.*its reader crashes \(9\)"
    ):
        open_folder(tmp_path / "in", scratch(tmp_path))


@pytest.mark.parametrize("name", [b"AZPR52FL\n# x.DTA", b"\xff\xfe.DTA", b"AZ\x1b[2J.DTA"])
def test_a_name_that_cannot_be_shown_is_refused(tmp_path, name):
    path = written(tmp_path / "in", members({}))
    path.rename(os.fsdecode(os.fsencode(path.parent) + b"/" + name))
    with pytest.raises(DataFaults, match="name with signs that cannot be shown; rename it"):
        open_folder(tmp_path / "in", scratch(tmp_path))


@pytest.mark.parametrize("more", [",9", ","])
def test_records_with_more_cells_than_names_are_refused_never_read_one_column_off(tmp_path, more):
    path = written(tmp_path / "in", members({}, {}), "AZPR52FL.csv")
    head, *records = path.read_text().splitlines()
    path.write_text("\n".join([head, *(record + more for record in records)]))
    with pytest.raises(DataFaults, match=r"record 1 has 16 cells, and there are 15 names"):
        computed(tmp_path / "in", tmp_path / "scratch", "birth_registered")


def test_one_record_with_a_comma_too_many_is_refused(tmp_path):
    path = written(tmp_path / "in", members({}, {}, {}), "AZPR52FL.csv")
    lines = path.read_text().splitlines()
    path.write_text("\n".join([*lines[:2], f"1,{lines[2]}", lines[3]]))
    with pytest.raises(DataFaults, match="record 2 has 16 cells"):
        computed(tmp_path / "in", tmp_path / "scratch", "birth_registered")


def test_a_name_that_two_columns_of_a_csv_have_is_a_fault(tmp_path):
    path = written(tmp_path / "in", members({}), "AZPR52FL.csv")
    path.write_text(path.read_text().replace("hv270", "hv105", 1))
    with pytest.raises(DataFaults, match="hv105: is there more than once"):
        computed(tmp_path / "in", tmp_path / "scratch", "birth_registered")


def test_records_that_are_there_twice_are_named_also_where_their_keys_are_words(tmp_path):
    rows = members({}, {}).astype(object).assign(hv001=1, hv002=1, hvidx="first")
    written(tmp_path / "in", rows, "AZPR52FL.csv")
    with pytest.raises(DataFaults, match="there twice, as that of hv001 1, hv002 1, hvidx first"):
        computed(tmp_path / "in", tmp_path / "scratch", "birth_registered")


LABEL = '=HYPERLINK("http://x")\n## Title\x1b[2J <script>a</script> ![x](http://x/y.png)'


def test_what_a_file_calls_its_regions_is_neither_formula_nor_markup_nor_steers_a_screen(tmp_path):
    rows = members(*[{}] * 30).astype(object).assign(hv024=LABEL)
    written(tmp_path / "in", rows, "AZPR52FL.csv")
    asked = Asked(only=("birth_registered",))
    made = survey(tmp_path / "in", NOTHING_MAPPED, tmp_path / "out", asked, SILENT)
    said = [str(guess) for guess in made.account.guesses]
    report = (tmp_path / "out" / REPORT).read_text(encoding="utf-8")
    assert any("## Title" in one for one in said)
    assert all(one.isprintable() for one in said)
    assert "\n## Title" not in report
    assert "<script>" not in report
    assert "](http" not in report
    regions = pd.read_csv(tmp_path / "out" / "figures.csv")["region"].dropna()
    assert len(regions) == 1
    assert regions.iloc[0].startswith("'=HYPERLINK")


def test_a_folder_that_holds_others_files_or_is_a_link_is_refused_before_anything_is_read(tmp_path):
    (tmp_path / "out" / REPORT).mkdir(parents=True)
    (tmp_path / "out" / REPORT / "precious").touch()
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for out, why in (("out", r"holds report\.md"), ("link", "is a link")):
        with pytest.raises(CannotWrite, match=why):
            survey(tmp_path / "none", NOTHING_MAPPED, tmp_path / out, Asked(), SILENT)
    assert (tmp_path / "out" / REPORT / "precious").exists()


@pytest.mark.parametrize("name", ["a\0b", "x" * 250, "y" * 300])
def test_a_folder_that_cannot_be_called_so_is_a_clear_error_and_nothing_stays(tmp_path, name):
    with pytest.raises(CannotWrite):
        write_folder(tmp_path / name, {REPORT: b""})
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[files]\nXX = "AZPR52FL.DTA"', "column XX: the family has no such file"),
        ('[strata]\nXX = ["hv023"]', "column XX: the family has no such file; its files are HR"),
        ('[files]\nPR = "../AZPR52FL.DTA"', r"files\.PR: there is no such file"),
    ],
)
def test_a_mapping_that_names_what_is_not_there_is_refused(tmp_path, text, said):
    written(tmp_path / "in", members({}))
    (tmp_path / "m.toml").write_text(text, encoding="utf-8")
    with pytest.raises(DataFaults, match=said):
        open_folder(tmp_path / "in", scratch(tmp_path), read_mapped(tmp_path / "m.toml"))


def test_a_mapping_that_cannot_be_called_so_is_a_fault():
    with pytest.raises(DataFaults, match="cannot be read"):
        read_mapped(Path("a\0b"))


def test_a_group_crossed_with_itself_is_refused(tmp_path):
    written(tmp_path / "in", members({}))
    with pytest.raises(ReaderMistake, match="crossed with itself"):
        computed(tmp_path / "in", tmp_path / "s", "birth_registered", by=[("region", "region")])


def test_numbers_beyond_all_measure_do_not_stop_the_figures_of_others(tmp_path):
    rows = members({"hv140": 1}, {"hv140": 0}, hv008=1e300).assign(hv270=np.inf)
    written(tmp_path / "in", rows, "AZPR52FL.csv")
    found = total(computed(tmp_path / "in", tmp_path / "s", "birth_registered"), "birth_registered")
    assert found["estimate"] == 0.5


@pytest.mark.parametrize(
    "text",
    [
        "[a" + ".a" * 5000 + "]",
        f'[survey]\nwrong = """\na{"." * 5000}!\n[{" " * 20_000}\n"""',
    ],
)
def test_a_mapping_without_end_is_a_fault_at_once(tmp_path, text):
    (tmp_path / "m.toml").write_text(text, encoding="utf-8")
    with pytest.raises(DataFaults, match=r"m\.toml"):
        read_mapped(tmp_path / "m.toml")
