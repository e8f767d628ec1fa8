"""A survey before its release: every figure of its regions, and what is said of it."""

from datetime import date
from pathlib import Path
from re import DOTALL, findall, search

import pytest

from briefings.previews import preview_page, read_preview
from briefings.survey_preview import main
from data.store import Store
from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS
from indicators.errors import FaultyInput, ReaderMistake
from indicators.model import Language
from indicators.words import words

CODE, FLOW = "PT_CHLD_Y0T4_REG", "DHS_FILES"
SENT = ("indicator", "ref_area", "time_period", *DIMENSIONS, "obs_value", "lower_bound")
SENT = (*SENT, "upper_bound", "obs_status", "footnotes", "data_source")
HELD = "edition,survey,period,indicator,title,by,ref_area,region,estimate,lower,upper,n_unweighted"
HELD += ",obs_status"
REGISTERED = "birth_registered,Children under 5 whose birth is registered"
CERTIFICATE = "birth_certificate,Children under 5 who have a birth certificate"
FERTILITY = 'TFR_36m,"Total fertility rate, three years before the interview"'
RELEASED = {
    "az": "bu rəqəmləri heç kim yoxlamayıb və dərc etməyib",
    "en": "nobody has reviewed or released these figures",
    "ru": "эти данные никто не проверил и не опубликовал",
}
OWN = {
    "az": (
        "Doğum haqqında şəhadətnaməsi olan 5 yaşadək uşaqlar",
        "Yalnız bu sorğunun göstəricisidir",
    ),
    "en": ("Children under 5 who have a birth certificate", "Of the survey alone, not in the"),
    "ru": ("Дети до 5 лет, имеющие свидетельство о рождении", "Только этого обследования"),
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


def held(which: str, area: str, region: str, numbers: str, records: str, status: str = "A") -> str:
    by = "region" if region else "total"
    return (
        f"published,MICS6 AZE 2023,2023,{which},{by},{area},{region},{numbers},{records},{status}"
    )


ROWS = [
    figure("AZE", "98.3", "97.5", "98.8"),
    figure("ER01", "99.5", "98.9", "99.8"),
    figure("ER02", "91.3", "85.4", "94.9", "U"),
    figure("ER03", "", "", "", "Q"),
]
MARKED = [row.replace(f",,{FLOW}", f",SYNTHETIC,{FLOW}") for row in ROWS]
TABLE = [
    held(REGISTERED, "AZE", "", "98.30004,97.5,98.8", "4210"),
    held(REGISTERED, "ER01", "Baku", "99.5,98.9,99.8", "611"),
    held(REGISTERED, "ER02", "Nakhchivan", "91.3,85.4,94.9", "31", "U"),
    held(REGISTERED, "ER03", "Absheron-Khizi", ",,", "17", "Q"),
    held(CERTIFICATE, "AZE", "", "80.1,78,82", "4200"),
    held(CERTIFICATE, "ER01", "Baku", "83.4,80,86", "611"),
    held(CERTIFICATE, "", "Elsewhere", "72.5,66,78", "123"),
    held(FERTILITY, "AZE", "", "2.04,1.9,2.2", "8444"),
]
DAY = date(2026, 12, 1)


def survey_folder(
    folder: Path, rows: list[str], edition: str = "published", table: list[str] = TABLE
) -> Path:
    """Write what the command of surveys writes, as far as the preview reads it."""
    folder.mkdir()
    (folder / "submission.csv").write_text("\n".join([",".join(SENT), *rows, ""]), "utf-8")
    told = [row.replace("published", edition, 1) for row in table]
    (folder / "figures.csv").write_text("\n".join([HELD, *told, ""]), "utf-8")
    return folder


UNEQUAL = "edition,survey,period,indicator,measure,estimate,lower,upper,obs_status"


SAME = "published,MICS6 AZE 2023,2023"


def with_inequality(folder: Path, *measures: str, about: str = SAME) -> None:
    """Write the table of inequality of a survey, each row: indicator, measure, numbers, state."""
    rows = [f"{about},{row}" for row in measures]
    (folder / "inequality.csv").write_text("\n".join([UNEQUAL, *rows, ""]), "utf-8")


def page_of(folder: Path, store: Store, language: Language = "en") -> str:
    return preview_page(read_preview(folder, DAY), store, words(language)).decode()


def pictures(page: str) -> list[str]:
    return findall(r'<svg viewBox="0 0 720 .*?</svg>(?!</g>)', page, DOTALL)


def part(page: str, title: str) -> str:
    """Return what stands on the page of one indicator that has regions."""
    found = search(rf"<h3 id=\"i\d+\">{title}.*?</section>", page, DOTALL)
    assert found
    return found[0]


def rows_of(section: str) -> list[list[str]]:
    """Return the rows of a table as texts: name, value, interval, records."""
    rows = findall(r"<tr.*?</tr>", section, DOTALL)[1:]
    cells = [findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, DOTALL) for row in rows]
    plain = [[" ".join(sub_tags(cell).split()) for cell in row] for row in cells]
    return [[row[0], *row[2:]] for row in plain]


