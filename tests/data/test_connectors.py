"""What other publishers answer becomes a submission, or is refused with its row and the reason."""

import base64
import csv
import hashlib
import json
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from data import settings
from data.connectors import PROVIDERS, addresses_of, mapping_of, read_answers, submission
from data.connectors.__main__ import main
from data.connectors.mapping import read_mapping
from data.inputs import read_inputs
from data.intake import look, read_answer
from data.workflow.apart.reading import Task, found_in
from indicators.errors import DataFaults, DeclarationError, ReaderMistake
from indicators.flows import flow_of

RECORDED = Path(__file__).parent / "connectors"
DAY = date(2026, 12, 10)
ANSWERS = {
    "state_statistics": ["state_statistics_dt_cc_042.csv"],
    "uis": ["uis.json"],
    "unicef": ["unicef_cme.csv", "unicef_immunisation.csv"],
    "who_gho": ["who_gho.json"],
    "world_bank": ["world_bank.json"],
}


def recorded(name: str) -> bytes:
    return (RECORDED / name).read_bytes()


def read(provider: str):
    return read_answers(provider, [(name, recorded(name)) for name in ANSWERS[provider]])


def values(provider: str, flow: str) -> dict[tuple[str, ...], str]:
    """The figures of a flow by indicator, area, year and the groups that are no totals."""
    found = {}
    for row in read(provider).rows[flow]:
        groups = [row[name] for name in ("sex", "residence", "wealth_quintile")]
        key = row["indicator"], row["ref_area"], row["time_period"], *groups
        found[tuple(part for part in key if part != "_T")] = row["obs_value"] or row["obs_status"]
    return found


def faults(provider: str, content: bytes | str, name: str) -> list[tuple[int | None, str, str]]:
    with pytest.raises(DataFaults) as caught:
        bytes_ = content if isinstance(content, bytes) else content.encode()
        read_answers(provider, [(name, bytes_)])
    assert {fault.file for fault in caught.value.faults} == {f"{provider}/{name}"}
    return [(fault.row, fault.column or "", fault.reason) for fault in caught.value.faults]


@pytest.fixture(scope="module")
def carried():
    """Every published observation that the project carries."""
    inputs = read_inputs(*settings.inputs())
    assert inputs.faults == []
    return inputs.observations


def test_the_warehouse_says_of_2020_what_is_carried_of_the_same_edition(carried):
    own = {
        row["sex"]: (row["obs_value"], row["lower_bound"], row["upper_bound"], row["obs_status"])
        for row in carried
        if row["data_source"] == "IGME_2025"
    }
    measured = ("obs_value", "lower_bound", "upper_bound")
    told = {
        row["sex"]: (*(float(row[name]) for name in measured), row["obs_status"])
        for row in read("unicef").rows["UNICEF_CME"]
    }
    assert told == own
    assert told["_T"] == (21.3304127300201, 15.5429638172798, 29.4307264334424, "MD")


def test_a_missing_figure_of_the_warehouse_is_missing_and_no_zero():
    assert values("unicef", "UNICEF_IMMUNISATION") == {
        ("AZE_IM_MCV1", "AZE", "2021"): "11",
        ("AZE_IM_MCV1", "AZE", "2022"): "22",
        ("IM_DTP3", "AZE", "2022"): "O",
    }


def test_what_the_source_and_its_flag_say_of_a_figure_stays_with_it():
    rows = {row["time_period"]: row for row in read("unicef").rows["UNICEF_IMMUNISATION"]}
    assert rows["2021"]["obs_status"] == "E"
    cell = "IM_MCV1, AGE=M12T23, VACCINE=MCV1; illustrative revision"
    assert rows["2021"]["source_cell"] == cell
    rows = [r for r in read("unicef").rows["UNICEF_IMMUNISATION"] if r["footnotes"]]
    assert [(row["time_period"], row["footnotes"]) for row in rows] == [
        ("2022", "an illustrative note")
    ]


