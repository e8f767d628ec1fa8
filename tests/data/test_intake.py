"""From a request to a figure: what an agency sends is checked, compared, questioned, taken."""

import ast
import random
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as tuned
from hypothesis import strategies as st

from data import settings
from data.build import build
from data.illustrative import National
from data.inputs import ACCEPTED, Inputs, take_source
from data.intake import (
    difference,
    flag_said,
    flags,
    folder_of,
    look,
    read_answer,
    refusals,
    translated,
)
from data.intake.__main__ import main
from data.request import code_in, request_of, template
from data.request.__main__ import main as ask
from data.store import open_store
from indicators.codelists import DIMENSIONS, TOTAL, areas_of
from indicators.flows import flow_of
from indicators.observations import COLUMNS

DAY = date(2026, 12, 10)
FLOW = flow_of("MSE_PUPILS")
DISTRICTS = areas_of("district")
GROUPS = ("_T", "F", "M")


def figures() -> dict[tuple[str, str], float]:
    """Made-up pupils of every district by sex, and of the nation as their sum."""
    found: dict[tuple[str, str], float] = {}
    for number, area in enumerate(DISTRICTS):
        found[area, "F"], found[area, "M"] = 1000 + 7 * number, 1100 + 5 * number
        found[area, "_T"] = found[area, "F"] + found[area, "M"]
    for sex in GROUPS:
        found["AZE", sex] = sum(found[area, sex] for area in DISTRICTS)
    return found


def fill(path: Path, values: dict[tuple[str, str], object]) -> None:
    """Fill in a template by area and sex; what is not given stays empty."""
    book = openpyxl.load_workbook(path)
    sheet = book[{p.name: p.value for p in book.custom_doc_props.props}["sheet"]]
    for row in range(2, sheet.max_row + 1):
        key = code_in(sheet.cell(row, 2).value), code_in(sheet.cell(row, 4).value)
        sheet.cell(row, 5).value = values.get(key)
    book.save(path)


def faults(path: Path, language="en", flow=None) -> list[str]:
    return [found.said(language) for found in read_answer(path, DAY, flow).faults]


def observation(area="AZ-GA", period="2025", value: float | None = 1000.0, sex=TOTAL, **other):
    row = dict.fromkeys(COLUMNS, "") | dict.fromkeys(DIMENSIONS, TOTAL)
    row |= {"edition": "published", "indicator": "AZE_ED_PUPILS", "data_source": FLOW.flow}
    row |= {"obs_status": "A", "obs_conf": "F", "unit_measure": "PS", "sex": sex}
    row |= {"lower_bound": None, "upper_bound": None, "source_link": ""}
    return {**row, "ref_area": area, "time_period": period, "obs_value": value, **other}


def kinds(sent, now=(), others=()) -> set[str]:
    return {flag.kind for flag in flags(FLOW, sent, now, others)} - {"missing"}


@pytest.mark.usefixtures("parts_once")
def test_from_the_letter_to_district_figures_in_the_built_database(bare, tmp_path, capsys):
    asked = ["--agency", "MSE", "--out", str(tmp_path), "--date", "2026-11-29"]
    assert ask(asked) == 0
    path = tmp_path / "MSE_PUPILS-2026-11-29.xlsx"
    assert path.exists() and path.with_suffix(".docx").exists()
    assert (tmp_path / "MSE_GAPS-2026-11-29.docx").exists()
    taken = [str(path), "--date", DAY.isoformat(), "--accept"]

    wrong = {**figures(), ("AZ-GA", "_T"): "1 234", ("AZ-LER", "F"): -5, ("AZ-BA", "M"): "=1+1"}
    fill(path, wrong)
    assert main(taken) == 1
    told = capsys.readouterr().err
    assert "səhvlərin sayı: 3" in told
    assert told.count("sütun E (obs_value)") == 3
    assert not (settings.OBSERVATIONS / FLOW.flow).exists()

    values = figures()
    del values["AZ-GA", "_T"], values["AZ-GA", "F"], values["AZ-GA", "M"]
    fill(path, values)
    assert main(taken) == 1  # a district is without an answer: somebody must say why that is taken
    assert "--reason" in capsys.readouterr().err
    assert not (settings.OBSERVATIONS / FLOW.flow).exists()
    assert main([*taken, "--reason", "Ganja follows in January"]) == 0

    build()
    found = open_store().observations(
        "AZE_ED_PUPILS", "published", ref_area=DISTRICTS, dimensions={"sex": TOTAL}
    )
    assert len(found) == len(DISTRICTS) - 1
    assert "AZ-GA" not in {*found["ref_area"]}
    assert found.set_index("ref_area")["obs_value"]["AZ-LER"] == values["AZ-LER", "_T"]
    record = tomllib.loads(
        (settings.OBSERVATIONS / FLOW.flow / ACCEPTED).read_text(encoding="utf-8")
    )
    (accepted,) = record["accepted"]
    assert accepted["request"] == "MSE_PUPILS-2026-11-29"
    assert (accepted["new"], accepted["reason"]) == (224 - 2, "Ganja follows in January")