def sub_tags(text: str) -> str:
    return "".join(piece.rpartition(">")[2] + " " for piece in text.split("<"))


@pytest.mark.parametrize("language", RELEASED)
def test_every_picture_and_the_page_say_that_nobody_has_released_it(
    store: Store, tmp_path: Path, language: Language
) -> None:
    page = page_of(survey_folder(tmp_path / "out", ROWS), store, language)
    assert RELEASED[language] in page.partition("<nav")[0]
    assert len(pictures(page)) == 2
    for picture in pictures(page):
        assert RELEASED[language].split()[0] in picture
        assert "MICS6 AZE 2023" in picture


@pytest.mark.parametrize("language", OWN)
def test_an_indicator_of_the_survey_alone_is_shown_under_its_own_title_and_said_to_be_so(
    store: Store, tmp_path: Path, language: Language
) -> None:
    title, said = OWN[language]
    page = page_of(survey_folder(tmp_path / "out", ROWS), store, language)
    assert said in part(page, title)
    assert said not in part(page, words(language).of(catalog()[CODE].name))


def test_every_region_stands_with_interval_and_records_worst_first_below_the_nation(
    store: Store, tmp_path: Path
) -> None:
    page = page_of(survey_folder(tmp_path / "out", ROWS), store)
    registered = part(page, "Children under 5 whose birth is registered")
    assert rows_of(registered) == [
        ["Azerbaijan", "98.3%", "97.5–98.8", "4,210"],
        ["Nakhchivan Low reliability", "91.3%", "85.4–94.9", "31"],
        ["Baku", "99.5%", "98.9–99.8", "611"],
        ["Absheron-Khizi Suppressed", "–", "", "17"],
    ]
    (picture,) = pictures(registered)
    for text in ("99.5%", "91.3%", "Suppressed", "Low reliability"):
        assert text in picture


def test_a_region_that_is_no_area_of_ours_stands_in_the_table_by_its_own_name(
    store: Store, tmp_path: Path
) -> None:
    page = page_of(survey_folder(tmp_path / "out", ROWS), store)
    found = rows_of(part(page, "Children under 5 who have a birth certificate"))
    assert ["Elsewhere", "72.5%", "66.0–78.0", "123"] in found
    assert "Elsewhere" not in pictures(page)[1]


def test_an_indicator_without_regions_is_one_line_with_interval_and_records(
    store: Store, tmp_path: Path
) -> None:
    page = page_of(survey_folder(tmp_path / "out", ROWS), store)
    line = sub_tags(page.partition("Without figures of regions</h3>")[2].partition("</table>")[0])
    for text in ("Total fertility rate", "births per woman, 2023", "2.0", "1.9–2.2", "8,444"):
        assert text in line


def test_themes_with_their_indicators_are_the_contents(store: Store, tmp_path: Path) -> None:
    page = page_of(survey_folder(tmp_path / "out", ROWS), store)
    contents = page.partition("<nav")[2].partition("</nav>")[0]
    assert findall(r">([^<>]+)</a>", contents) == [
        "Birth registration",
        "Children under 5 who have a birth certificate",
        "Children under 5 whose birth is registered",
        "Population",
        "Total fertility rate, three years before the interview",
    ]
    for link in findall(r'href="#(\w+)"', contents):
        assert f'id="{link}"' in page
    assert "Indicators: 3. With figures of regions: 2." in page
    assert "Of the survey alone, not in the catalogue: 2." in page


