"""The command that checks a text: what it prints, and how it ends."""

import io
import json

import pytest

from briefings.check_text import main
from briefings.statements import MOST_LETTERS

TRUE = "In 2024, 1,420 infants died."
OLD = "Stunting is 17.8 per cent among children under five."


@pytest.fixture
def file(tmp_path):
    def written(text, name="speech.txt"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    return written


def test_a_text_that_agrees_ends_well(file, capsys):
    assert main([file(TRUE)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("1,420: confirmed\n")
    assert "AZE_INFANT_DEATHS.AZE.2024" in said


def test_a_text_with_an_outdated_number_ends_with_one_and_the_newer_figure(file, capsys):
    assert main([file(f"{TRUE} {OLD}")]) == 1
    said = capsys.readouterr().out
    assert "17.8: outdated" in said
    assert "6.6%" in said


def test_a_text_without_figures_says_so(file, capsys):
    assert main([file("Nothing to count here.")]) == 0
    assert capsys.readouterr().out == "No number looks like one of ours.\n"


def test_the_standard_input_is_read(monkeypatch, capsys):
    class Given:
        buffer = io.BytesIO("В 2024 году умерло 1420 младенцев.".encode())

    monkeypatch.setattr("sys.stdin", Given())
    assert main(["-", "--language", "ru"]) == 0
    assert "1420: подтверждено" in capsys.readouterr().out


def test_json_says_where_each_number_stands(file, capsys):
    text = f"\ufeffFirst. {TRUE}"
    assert main([file(text), "--json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)
    kept = text.lstrip("\ufeff")
    assert kept[one["start"] : one["start"] + len(one["number"])] == "1,420"
    assert one["held"]["passport"].endswith("lang=en")
    assert (one["verdict"], one["edition"]) == ("confirmed", "published")


def test_synthetic_figures_are_marked(file, capsys):
    main([file("In 2024, 1,420 infants died."), "--edition", "illustrative"])
    said = capsys.readouterr().out
    assert said.startswith(("ILLUSTRATIVE", "No number"))


@pytest.mark.parametrize(
    ("held", "reason"),
    [
        (b"\xff\xfe\x00", "is no text in UTF-8"),
        ("", "is empty"),
        (" \n", "is empty"),
        ("a" * (MOST_LETTERS + 1), "is too long"),
        ("ə" * (5 * MOST_LETTERS), "is too long"),
    ],
)
def test_a_text_that_cannot_be_read_is_named_with_the_reason(file, capsys, held, reason):
    path = file(held)
    assert main([path]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"{path}: {reason}")


def test_a_file_that_is_not_there_is_named(tmp_path, capsys):
    assert main([str(tmp_path / "none.txt")]) == 2
    assert "none.txt: cannot be read: No such file" in capsys.readouterr().err
    assert main([str(tmp_path)]) == 2
    assert "cannot be read: Is a directory" in capsys.readouterr().err


def test_without_a_database_it_ends_as_every_command(file, monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'none.sqlite'}")
    assert main([file(TRUE)]) == 3
    assert capsys.readouterr().err


def test_nothing_is_written_beside_a_text(file, tmp_path, capsys):
    path = file(TRUE)
    main([path])
    assert [one.name for one in tmp_path.iterdir()] == ["speech.txt"]