@pytest.mark.parametrize(
    ("flag", "status"), [("RA", "A"), ("I", "E"), ("U", "U"), ("MD", "MD"), ("K", None)]
)
def test_a_flag_of_the_warehouse_is_told_as_what_it_says(flag, status):
    content = recorded("unicef_immunisation.csv").decode().replace(",E,", f",{flag},")
    found = read_answers("unicef", [("a.csv", content.encode())])
    rows = found.rows["UNICEF_IMMUNISATION"]
    told = {row["obs_status"] for row in rows if row["indicator"] == "AZE_IM_MCV1"}
    assert told == ({status} if status else set())
    assert found.without == (0 if status else 2)


def test_a_series_that_nothing_is_declared_of_is_listed_and_not_guessed():
    assert read("unicef").unknown == {"IM_MAL": 1}
    assert read("uis").unknown == {"GER.5T8": 1}
    assert read("world_bank").unknown == {"SP.POP.TOTL": 1}


def test_the_flags_of_the_institute_are_told_apart_and_none_is_a_counted_zero():
    assert values("uis", "UIS_SDG") == {
        ("ED_ROFST_L1_ADM", "AZE", "2021"): "11.1",
        ("ED_ROFST_L1_ADM", "AZE", "2022"): "22.2000007629395",
        ("ED_ROFST_L1_ADM", "AZE", "2022", "F"): "33.3",
        ("ED_ROFST_L1_ADM", "AZE", "2022", "M"): "M",  # not applicable
        ("ED_OFST_L1", "AZE", "2022"): "AZE_NIL",
        ("ED_CR_L1", "AZE", "2023", "R", "Q1"): "44.4",
    }
    assert read("uis").without == 1  # included in another figure
    statuses = {row["source_cell"]: row["obs_status"] for row in read("uis").rows["UIS_SDG"]}
    assert (statuses["ROFST.1.F.CP"], statuses["CR.1.RUR.Q1"]) == ("E", "U")


def test_a_year_without_a_figure_at_the_bank_is_no_row():
    assert values("world_bank", "WB_SURVEYS") == {
        ("AZE_PT_CHILD_EMPLOYMENT", "AZE", "2000"): "9.72984",
        ("AZE_PT_CHILD_EMPLOYMENT", "AZE", "2005"): "5.2",
        ("PT_F_20-24_MRD_U18", "AZE", "2006"): "12.2",
    }
    assert read("world_bank").without == 1


def test_the_line_of_poverty_that_the_bank_moved_is_not_taken_for_ours():
    assert read("world_bank").left_out == {"SI.POV.UMIC": 1}
    assert "8.30" in mapping_of("world_bank").left_out["SI.POV.UMIC"]


def test_of_the_observatory_the_total_is_taken_by_its_new_and_its_old_code():
    assert values("who_gho", "WHO_GHO") == {
        ("HT_SDG_PM25", "AZE", "2018"): "11.1",
        ("CR_SH_STA_ASAIRP", "AZE", "2019"): "33.3",
    }
    assert read("who_gho").slices == {"SDGPM25, RESIDENCEAREATYPE=URB": 1}


def test_bounds_whose_level_is_not_known_are_not_taken():
    assert {row["lower_bound"] for row in read("who_gho").rows["WHO_GHO"]} == {""}


def test_the_committees_own_table_gives_the_figures_that_were_carried_by_hand(carried):
    key = ("indicator", "ref_area", "time_period", "residence")
    own = {
        tuple(row[name] for name in key): row["obs_value"]
        for row in carried
        if row["data_source"] == "SSC_OPEN_DATA"
    }
    found = read("state_statistics")
    told = {
        tuple(row[name] for name in key): float(row["obs_value"]) for row in found.rows["SSC_OPEN"]
    }
    assert told == own
    assert len(told) == 199
    assert found.without == 56  # regions that were not there before 2021: a dash
    assert found.slices == {"dt_cc_042, before 2010": 34}


@pytest.mark.parametrize("provider", PROVIDERS)
def test_every_submission_is_read_by_the_intake_without_a_fault(provider, carried, tmp_path):
    for flow, rows in read(provider).rows.items():
        path = tmp_path / f"{flow}.csv"
        path.write_bytes(submission(rows))
        answer = read_answer(path, DAY, flow)
        assert [found.said("en") for found in answer.faults] == []
        assert len(answer.rows) == len(rows)
        seen = look(answer, carried)
        assert len(seen.difference.of("new")) == len(rows)