def test_synthetic_survey_is_marked_on_the_page_and_across_every_picture(
    store: Store, tmp_path: Path
) -> None:
    page = page_of(survey_folder(tmp_path / "out", MARKED, "illustrative"), store)
    assert "ILLUSTRATIVE — not real figures" in page.partition("<nav")[0]
    for picture in pictures(page):
        assert search(r'class="f-warning"[^>]*>ILLUSTRATIVE\s—\snot\sreal\sfigures<', picture)
        assert search(r'class="f-stamp"[^>]*>ILLUSTRATIVE<', picture)


def test_figures_without_a_picture_bear_the_same_warnings(store: Store, tmp_path: Path) -> None:
    page = page_of(survey_folder(tmp_path / "out", MARKED, "illustrative"), store)
    lines = page.partition("Without figures of regions</h3>")[2].partition("<table>")[0]
    assert "ILLUSTRATIVE — not real figures" in lines
    assert RELEASED["en"] in lines


def test_the_title_of_a_family_is_in_the_language_of_the_page(store: Store, tmp_path: Path) -> None:
    table = [row.replace("MICS6 AZE", "Demographic and Health Survey (DHS) AZE") for row in TABLE]
    page = page_of(survey_folder(tmp_path / "out", ROWS, table=table), store, "az")
    assert "Demoqrafiya və Sağlamlıq Sorğusu (DHS) AZE 2023" in page
    assert "Demographic and Health Survey" not in page


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("99.5,98.9", "12.5,11.9", rf"do not agree on {CODE} in ER01 \(2023\)"),
        ("91.3,85.4,94.9,31,U", "91.3,85.4,94.9,31,A", rf"do not agree on {CODE} in ER02"),
        (",ER01,Baku,99.5", ",ER04,Baku,99.5", rf"do not agree on {CODE} in ER01 .* in ER04"),
        ("98.30004", "98.31", rf"do not agree on {CODE} in AZE"),
        ("80.1", "nan", r"row 6, column estimate: 'nan' is not a number"),
        ("80.1", "1e400", "'1e400' is not a number"),
        ("4200,A", "4200,ZZ", r"column obs_status: 'ZZ' is not in its code list"),
        ("4200,A", "4200,Q", "given, though the status Q carries none"),
        ("birth_certificate,", "birth_licence,", "no family of surveys declares"),
        ("a birth certificate", "a certificate", "no family of surveys declares"),
        ("2023,TFR", "2022,TFR", "not of one survey"),
        ("n_unweighted", "records", "column n_unweighted: column missing"),
    ],
)
def test_tables_that_do_not_agree_or_are_none_of_a_family_are_not_shown(
    tmp_path: Path, was: str, becomes: str, said: str
) -> None:
    folder = survey_folder(tmp_path / "out", ROWS)
    text = (folder / "figures.csv").read_text("utf-8")
    assert was in text
    (folder / "figures.csv").write_text(text.replace(was, becomes), "utf-8")
    with pytest.raises(FaultyInput, match=said):
        read_preview(folder, DAY)


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
        (f"{HELD}\n", "a header without rows"),
        ("\n".join([HELD, TABLE[0].replace("published", "ILLUSTRATIVE")]), "edition that we know"),
        ("\n".join([HELD, TABLE[0], TABLE[1].replace("published", "illustrative")]), "one survey"),
        ("\n".join([HELD, TABLE[0].replace("MICS6", "\udcce")]), "not UTF-8"),
        ("\n".join([HELD, TABLE[0].replace("MICS6", "a\x01")]), "control character"),
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


def test_a_title_and_a_region_are_text_on_the_page_and_in_its_pictures(
    store: Store, tmp_path: Path
) -> None:
    evil = "</style></title></svg><script>alert(1)</script>"
    table = [row.replace("MICS6", evil).replace("Elsewhere", evil) for row in TABLE]
    page = page_of(survey_folder(tmp_path / "out", ROWS, table=table), store)
    assert "<script" not in page
    assert "&lt;script" in pictures(page)[0]


