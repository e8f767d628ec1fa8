"""The regions of a survey on maps before release: what is seen, and what is said of it."""

from base64 import b64decode
from datetime import date
from pathlib import Path
from re import findall

import pytest

from briefings.survey_preview import main, preview_page, read_preview
from data.store import Store
from indicators.codelists import DIMENSIONS
from indicators.errors import FaultyInput, ReaderMistake
from indicators.model import Language
from indicators.words import words

CODE, FLOW = "PT_CHLD_Y0T4_REG", "DHS_FILES"
SENT = ("indicator", "ref_area", "time_period", *DIMENSIONS, "obs_value", "lower_bound")
SENT = (*SENT, "upper_bound", "obs_status", "footnotes", "data_source")
RELEASED = {
    "az": "bu rəqəmləri heç kim yoxlamayıb və dərc etməyib",
    "en": "nobody has reviewed or released these figures",
    "ru": "эти данные никто не проверил и не опубликовал",
}


def figure(
    ref_area: str, value: str, low: str, high: str, status: str = "A", note: str = ""
) -> str:
    cells = [
        CODE,
        ref_area,
        "2023",
        *["_T"] * len(DIMENSIONS),
        value,
        low,
        high,
        status,
        note,
        FLOW,
    ]
    return ",".join(cells)


def survey_folder(folder: Path, rows: list[str], edition: str = "published") -> Path:
    """Write what the command of surveys writes, as far as the preview reads it."""
    folder.mkdir()
    (folder / "submission.csv").write_text("\n".join([",".join(SENT), *rows, ""]), "utf-8")
    (folder / "figures.csv").write_text(f"edition,survey\n{edition},MICS6 AZE 2023\n", "utf-8")
    return folder


ROWS = [
    figure("AZE", "98.3", "97.5", "98.8"),
    figure("ER01", "99.5", "98.9", "99.8"),
    figure("ER02", "91.3", "85.4", "94.9", "U"),
    figure("ER03", "", "", "", "Q"),
]
MARKED = [row.replace(f",,{FLOW}", f",SYNTHETIC,{FLOW}") for row in ROWS]
DAY = date(2026, 12, 1)


def pictures(page: bytes) -> list[str]:
    found = findall(rb"base64,([A-Za-z0-9+/=]+)", page)
    return [b64decode(one).decode() for one in found]


@pytest.mark.parametrize("language", RELEASED)
def test_every_picture_and_the_page_say_that_nobody_has_released_it(
    store: Store, tmp_path: Path, language: Language
) -> None:
    preview = read_preview(survey_folder(tmp_path / "out", ROWS), DAY)
    page = preview_page(preview, store, words(language))
    (picture,) = pictures(page)
    assert RELEASED[language] in page.decode()
    assert RELEASED[language].split()[0] in picture
    assert "MICS6 AZE 2023" in picture


def test_regions_stand_on_the_map_with_the_nation_and_its_interval_above(
    store: Store, tmp_path: Path
) -> None:
    page = preview_page(
        read_preview(survey_folder(tmp_path / "out", ROWS), DAY), store, words("en")
    )
    assert "Azerbaijan (per cent): 98.3 (97.5–98.8)." in page.decode()
    (picture,) = pictures(page)
    for text in ("99.5%", "91.3%", "Suppressed", "Low reliability"):
        assert text in picture


def test_synthetic_survey_is_marked_on_the_page_and_across_the_picture(
    store: Store, tmp_path: Path
) -> None:
    preview = read_preview(survey_folder(tmp_path / "out", MARKED, "illustrative"), DAY)
    page = preview_page(preview, store, words("en"))
    assert "ILLUSTRATIVE — not real figures" in page.decode()
    assert "ILLUSTRATIVE" in pictures(page)[0]


def test_survey_of_no_area_of_ours_is_refused_with_what_to_do(tmp_path: Path) -> None:
    folder = survey_folder(tmp_path / "out", [])
    with pytest.raises(ReaderMistake, match="has no figure"):
        read_preview(folder, DAY)
    assert main([str(folder)]) == ReaderMistake.exit_code
    assert main([str(tmp_path / "none")]) == ReaderMistake.exit_code


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        (f"{CODE},ER01", "NOPE,ER01", r"row 3, column A \(indicator\): 'NOPE' is not declared"),
        (",ER01,", ",XX,", r"column B \(ref_area\): 'XX' is not in the code list"),
        (",2023,", ",<b>,", "'<b>' is not a period"),
        ("99.5", "nan", "'nan' is not a number"),
        ("99.5", "1e400", "'1e400' is not a number"),
        (",Q,", ",ZZ,", r"\(obs_status\): 'ZZ' is not in its code list"),
        (",,,,Q,", ",5,,,Q,", "given, though the status Q carries none"),
        ("obs_value", "value", "column obs_value: column missing"),
        ("sex,", "gender,", "gender: unknown column"),
        (f",{FLOW}\n", f",{FLOW},9\n", "the row has not as many cells as the header"),
        (f",,{FLOW}", f",SYNTHETIC,{FLOW}", "do not agree whether they are synthetic"),
    ],
)
def test_figures_that_would_not_be_taken_are_not_shown_either(
    tmp_path: Path, was: str, becomes: str, said: str
) -> None:
    folder = survey_folder(tmp_path / "out", ROWS)
    text = (folder / "submission.csv").read_text("utf-8")
    (folder / "submission.csv").write_text(text.replace(was, becomes), "utf-8")
    with pytest.raises(FaultyInput, match=said):
        read_preview(folder, DAY)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("", "column edition: column missing"),
        ("edition,survey\n", "a header without rows"),
        ("edition,survey\nILLUSTRATIVE,A\n", "not of one survey of an edition that we know"),
        ("edition,survey\npublished,A\nillustrative,A\n", "not of one survey"),
        ("edition,survey\npublished,\udcce\n", "not UTF-8"),
        ("edition,survey\npublished,a\x01\n", "control character"),
    ],
)
def test_a_survey_without_one_title_and_one_edition_is_not_shown(
    tmp_path: Path, table: str, said: str
) -> None:
    folder = survey_folder(tmp_path / "out", ROWS)
    (folder / "figures.csv").write_bytes(table.encode("utf-8", "surrogateescape"))
    with pytest.raises(FaultyInput, match=said):
        read_preview(folder, DAY)
    assert main([str(folder)]) == FaultyInput.exit_code
    assert not (tmp_path / "out.html").exists()


def test_a_title_is_text_on_the_page_and_in_its_pictures(store: Store, tmp_path: Path) -> None:
    folder = survey_folder(tmp_path / "out", ROWS)
    title = "</style></title><script>alert(1)</script>"
    (folder / "figures.csv").write_text(f"edition,survey\npublished,{title}\n", "utf-8")
    page = preview_page(read_preview(folder, DAY), store, words("en"))
    assert b"<script" not in page
    assert "<script" not in pictures(page)[0]


def test_the_national_figure_is_of_the_period_of_the_regions(store: Store, tmp_path: Path) -> None:
    earlier = figure("AZE", "41.5", "40", "43").replace(",2023,", ",2010,")
    preview = read_preview(survey_folder(tmp_path / "out", [earlier, *ROWS]), DAY)
    page = preview_page(preview, store, words("en")).decode()
    assert "98.3 (97.5–98.8)" in page
    assert "41.5" not in page


def test_the_folder_that_one_stands_in_can_be_named_by_a_dot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(survey_folder(tmp_path / "out", [ROWS[0]]))
    assert main(["."]) == 0
    assert (tmp_path / "out.html").exists()
