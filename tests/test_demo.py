"""The demonstration: six people of six roles, and a table that the checks let through."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from data.inputs import Inputs, take_source
from data.intake import folder_of, look, read_answer
from demo.answer import FILE, FLOW, invented_answer
from demo.people import PEOPLE
from indicators.flows import flow_of, flows_of_agency
from steward.screens.send import flow_meant

DAY = date(2026, 11, 29)


def test_each_of_the_six_has_a_role_of_their_own_and_claims_it() -> None:
    roles = [one.role for one in PEOPLE]
    assert len({*roles}) == len(PEOPLE) == 6
    assert [one.claims["groups"] for one in PEOPLE] == [[f"crm-{role}"] for role in roles]


def test_invented_table_is_without_fault_and_adds_up(tmp_path: Path) -> None:
    table = tmp_path / "invented.xlsx"
    table.write_bytes(invented_answer(DAY))
    answer = read_answer(table, DAY)
    assert answer.faults == []
    values = {(row["ref_area"], row["sex"]): row["obs_value"] for row in answer.rows}
    assert len(values) == 225
    assert (
        sum(v for (area, sex), v in values.items() if area != "AZE" and sex == "_T")
        == (values["AZE", "_T"])
    )
    assert [flag.kind for flag in look(answer, []).flags] == []


def test_table_is_offered_to_be_sent_as_what_it_is() -> None:
    offered = [flow.flow for flow in flows_of_agency(flow_of(FLOW).agency)]
    sent = SimpleNamespace(name=FILE)
    assert flow_meant(sent, None, offered) == FLOW != offered[0]


def test_what_is_sent_in_a_demonstration_says_in_its_source_that_it_is_invented(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "invented.xlsx"
    table.write_bytes(invented_answer(DAY))
    answer = read_answer(table, DAY)
    assert answer.flow is not None
    monkeypatch.setenv("DEMONSTRATION", "1")
    read = Inputs()
    take_source(FLOW, folder_of(answer.flow, answer.rows, DAY), read)
    assert [one["title_en"][:23] for one in read.sources] == ["DEMONSTRATION, invented"]