def test_a_table_of_the_next_year_leaves_the_year_before_as_it_is(bare, tmp_path):
    def send(year: int, value: float) -> int:
        head = "indicator,ref_area,time_period,sex,obs_value,source_cell\n"
        path = tmp_path / "table.csv"
        path.write_text(f"{head}AZE_ED_PUPILS,AZ-GA,{year},_T,{value},letter\n", encoding="utf-8")
        own = [str(path), "--flow", FLOW.flow, "--date", DAY.isoformat(), "--lang", "en"]
        return main([*own, "--accept", "--reason", "only Ganja was asked"])

    def read() -> dict[str, float]:
        folder = settings.OBSERVATIONS / FLOW.flow
        inputs = Inputs()
        take_source(FLOW.flow, {p.name: p.read_bytes() for p in folder.iterdir()}, inputs)
        assert inputs.faults == []
        return {row["time_period"]: row["obs_value"] for row in inputs.observations}

    assert [send(2024, 100), send(2025, 110), send(2024, 105)] == [0, 0, 0]
    assert read() == {"2024": 105.0, "2025": 110.0}


def test_a_row_left_empty_is_no_figure_and_never_zero(sent):
    fill(sent, {("AZ-GA", "_T"): 0, ("AZ-LER", "_T"): 1200})
    answer = read_answer(sent, DAY)
    assert answer.faults == []
    found = {row["ref_area"]: row["obs_value"] for row in answer.rows}
    assert found == {"AZ-GA": 0.0, "AZ-LER": 1200.0}
    assert {row["source_cell"].split(", ")[0] for row in answer.rows} == {"MSE_PUPILS-2026-11-29"}


def test_a_figure_names_the_cell_it_stands_in(sent):
    fill(sent, {("AZE", "_T"): 10})
    (row,) = read_answer(sent, DAY).rows
    assert row["source_cell"] == "MSE_PUPILS-2026-11-29, E2"


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("1 234", "Figures, row 2, column E (obs_value): '1 234' is not a number"),
        ("-", "row 2, column E (obs_value): '-' is a mark in place of a figure"),
        (-1, "row 2, column E (obs_value): -1 is not from 0 to 20000000"),
        ("=A1", "row 2, column E (obs_value): a formula stands in place of a figure"),
        (True, "row 2, column E (obs_value): 'True' is not a number"),
        (date(2026, 1, 1), "row 2, column E (obs_value): '2026-01-01 00:00:00' is not a number"),
    ],
)
def test_a_fault_says_sheet_row_and_column(sent, value, says):
    fill(sent, {("AZE", "_T"): value, ("AZ-GA", "_T"): 5})
    (told,) = faults(sent)
    assert says in told


def test_the_same_fault_is_said_in_the_readers_language(sent):
    fill(sent, {("AZE", "_T"): "about 5"})
    assert faults(sent, "az")[0].startswith("Figures, sətir 2, sütun E (obs_value): 'about 5' ədəd")
    assert faults(sent, "ru")[0].startswith("Figures, строка 2, столбец E (obs_value): 'about 5' —")


def test_a_row_that_is_there_twice_names_the_row_of_the_first(sent):
    fill(sent, {("AZE", "_T"): 10})
    book = openpyxl.load_workbook(sent)
    sheet = book["Figures"]
    sheet.append([cell.value for cell in sheet[2]])
    book.save(sent)
    assert faults(sent) == [
        "Figures, row 227: the same key as Figures!2; keep the one that is right"
    ]