def test_the_same_answer_in_another_order_is_the_same_submission():
    answer = json.loads(recorded("world_bank.json"))
    answer[1].reverse()
    other = read_answers("world_bank", [("a.json", json.dumps(answer).encode())])
    assert submission(other.rows["WB_SURVEYS"]) == submission(read("world_bank").rows["WB_SURVEYS"])


def test_the_columns_of_the_warehouse_may_stand_in_any_order_and_without_labels():
    head, *rows = csv.reader(recorded("unicef_cme.csv").decode().splitlines())
    codes = [place for place, name in enumerate(head) if name == name.upper()]
    lines = [[row[place] for place in reversed(codes)] for row in (head, *rows)]
    turned = "".join(f"{','.join(line)}\n" for line in lines)
    found = read_answers("unicef", [("turned.csv", turned.encode())])
    assert submission(found.rows["UNICEF_CME"]) == submission(read("unicef").rows["UNICEF_CME"])


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_page_of_a_website_is_no_answer(provider):
    page = "<!DOCTYPE html>\n<html><body>Service unavailable</body></html>\n"
    ((row, _, reason),) = faults(provider, page, "dt_cc_042.csv")
    assert (row, reason) == (None, "a page or XML instead of data: '<!DOCTYPE html>'")
    assert [reason for *_, reason in faults(provider, b"", "dt_cc_042")] == ["the answer is empty"]
    assert [reason for *_, reason in faults(provider, b"\xff\xfe", "dt_cc_042")] == [
        "byte 0 is not UTF-8"
    ]


