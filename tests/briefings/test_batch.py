"""A batch of briefings: it goes on where it stopped, reports what failed, leaves no half file."""

import errno
import json
from pathlib import Path

import pytest

from briefings.__main__ import main
from briefings.write import WriteError, briefing, file_name, save
from tests.briefings.conftest import request

ASKED = ["--topics", "education", "--lang", "en", "--length", "page", "--format", "html"]
ASKED += ["--date", "2026-11-23", "--jobs", "1"]


def run(folder: Path, *areas: str) -> int:
    return main(["--areas", *areas, *ASKED, "--out", str(folder)])


def test_one_bad_area_is_reported_and_the_others_are_written(tmp_path, capfd):
    assert run(tmp_path, "AZ-LER", "AZ-ATL", "AZ-MAS") == 1
    assert {path.name for path in tmp_path.glob("*.html")} == {
        "AZ-LER_education_page_en.html",
        "AZ-MAS_education_page_en.html",
    }
    assert "AZ-ATL (html): There is no area “AZ-ATL”." in capfd.readouterr().err


def test_an_area_that_breaks_in_an_unforeseen_way_does_not_stop_the_others(
    tmp_path, capfd, monkeypatch
):
    def breaking(request, *given):
        if request.areas == ("AZ-LER",):
            raise KeyError("a hole in the data")
        return briefing(request, *given)

    monkeypatch.setattr("briefings.__main__.briefing", breaking)
    assert run(tmp_path, "AZ-LER", "AZ-MAS") == 1
    assert [path.name for path in tmp_path.glob("*.html")] == ["AZ-MAS_education_page_en.html"]
    assert "AZ-LER (html): KeyError('a hole in the data')" in capfd.readouterr().err


def test_a_year_without_figures_is_told_once_and_not_for_every_area(tmp_path, capfd):
    assert run(tmp_path, "AZ-LER", "AZ-MAS", "--period", "1850") == 1
    assert capfd.readouterr().err.count("1850") == 1


def test_what_is_done_is_left_and_what_is_missing_is_written(tmp_path):
    assert run(tmp_path, "AZ-LER", "AZ-MAS") == 0
    kept, gone = (tmp_path / f"{code}_education_page_en.html" for code in ("AZ-LER", "AZ-MAS"))
    made = kept.stat().st_mtime_ns
    gone.unlink()
    assert run(tmp_path, "AZ-LER", "AZ-MAS") == 0
    assert kept.stat().st_mtime_ns == made
    assert gone.exists()


def test_another_release_is_written_anew(tmp_path):
    run(tmp_path, "AZ-LER")
    done = tmp_path / ".done.json"
    stamps = json.loads(done.read_text())
    done.write_text(json.dumps(dict.fromkeys(stamps, "of an older release")))
    path = tmp_path / "AZ-LER_education_page_en.html"
    made = path.stat().st_mtime_ns
    run(tmp_path, "AZ-LER")
    assert path.stat().st_mtime_ns > made


def test_a_topic_that_does_not_exist_is_told_once(tmp_path, capfd):
    assert main(["--areas", "AZ-LER", "--topics", "dragons", "--out", str(tmp_path)]) == 1
    assert "There is no topic “dragons”." in capfd.readouterr().err


def test_a_full_disk_leaves_the_old_file_and_no_half_of_the_new(tmp_path, monkeypatch):
    path = tmp_path / "briefing.html"
    save(path, b"old")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("briefings.write.os.fsync", full)
    with pytest.raises(WriteError, match="No space left on device"):
        save(path, b"new")
    assert path.read_bytes() == b"old"
    assert [found.name for found in tmp_path.iterdir()] == ["briefing.html"]


def test_an_illustrative_file_says_so_in_its_name():
    assert file_name(request(edition="illustrative"), "docx") == (
        "AZE_education_brief_en_ILLUSTRATIVE.docx"
    )