def test_an_area_of_another_level_and_a_group_that_is_not_asked_for_are_refused(tmp_path):
    path = tmp_path / "table.csv"
    rows = (
        "AZE_ED_PUPILS,ER01,2025,_T,5",
        "AZE_ED_PUPILS,AZE,2025,U,5",
        "AZE_ED_PUPILS,AZE,2025,_T,five",
    )
    path.write_text("\n".join(("indicator,ref_area,time_period,residence,obs_value", *rows, "")))
    assert [told.partition("; ")[0] for told in faults(path, flow=FLOW.flow)] == [
        "table.csv, row 2, column B (ref_area): the area is of no level that is asked for",
        "table.csv, row 3, column D (residence): the group is not asked for",
        "table.csv, row 4, column E (obs_value): 'five' is not a number",
    ]


def test_a_small_count_of_a_protected_flow_is_refused_and_not_repeated(sent, monkeypatch):
    guarded = replace(FLOW, protected=True)
    monkeypatch.setattr("data.intake.answer.flow_of", lambda _: guarded)
    fill(sent, {("AZE", "_T"): 5, ("AZ-GA", "_T"): 0, ("AZ-LER", "_T"): 4})
    (told,) = faults(sent)
    assert "column E (obs_value): a count of one to four persons may not be sent" in told
    assert read_answer(sent, DAY).rows == []


def test_a_table_of_an_older_definition_is_refused(sent):
    book = openpyxl.load_workbook(sent)
    for prop in book.custom_doc_props.props:
        prop.value = "0" * 64 if prop.name == "template" else prop.value
    book.save(sent)
    fill(sent, {("AZE", "_T"): 10})
    (told,) = faults(sent)
    assert "does not ask for what the request MSE_PUPILS-2026-11-29 asks for" in told


def test_a_workbook_that_came_with_no_request_is_refused(tmp_path):
    path = tmp_path / "own.xlsx"
    openpyxl.Workbook().save(path)
    assert faults(path) == ["own.xlsx: this is not the table that came with the request"]
    assert "a table needs the flow" in faults(_written(tmp_path / "own.csv", b"a,b\n1,2\n"))[0]


def test_a_period_that_has_not_begun_is_refused(sent):
    fill(sent, {("AZE", "_T"): 10})
    (told,) = [found.said("en") for found in read_answer(sent, date(2025, 12, 31)).faults]
    assert "row 2, column C (time_period): '2026' begins after" in told


def test_more_rows_than_may_be_are_refused(sent, monkeypatch):
    monkeypatch.setattr("data.intake.sheet.MOST_ROWS", 10)
    fill(sent, {("AZE", "_T"): 10})
    assert any("more than 100,000 rows" in told for told in faults(sent))


