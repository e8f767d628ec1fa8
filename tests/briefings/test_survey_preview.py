"""The regions of a survey on maps before release: what is seen, and what is said of it."""

from base64 import b64decode
from pathlib import Path
from re import findall

import pytest

from briefings.survey_preview import main, preview_page, read_preview
from data.store import Store
from indicators.codelists import DIMENSIONS
from indicators.errors import ReaderMistake
from indicators.model import Language
from indicators.words import words

CODE = "PT_CHLD_Y0T4_REG"
SENT = ("indicator", "ref_area", "time_period", *DIMENSIONS, "obs_value", "lower_bound")
SENT = (*SENT, "upper_bound", "obs_status", "footnotes", "data_source")
RELEASED = {
    "az": "bu rəqəmləri heç kim yoxlamayıb və dərc etməyib",
    "en": "nobody has reviewed or released these figures",
    "ru": "эти данные никто не проверил и не опубликовал",
}


def figure(ref_area: str, value: str, low: str, high: str, status: str = "A") -> str:
    cells = [CODE, ref_area, "2023", *["_T"] * len(DIMENSIONS), value, low, high, status, "", "X"]
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


def pictures(page: bytes) -> list[str]:
    found = findall(rb"base64,([A-Za-z0-9+/=]+)", page)
    return [b64decode(one).decode() for one in found]


@pytest.mark.parametrize("language", RELEASED)
def test_every_picture_and_the_page_say_that_nobody_has_released_it(
    store: Store, tmp_path: Path, language: Language
) -> None:
    preview = read_preview(survey_folder(tmp_path / "out", ROWS))
    page = preview_page(preview, store, words(language))
    (picture,) = pictures(page)
    assert RELEASED[language] in page.decode()
    assert RELEASED[language].split()[0] in picture
    assert "MICS6 AZE 2023" in picture


def test_regions_stand_on_the_map_with_the_nation_and_its_interval_above(
    store: Store, tmp_path: Path
) -> None:
    page = preview_page(read_preview(survey_folder(tmp_path / "out", ROWS)), store, words("en"))
    assert "Azerbaijan (per cent): 98.3 (97.5–98.8)." in page.decode()
    (picture,) = pictures(page)
    for text in ("99.5%", "91.3%", "Suppressed", "Low reliability"):
        assert text in picture


def test_synthetic_survey_is_marked_on_the_page_and_across_the_picture(
    store: Store, tmp_path: Path
) -> None:
    preview = read_preview(survey_folder(tmp_path / "out", ROWS, "illustrative"))
    page = preview_page(preview, store, words("en"))
    assert "ILLUSTRATIVE — not real figures" in page.decode()
    assert "ILLUSTRATIVE" in pictures(page)[0]


def test_survey_of_no_area_of_ours_is_refused_with_what_to_do(tmp_path: Path) -> None:
    folder = survey_folder(tmp_path / "out", [])
    with pytest.raises(ReaderMistake, match="has no figure"):
        read_preview(folder)
    assert main([str(folder)]) == ReaderMistake.exit_code
    assert main([str(tmp_path / "none")]) == ReaderMistake.exit_code