def test_the_folder_that_one_stands_in_can_be_named_by_a_dot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(survey_folder(tmp_path / "out", ROWS))
    assert main(["."]) == 0
    assert (tmp_path / "out.html").exists()


RICH = (
    "birth_registered,sii_linear,4.2,2.1,6.3,A",
    "birth_registered,rii_linear,1.05,1.02,1.08,A",
    "birth_registered,rci,0.011,0.004,0.018,A",
)
TOLD = {
    "en": (
        "By wealth: slope index, percentage points: 4.2 (2.1 … 6.3); relative index: 1.05 "
        "(1.02 … 1.08); concentration index: 0.011 (0.004 … 0.018). The richer the household, the "
        "more frequent."
    ),
    "az": "Ev təsərrüfatı nə qədər varlıdırsa",
    "ru": "Чем богаче домохозяйство, тем чаще",
}


@pytest.mark.parametrize("language", TOLD)
def test_inequality_stands_in_a_line_beside_the_indicator_that_has_it(
    store: Store, tmp_path: Path, language: Language
) -> None:
    folder = survey_folder(tmp_path / "out", ROWS)
    with_inequality(folder, *RICH)
    page = page_of(folder, store, language)
    assert TOLD[language] in part(page, words(language).of(catalog()[CODE].name))
    assert page.count('class="unequal"') == 1


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["sii_linear,-4.2,-6.3,-2.1,A", "rci,-0.1,-0.2,-0.01,A"], "The poorer the household, the"),
        (["sii_linear,4.2,-2.1,8.3,A", "rci,0.01,-0.01,0.03,A"], "none is claimed."),
        (["sii_linear,4.2,0.1,8.3,A", "rii_linear,1.2,0.9,1.6,A"], "none is claimed."),
        (["sii_linear,4.2,0.1,8.3,U"], "the more frequent. Low reliability."),
        (["sii_linear,4.2,,,U", "rci,0.1,0.01,0.2,U"], "Without an interval it is not said which"),
        (["sii_linear,,,,Q", "rci,,,,Q"], "By wealth: Suppressed"),
    ],
)
def test_which_way_it_goes_is_said_only_if_every_interval_leaves_out_no_difference(
    store: Store, tmp_path: Path, rows: list[str], said: str
) -> None:
    folder = survey_folder(tmp_path / "out", ROWS)
    with_inequality(folder, *(f"birth_registered,{row}" for row in rows))
    shown = part(page_of(folder, store), "Children under 5 whose birth is registered")
    assert said in shown
    assert ("more frequent" in shown) == ("more frequent" in said or "poorer" in said)


def test_an_indicator_without_regions_has_its_inequality_in_its_row(
    store: Store, tmp_path: Path
) -> None:
    folder = survey_folder(tmp_path / "out", ROWS)
    with_inequality(folder, "TFR_36m,sii_linear,-1.5,-2,-1,A")
    assert 'class="small unequal">By wealth: slope index' in page_of(folder, store)


@pytest.mark.parametrize(
    ("rows", "about", "said"),
    [
        ([RICH[0]], "published,MICS6 AZE 2019,2019", "row 2, column survey: 'MICS6 AZE 2019'"),
        ([RICH[0]], "illustrative,MICS6 AZE 2023,2023", "is not the survey of figures.csv"),
        (["stunting,rci,0.1,0,0.2,A"], "", "row 2, column indicator: 'stunting'"),
        ([RICH[0], RICH[0]], "", "row 3, column measure: 'sii_linear' stands twice"),
        (["birth_registered,gini,0.1,0,0.2,A"], "", "'gini' is none of"),
        (["birth_registered,rci,much,0,0.2,A"], "", "row 2, column estimate"),
        (["birth_registered,rci,0.1,0,0.2,Q"], "", "given, though the status Q carries none"),
    ],
)
def test_a_table_of_inequality_that_is_not_of_these_figures_is_refused(
    tmp_path: Path, rows: list[str], about: str, said: str
) -> None:
    folder = survey_folder(tmp_path / "out", ROWS)
    with_inequality(folder, *rows, about=about or SAME)
    with pytest.raises(FaultyInput) as refused:
        read_preview(folder, DAY)
    assert said in refused.value.message