@pytest.mark.parametrize("provider", PROVIDERS)
def test_an_answer_that_was_cut_off_is_not_taken(provider):
    name = ANSWERS[provider][0]
    content = recorded(name)
    for length in (len(content) // 3, len(content) // 2, len(content) - 3):
        found = faults(provider, content[:length].decode(errors="ignore"), name)
        assert any("cut off" in reason or "cells under" in reason for *_, reason in found)


def changed(name: str, old: str, new: str) -> str:
    text = recorded(name).decode()
    assert old in text
    return text.replace(old, new)


@pytest.mark.parametrize(
    ("provider", "name", "old", "new", "row", "column", "reason"),
    [
        (
            "unicef", "unicef_cme.csv", "AZE,A", "BRA,B", 2, "area",
            "'BRA' was not asked for (2 more rows like this)",
        ),
        ("unicef", "unicef_cme.csv", ",F,Female", ",X,Female", 2, "SEX", "unknown code 'X'"),
        (
            "unicef", "unicef_cme.csv", "D_PER_1000_B", "PCNT", 2, "unit",
            "the unit is 'PCNT', declared 'D_PER_1000_B' (2 more rows like this)",
        ),
        (
            "unicef", "unicef_cme.csv", "20.0140281230754", "20.01 e", 2, "value",
            "'20.01 e' is no number",
        ),
        (
            "unicef", "unicef_cme.csv", "20.0140281230754", "<20", 2, "value",
            "'<20' is no number",
        ),
        ("unicef", "unicef_cme.csv", "2020,20", "2019-20,20", 2, "period", "'2019-20' is no year"),
        ("unicef", "unicef_cme.csv", "8104,A,", "8104,Z,", 2, "status", "unknown flag 'Z'"),
        (
            "unicef", "unicef_cme.csv", ",M,Male", ",F,Female", 3, "",
            "the same figure as row 2 of unicef/unicef_cme.csv: CME_MRY0T4, SEX=F",
        ),
        (
            "uis", "uis.json", '"AZE"', '"ARM"', 1, "area",
            "'ARM' was not asked for (6 more rows like this)",
        ),
        ("uis", "uis.json", "UIS_EST", "GUESS", 2, "status", "unknown flag 'GUESS'"),
        (
            "uis", "uis.json", '"value": 0, "magnitude": "NA"', '"value": 5, "magnitude": "NA"',
            4, "value", "'5', though the flag 'NA' says that there is none",
        ),
        (
            "uis", "uis.json", '"value": 11.1', '"value": "11.1 e"', 1, "value",
            "'11.1 e' is no number",
        ),
        ("uis", "uis.json", '"year": 2021, ', "", 1, "year", "the field is missing"),
        ("uis", "uis.json", '"value": 11.1', '"value": NaN', None, "", "NaN is no number"),
        (
            "uis", "uis.json", '"value": 11.1', '"value": 11.1, "value": 12.2', None, "",
            "a key stands twice",
        ),
        (
            "uis", "uis.json", '"value": 11.1', f'"value": {"[" * 200_000}', None, "",
            "the answer is nested too deeply",
        ),
        (
            "world_bank", "world_bank.json", '"total":6', '"total":60', None, "",
            "6 figures of 60: ask for all of them on one page",
        ),
        (
            "world_bank", "world_bank.json", '"obs_status":""', '"obs_status":"?"', 1, "status",
            "unknown flag '?' (3 more rows like this)",
        ),
        (
            "who_gho", "who_gho.json", '"value":[', '"@odata.nextLink":"https://x","value":[',
            None, "@odata.nextLink", "the answer goes on at another address: it is not whole",
        ),
        (
            "who_gho", "who_gho.json", '"TimeDimType":"YEAR","TimeDim":2019',
            '"TimeDimType":"MONTH","TimeDim":2019', 3, "TimeDimType", "'MONTH' is no year",
        ),
        (
            "state_statistics", "state_statistics_dt_cc_042.csv", "Qarabağ", "Qarabağ2", 2, "area",
            "'Qarabağ2' was not asked for (16 more rows like this)",
        ),
        (
            "state_statistics", "state_statistics_dt_cc_042.csv", "(vahid),şəhər", "(min),şəhər",
            2, "unit", "the unit is 'min', declared 'vahid' (14 more rows like this)",
        ),
        (
            "state_statistics", "state_statistics_dt_cc_042.csv", "4352.0", "4352*", 2, "value",
            "'4352*' is no number",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_row_its_field_and_the_reason(
    provider, name, old, new, row, column, reason
):
    assert faults(provider, changed(name, old, new), name) == [(row, column, reason)]


def test_a_column_that_must_be_there_or_stands_twice_is_named():
    name = "unicef_cme.csv"
    missing = faults("unicef", changed(name, "REF_AREA,", "REF_AREAS,"), name)
    assert [(row, column) for row, column, _ in missing] == [(1, "REF_AREA")]
    twice = faults("unicef", changed(name, "REF_PERIOD", "SEX"), name)
    assert twice == [(1, "SEX", "the column stands 2 times")]


def test_a_message_of_the_bank_is_told_as_it_says_it():
    message = '[{"message":[{"id":"120","key":"Invalid value","value":"Not valid"}]}]'
    ((_, _, reason),) = faults("world_bank", message, "a.json")
    assert reason == "the Bank answers: Invalid value, Not valid"


def test_a_table_of_the_committee_is_known_by_the_name_of_its_file():
    content = recorded("state_statistics_dt_cc_042.csv")
    ((_, _, reason),) = faults("state_statistics", content, "table.csv")
    assert "as dt_cc_042" in reason


@pytest.mark.parametrize("provider", PROVIDERS)
def test_every_declared_series_comes_by_a_flow_that_is_fetched(provider):
    for one in mapping_of(provider).series:
        flow = flow_of(one.flow)
        assert flow.fetched
        assert one.indicator in flow.indicators


def test_every_indicator_of_a_flow_that_is_fetched_has_a_series():
    told = {(one.flow, one.indicator) for p in PROVIDERS for one in mapping_of(p).series}
    flows = {flow for flow, _ in told}
    assert told == {(flow, code) for flow in flows for code in flow_of(flow).indicators}


@pytest.mark.parametrize(
    ("good", "bad", "why"),
    [
        ('flow = "WHO_GHO"', 'flow = "MSE_PUPILS"', "'MSE_PUPILS' is no flow that is fetched"),
        ('indicator = "HT_SDG_PM25"', 'indicator = "CME_MRY0"', "WHO_GHO has no CME_MRY0"),
        ('indicator = "HT_SDG_PM25"', 'indicator = "NOTHING"', "'NOTHING' is no code of indicator"),
        ('url = "https://', 'url = "http://', "is not fetched over TLS"),
        ("api/{series}?", "api/SDGPM25?", "has no place for the series"),
        ('area = "AZE"', 'area = "AZX"', "'AZX' is no area"),
        ('"" = "A"', '"" = "Y"', "'Y' is no status"),
        ("WHS4_100 =", "SDGPM25 =", "SDGPM25 is mapped and left out"),
        ("licence = ", "license = ", "unknown key"),
    ],
)
def test_a_fault_of_a_mapping_is_said_before_anything_is_asked(good, bad, why):
    path = settings.ROOT / "data" / "connectors" / "mappings" / "who_gho.toml"
    text = path.read_text(encoding="utf-8")
    assert good in text
    with pytest.raises(DeclarationError, match=re.escape(why)) as caught:
        read_mapping("who_gho", text.replace(good, bad).encode())
    assert {fault.file for fault in caught.value.faults} == {"mappings/who_gho.toml"}


def test_every_address_is_one_of_tls_and_asks_for_its_series():
    addresses = {provider: addresses_of(mapping_of(provider)) for provider in PROVIDERS}
    assert all(url.startswith("https://") for own in addresses.values() for _, url in own)
    assert dict(addresses["unicef"])["ECD-1.csv"] == (
        "https://sdmx.data.unicef.org/ws/public/sdmxapi/rest/data/UNICEF,ECD,1.0/"
        "AZE.ECD_CHLD_24-59M_ADLT_SRC+ECD_CHLD_36-59M_EDU-PGM?format=csv"
    )
    asked = "&".join(url for _, url in addresses["uis"])
    assert all(f"indicator={one.code}" in asked for one in mapping_of("uis").series)
    assert addresses["state_statistics"] == []


def test_who_asks_for_a_provider_that_there_is_not_is_told_which_there_are():
    with pytest.raises(ReaderMistake) as caught:
        mapping_of("eurostat")
    assert "unicef" in str(caught.value.hint)


def answered(tmp_path: Path, content: str):
    """An answer of the warehouse as it is looked at before anybody accepts it."""
    rows = read_answers("unicef", [("a.csv", content.encode())]).rows["UNICEF_CME"]
    path = tmp_path / "UNICEF_CME.csv"
    path.write_bytes(submission(rows))
    return read_answer(path, DAY, "UNICEF_CME")


def test_a_new_edition_leaves_no_year_of_the_one_before(tmp_path):
    head, *rows = recorded("unicef_cme.csv").decode().splitlines(keepends=True)
    older = "".join([head, *rows, *(row.replace(",2020,", ",2019,") for row in rows)])
    now = answered(tmp_path, older).rows
    newer = answered(tmp_path, recorded("unicef_cme.csv").decode().replace("21.3304", "21.4"))
    seen = look(newer, now)
    revised, withdrawn = (seen.difference.of(change) for change in ("revised", "withdrawn"))
    assert [*revised["after"]] == [21.4127300201]
    assert [*withdrawn["time_period"]] == ["2019"] * 3
    assert seen.difference.kept == ()
    assert seen.needs_reason


def test_the_worker_of_the_workflow_reads_it_like_any_other_file(tmp_path):
    answered(tmp_path, recorded("unicef_cme.csv").decode())
    told = found_in(
        Task(tmp_path / "UNICEF_CME.csv", "csv", "UNICEF_CME", DAY, settings.OBSERVATIONS)
    )
    assert (told["faults"], told["flags"], len(told["changes"])) == ([], [], 3)
    source = base64.b64decode(told["parts"]["source.toml"]).decode()
    assert 'kind = "modelled"' in source
    assert 'licence = "CC BY 3.0 IGO"' in source


def test_a_note_that_a_spreadsheet_would_run_is_a_fault_of_the_submission(tmp_path):
    content = recorded("unicef_immunisation.csv").decode().replace("an illus", "=cmd() illus")
    rows = read_answers("unicef", [("a.csv", content.encode())]).rows["UNICEF_IMMUNISATION"]
    path = tmp_path / "UNICEF_IMMUNISATION.csv"
    path.write_bytes(submission(rows))
    found = read_answer(path, DAY, "UNICEF_IMMUNISATION").faults
    assert [(one.row, one.column) for one in found] == [(3, "Q (footnotes)")]


def test_nobody_is_missed_in_what_was_never_asked_for(tmp_path):
    seen = look(answered(tmp_path, recorded("unicef_cme.csv").decode()), [])
    assert seen.flags == []


def run(capsys, *arguments: str) -> tuple[int, str, str]:
    status = main([*arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


def test_a_dry_run_says_what_would_change_and_writes_nothing(tmp_path, capsys):
    answer = str(RECORDED / "state_statistics_dt_cc_042.csv")
    given = ("state_statistics", "--from", answer, "--out", str(tmp_path / "out"), "--dry-run")
    status, said, _ = run(capsys, *given)
    assert status == 0
    assert "SSC_OPEN: 199 figures" in said
    assert "dt_cc_042, before 2010 (34)" in said
    assert "New figures: 199." in said
    assert not (tmp_path / "out").exists()


def test_an_answer_is_kept_by_its_hash_and_does_nothing_the_second_time(tmp_path, capsys):
    answer = tmp_path / "unicef_cme.csv"
    answer.write_bytes(recorded("unicef_cme.csv"))
    given = ("unicef", "--from", str(answer), "--out", str(tmp_path / "out"))
    status, said, _ = run(capsys, *given)
    folder = tmp_path / "out" / "unicef"
    kept = tomllib.loads((folder / "kept.toml").read_text(encoding="utf-8"))["answer"]
    digest = hashlib.sha256(recorded("unicef_cme.csv")).hexdigest()
    assert status == 0
    assert "--flow UNICEF_CME" in said
    assert [(one["name"], one["sha256"]) for one in kept] == [("unicef_cme.csv", digest)]
    assert (folder / "answers" / f"{digest}.csv").read_bytes() == recorded("unicef_cme.csv")
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}

    status, said, _ = run(capsys, *given)
    assert (status, said) == (0, "unicef: unchanged since it was kept; nothing to do.\n")
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before

    answer.write_bytes(recorded("unicef_cme.csv").replace(b"21.3304", b"21.4"))
    assert run(capsys, *given)[0] == 0
    assert "21.4127300201" in (folder / "UNICEF_CME.csv").read_text(encoding="utf-8")
    assert len([*(folder / "answers").iterdir()]) == 2


def test_a_wrong_answer_leaves_what_was_kept_as_it_was(tmp_path, capsys):
    answer = tmp_path / "unicef_cme.csv"
    given = ("unicef", "--from", str(answer), "--out", str(tmp_path / "out"))
    answer.write_bytes(recorded("unicef_cme.csv"))
    assert run(capsys, *given)[0] == 0
    before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    answer.write_bytes(b"<html>maintenance</html>\n")
    status, said, told = run(capsys, *given)
    assert (status, said) == (1, "")
    assert "unicef/unicef_cme.csv: a page or XML instead of data" in told
    after = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert after == before


def test_a_provider_without_an_address_says_how_its_file_is_given(capsys):
    status, _, told = run(capsys, "state_statistics")
    assert status == 2
    assert "https://opendata.az" in told and "--from" in told


def test_what_was_kept_and_is_damaged_is_said(tmp_path, capsys):
    folder = tmp_path / "unicef"
    folder.mkdir()
    (folder / "kept.toml").write_text("[[answer", encoding="utf-8")
    given = ("unicef", "--from", str(RECORDED / "unicef_cme.csv"), "--out", str(tmp_path))
    status, _, told = run(capsys, *given)
    assert status == 3
    assert "kept.toml is not what was written" in told
