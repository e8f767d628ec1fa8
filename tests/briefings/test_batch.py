"""A batch of briefings: it goes on where it stopped, reports what failed, leaves no half file."""

import errno
import json
import subprocess
import sys
from pathlib import Path

import pytest

from briefings.__main__ import main
from briefings.compose import compose
from briefings.request import file_name
from briefings.write import WriteError, save
from data.settings import ROOT
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
        return compose(request, *given)

    monkeypatch.setattr("briefings.batch.compose", breaking)
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


def test_another_address_of_the_site_is_written_anew_for_its_links(tmp_path, monkeypatch):
    path = tmp_path / "AZ-LER_education_page_en.html"
    run(tmp_path, "AZ-LER")
    assert b"http://localhost:8501/" in path.read_bytes()
    monkeypatch.setenv("SITE_URL", "https://monitor.example")
    run(tmp_path, "AZ-LER")
    assert b"localhost" not in path.read_bytes()
    assert b"https://monitor.example/" in path.read_bytes()


def test_an_area_is_composed_once_for_all_formats(tmp_path, monkeypatch):
    composed = tmp_path / "composed"

    def counting(request, *given):
        with composed.open("a") as file:
            file.write(f"{request.areas[0]}\n")
        return compose(request, *given)

    monkeypatch.setattr("briefings.batch.compose", counting)
    assert (
        main(["--areas", "AZ-LER", *ASKED, "--format", "html", "docx", "--out", str(tmp_path)]) == 0
    )
    assert composed.read_text() == "AZ-LER\n"
    assert {path.suffix for path in tmp_path.glob("AZ-LER*")} == {".html", ".docx"}


def test_links_that_nobody_else_can_open_are_warned_of(tmp_path, capfd, monkeypatch):
    monkeypatch.delenv("SITE_URL", raising=False)
    run(tmp_path, "AZ-LER")
    assert "Links lead to http://localhost:8501: SITE_URL is not set." in capfd.readouterr().err
    monkeypatch.setenv("SITE_URL", "https://monitor.example")
    run(tmp_path, "AZ-LER")
    assert "SITE_URL" not in capfd.readouterr().err


def test_the_help_says_where_links_lead(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "SITE_URL" in capsys.readouterr().out


def test_the_length_of_slides_of_before_is_taken_for_the_brief_and_said_so(tmp_path, capfd):
    asked = ["--areas", "AZ-LER", "--topics", "education", "--lang", "en", "--jobs", "1"]
    assert main([*asked, "--length", "slides", "--format", "pptx", "--out", str(tmp_path)]) == 0
    assert [path.name for path in tmp_path.glob("*.pptx")] == ["AZ-LER_education_brief_en.pptx"]
    assert "“slides” is a format now (--format pptx)" in capfd.readouterr().err


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


def test_the_command_writes_with_workers_of_its_own(tmp_path):
    """As it is typed: a worker is started anew and has to find what it is to do."""
    typed = [sys.executable, "-m", "briefings", "--areas", "AZ-LER", *ASKED[:-1], "2"]
    done = subprocess.run(
        [*typed, "--out", str(tmp_path)], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert [path.name for path in tmp_path.glob("*.html")] == ["AZ-LER_education_page_en.html"]