def test_more_rows_of_a_table_than_may_be_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("data.intake.answer.MOST_ROWS", 1)
    rows = b"indicator,ref_area,time_period,obs_value\nX,AZE,2025,1\nX,AZE,2024,1\n"
    path = _written(tmp_path / "a.csv", rows)
    assert faults(path, flow=FLOW.flow) == ["a.csv: the table has more than 100,000 rows"]


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def packed(**parts: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "refused"),
    [
        (b"not a zip", ["unsafe_broken"]),
        (b"x" * 20_000_001, ["unsafe_large"]),
        (packed(**{"xl/worksheets/sheet1.xml": b" " * 100_000_001}), ["unsafe_bomb"]),
        (packed(**{"xl/vbaProject.bin": b"x"}), ["unsafe_macro"]),
        (packed(**{"xl/embeddings/oleObject1.bin": b"x"}), ["unsafe_macro"]),
        (packed(**{"xl/externalLinks/externalLink1.xml": b"<a/>"}), ["unsafe_link"]),
        (packed(**{"xl/_rels/a.rels": b'<R TargetMode="External"/>'}), ["unsafe_link"]),
        (packed(**{"xl/a.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'}), ["unsafe_dtd"]),
        (packed(**{"xl/a.xml": "<!DOCTYPE a>".encode("utf-16")}), ["unsafe_dtd"]),
        (packed(**{"xl/a.dat": "<!ENTITY a 'b'>".encode("utf-16-be")}), ["unsafe_dtd"]),
        (packed(**{"../../etc/passwd": b"x"}), ["unsafe_path"]),
        (packed(**{"xl/a.xml": b"<a/>"}), []),
    ],
)
def test_what_runs_reaches_out_or_unfolds_is_not_opened(content, refused):
    assert refusals(content) == refused


@tuned(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(places=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_file_damaged_anywhere_is_read_or_refused_and_never_breaks_the_reader(sent, places):
    damaged = bytearray(sent.read_bytes())
    for place, byte in places:
        damaged[int(place * (len(damaged) - 1))] = byte
    path = _written(sent.with_name("damaged.xlsx"), bytes(damaged))
    answer = read_answer(path, DAY)
    assert answer.faults  # nobody filled it in


@pytest.mark.parametrize("first", ["a" * 200_000, "dataelement,period,orgunit," + "a" * 200_000])
@pytest.mark.parametrize("end", ["\n", "\r", '"\n'])
def test_a_table_whose_first_line_is_none_is_faulty_and_never_breaks_the_reader(
    tmp_path, first, end
):
    path = tmp_path / "sent.csv"
    path.write_text(f"{first}{end}1,2\n", encoding="utf-8", newline="")
    for flow in ("MSE_PUPILS", None):
        assert read_answer(path, DAY, flow).faults


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
def test_a_table_with_the_ends_of_lines_of_any_system_is_read(tmp_path, end):
    path = tmp_path / "sent.csv"
    told = ["indicator,ref_area,time_period,obs_value", "AZE_ED_PUPILS,AZE,2025,7", ""]
    path.write_text(end.join(told), encoding="utf-8", newline="")
    answer = read_answer(path, DAY, "MSE_PUPILS")
    assert answer.faults == []
    assert [row["obs_value"] for row in answer.rows] == [7.0]


_PIECES = st.sampled_from(
    [
        *(*'\r\n,;\0\ufeff"', ": ", "[;]", "=1", "AZE", "2025", *COLUMNS),
        *("dataelement", "orgunit", "value", "request", "flow", "STRUCTURE"),
    ]
)


@tuned(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(_PIECES, max_size=25), ending=st.sampled_from([".csv", ".json", ".zip"]))
def test_whatever_is_sent_is_faulty_and_never_breaks_the_reader(tmp_path, pieces, ending):
    path = tmp_path / f"sent{ending}"
    path.write_text("".join(pieces), encoding="utf-8", newline="")
    assert read_answer(path, DAY, "MSE_PUPILS").faults


def test_a_template_as_it_is_sent_is_safe(sent):
    assert refusals(sent.read_bytes()) == []


def test_what_changes_is_new_revised_or_withdrawn_inside_the_scope_only():
    now = [observation(value=1.0), observation("AZ-LER", value=2.0), observation(period="2024")]
    found = difference(now, [observation(value=3.0), observation("AZ-LA", value=4.0)])
    told = {change: [*found.of(change)["ref_area"]] for change in ("new", "revised", "withdrawn")}
    assert told == {"new": ["AZ-LA"], "revised": ["AZ-GA"], "withdrawn": ["AZ-LER"]}
    assert [row["time_period"] for row in found.kept] == ["2024"]


YEARS = zip(range(2018, 2025), (1000, 1300, 1000, 1300, 1000, 1300, 1000), strict=True)
HISTORY = [observation(period=str(year), value=float(value)) for year, value in YEARS]


@pytest.mark.parametrize(
    ("before", "after", "is_one"),
    [
        ([observation(period="2024", value=1000.0)], 1300.0, True),
        ([observation(period="2024", value=1000.0)], 1190.0, False),  # less than a fifth
        ([observation(period="2024", value=20.0)], 30.0, False),  # chance: 3 * sqrt(50) is 21
        (HISTORY, 1300.0, False),  # as the series always changes
        (HISTORY, 3000.0, True),
        ([observation(period="2026", value=10.0)], 1000.0, False),  # only what was before counts
    ],
)
def test_a_jump_is_large_unlike_its_history_and_beyond_chance(before, after, is_one):
    assert ("jump" in kinds([observation(value=after)], before)) is is_one


def test_a_figure_in_another_unit_is_asked_about():
    before = [observation(period="2024", value=1021.0, data_source="SSC_EDU_2024_11")]
    assert kinds([observation(value=1.0)], others=before) == {"slip"}
    assert kinds([observation(value=900.0)], others=before) == set()


def test_a_total_is_the_sum_of_its_groups_and_areas():
    girls, boys = observation(sex="F", value=400.0), observation(sex="M", value=500.0)
    assert kinds([observation(value=900.0), girls, boys]) == set()
    assert kinds([observation(value=1000.0), girls, boys]) == {"sum_groups"}
    assert kinds([observation(value=1000.0), girls]) == set()  # boys are not known
    every = [observation(area, value=10.0) for area in DISTRICTS]
    assert kinds([*every, observation("AZE", value=740.0)]) == set()
    assert kinds([*every, observation("AZE", value=800.0)]) == {"sum_areas"}
    published = [observation("AZE", value=800.0, data_source="SSC_EDU_2024_11")]
    assert kinds(every, others=published) == {"sum_areas_other"}


def test_a_count_of_persons_with_a_fraction_is_asked_about():
    assert kinds([observation(value=2.628)]) == {"fraction"}
    assert kinds([observation(value=2628.0)]) == set()


def test_an_area_without_any_answer_is_named_once_for_all_groups():
    rows = [observation(area, sex=sex) for area in ("AZE", *DISTRICTS[1:]) for sex in GROUPS]
    (told,) = [flag for flag in flags(FLOW, rows, [], []) if flag.kind == "missing"]
    assert (told.areas, told.groups) == ((DISTRICTS[0],), ())


def test_one_area_has_no_more_than_the_nation():
    sent = [observation("AZE", value=900.0), observation(value=1000.0)]
    assert kinds(sent) == {"bounds", "sum_areas"}


def test_a_year_that_repeats_the_one_before_is_asked_about():
    before = [observation(area, "2024", 1000.0 + n) for n, area in enumerate(DISTRICTS[:6])]
    again = [observation(area, "2025", 1000.0 + n) for n, area in enumerate(DISTRICTS[:6])]
    assert kinds(again, before) == {"copy"}
    assert kinds([{**again[0], "obs_value": 999.0}, *again[1:]], before) == set()


def test_a_break_is_asked_about():
    assert kinds([observation(obs_status="B")]) == {"break"}


def test_an_area_without_an_answer_is_named_and_a_state_is_an_answer():
    rows = [observation(area, value=5.0, sex=sex) for area in DISTRICTS[1:] for sex in GROUPS]
    rows.append(observation(DISTRICTS[0], value=None, obs_status="L"))
    told = {flag.groups[0]: flag for flag in flags(FLOW, rows, [], []) if flag.kind == "missing"}
    assert told[TOTAL].areas == ("AZE",)
    assert told["F"].areas == ("AZE", DISTRICTS[0])
    said = flag_said(told["F"], "en")
    assert "2 of 75 areas are without an answer: Azerbaijan" in said
    assert "Girls" in said


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_every_question_is_a_sentence_in_every_language(language):
    every = [observation(area, value=2000.0, obs_status="B") for area in DISTRICTS]
    sent = [*every, observation("AZE", value=100.0), observation(sex="F"), observation(sex="M")]
    before = [observation(area, "2024", 200.0) for area in DISTRICTS]
    said = [flag_said(flag, language) for flag in flags(FLOW, sent, before, [])]
    assert len({flag.kind for flag in flags(FLOW, sent, before, [])}) >= 6
    assert not any("{" in text for text in said)


AMOUNTS = st.integers(0, 2 * 10**9).map(lambda hundredths: hundredths / 100)
SERIES = st.lists(
    st.builds(
        observation,
        st.sampled_from(["AZE", *DISTRICTS[:4]]),
        st.sampled_from(["2022", "2023", "2024", "2025"]),
        st.one_of(st.none(), st.integers(0, 10**6).map(float), AMOUNTS),
        st.sampled_from(GROUPS),
    ).map(lambda row: row if row["obs_value"] is not None else {**row, "obs_status": "L"}),
    min_size=1,
    max_size=30,
    unique_by=lambda row: (row["ref_area"], row["time_period"], row["sex"]),
)


@tuned(max_examples=60, deadline=None)
@given(sent=SERIES, now=SERIES, seed=st.integers())
def test_questions_and_differences_do_not_depend_on_the_order_of_rows(sent, now, seed):
    mixed, before = [*sent], [*now]
    random.Random(seed).shuffle(mixed)
    random.Random(seed + 1).shuffle(before)
    assert flags(FLOW, mixed, before, []) == flags(FLOW, sent, now, [])
    changes = [difference(*pair).changes for pair in ((now, sent), (before, mixed))]
    assert changes[0].equals(changes[1])
    assert folder_of(FLOW, mixed, DAY) == folder_of(FLOW, sent, DAY)


@tuned(max_examples=40, deadline=None)
@given(rows=SERIES)
def test_what_the_build_reads_of_a_source_is_what_was_written(rows):
    inputs = Inputs()
    take_source(FLOW.flow, folder_of(FLOW, rows, DAY), inputs)
    assert inputs.faults == []

    def told(given) -> set[tuple[object, ...]]:
        names = ("ref_area", "time_period", "sex", "obs_status", "obs_value")
        return {tuple(row[name] for name in names) for row in given}

    assert told(inputs.observations) == told(rows)


@tuned(max_examples=8, deadline=None)
@given(values=st.dictionaries(st.sampled_from(DISTRICTS), AMOUNTS, min_size=1))
def test_what_is_read_of_a_template_is_what_was_filled_in(values, tmp_path_factory):
    path = tmp_path_factory.mktemp("filled") / "answer.xlsx"
    path.write_bytes(template(request_of(FLOW, date(2026, 11, 29), "az")))
    fill(path, {(area, "_T"): value for area, value in values.items()})
    answer = read_answer(path, DAY)
    assert answer.faults == []
    assert {row["ref_area"]: row["obs_value"] for row in answer.rows} == values


def test_nothing_is_written_where_writing_fails_halfway(bare, tmp_path, monkeypatch):
    head = "indicator,ref_area,time_period,obs_value\n"
    path = _written(tmp_path / "a.csv", f"{head}AZE_ED_PUPILS,AZ-GA,2025,100\n".encode())
    taken = [str(path), "--flow", FLOW.flow, "--date", DAY.isoformat(), "--accept", "--reason", "x"]
    assert main(taken) == 0
    folder = settings.OBSERVATIONS / FLOW.flow
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    path.write_bytes(f"{head}AZE_ED_PUPILS,AZ-GA,2025,101\n".encode())
    rename = Path.rename

    def fail(self: Path, target: Path) -> Path:
        if self.name.endswith(".new"):
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail)
    assert main(taken) == 1
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before
    assert not [*settings.OBSERVATIONS.parent.glob(".MSE*")]


def test_an_answer_is_compared_with_its_own_flow_and_not_with_another_source(tmp_path):
    head = "indicator,ref_area,time_period,obs_value\n"
    path = _written(tmp_path / "a.csv", f"{head}AZE_ED_PUPILS,AZ-GA,2025,100\n".encode())
    others = [observation(value=90.0, data_source="SSC_EDU_2024_11")]
    seen = look(read_answer(path, DAY, FLOW.flow), others)
    assert len(seen.difference.of("new")) == 1
    assert seen.difference.of("withdrawn").empty


def test_a_figure_of_a_gap_comes_by_its_flow_and_by_no_other():
    row = observation("AZE", "2024", 1200.0, indicator="AZE_ED_SECOND_CHANCE")
    told = {}
    for code in ("MSE_GAPS", "MSE_PUPILS"):
        inputs = Inputs()
        take_source(code, folder_of(flow_of(code), [row], DAY), inputs)
        told[code] = [fault.reason for fault in inputs.faults]
    assert told["MSE_GAPS"] == []
    assert told["MSE_PUPILS"] == [
        "AZE_ED_SECOND_CHANCE does not name this source in its declaration"
    ]


def test_what_comes_by_a_flow_stands_after_the_sources_that_are_declared():
    published = observation("AZE", value=900.0, data_source="SSC_EDU_2024_11")
    sent = observation("AZE", value=1000.0)
    for rows in ([published, sent], [sent, published]):
        assert National(rows).get("AZE_ED_PUPILS", 2025) == 900.0


ROOT = Path(__file__).resolve().parents[2]
CHECKS = ("data/inputs/cells.py", "indicators/files/allowed.py", "indicators/files/tables.py")
ELSEWHERE = {"check_texts", "check_code", "check_source", "check_figure"}  # of no row that is sent


def sentences(path: Path) -> Iterator[str]:
    """Yield what the checks of a module say, with something in the place of what they quote."""
    for function in ast.parse(path.read_text(encoding="utf-8")).body:
        if getattr(function, "name", "") in ELSEWHERE:
            continue
        for node in ast.walk(function):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refusal":
                yield from filter(None, map(_text, node.args))
            elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Fault":
                yield from filter(None, map(_text, node.args[3:]))
            elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in (
                "reason",
                "remedy",
            ):
                yield from filter(None, [_text(node.value)])


def _text(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(map(_part, node.values))
    return None


def _part(part: ast.expr) -> str:
    if isinstance(part, ast.Constant):
        return str(part.value)
    return "above" if "id='side'" in ast.dump(part) else "9"


@pytest.mark.parametrize("module", CHECKS)
def test_every_sentence_of_the_checks_of_a_row_is_said_in_three_languages(module):
    found = [*sentences(ROOT / module)]
    assert len(found) > 5
    assert [text for text in found if translated(text)["az"] == text] == []
