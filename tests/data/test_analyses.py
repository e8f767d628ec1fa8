"""The analyses of records run in the engine that is set, and say the same twice."""

import pandas as pd
import pytest

from data import analyses
from data.analyses import inequality, rows, vital
from data.engine import records_in, running_engine
from indicators.survey.replicates import MOST_UNITS


@pytest.fixture
def seen(monkeypatch):
    """The tables that the analyses are given, none of which is run."""
    given = {}

    def look(found):
        given.update(found)
        return pd.DataFrame({"measure": []})

    monkeypatch.setattr(analyses, "ANALYSES", {"look": look})
    return given


def test_analyses_are_given_tables_of_the_engine(published, seen):
    with running_engine() as engine:
        rows(published, [], engine)
        records = {name: table for name, table in seen.items() if name != "observations"}
        assert len(records) == 9
        assert all(table.get_backend() is engine for table in records.values())
    assert isinstance(seen["observations"], pd.DataFrame)


def test_two_runs_say_the_same_to_the_last_digit(published, monkeypatch):
    some = {name: analyses.ANALYSES[name] for name in ("out_of_school", "targeting", "vital")}
    monkeypatch.setattr(analyses, "ANALYSES", some)
    runs = []
    for _ in range(2):
        with running_engine() as engine:
            runs.append(rows(published, [], engine))
    assert runs[0] == runs[1]


@pytest.mark.spark
def test_spark_says_of_the_registers_what_the_embedded_engine_says(tables, engine_of):
    names = ("register_births", "register_deaths", "register_stillbirths")
    own = {name: tables[name] for name in names}
    with records_in(engine_of("spark"), own) as held:
        found = vital.rows(held)
    with running_engine() as embedded, records_in(embedded, own) as held:
        pd.testing.assert_frame_equal(found, vital.rows(held), check_dtype=False)


def test_a_survey_of_more_clusters_than_can_be_left_out_in_turn_is_analysed(tables, monkeypatch):
    monkeypatch.setattr(inequality, "OUTCOMES", inequality.OUTCOMES[:1])
    children = tables["survey_children"]
    many = children.assign(cluster=range(len(children)))
    assert len(many) > MOST_UNITS
    found = {}
    for name, own in (("as drawn", children), ("each its own", many)):
        with running_engine() as engine, records_in(engine, {"survey_children": own}) as held:
            found[name] = inequality.rows(held).set_index(["item", "measure"])
    one, other = found["as drawn"], found["each its own"].loc[found["as drawn"].index]
    assert other["obs_value"].to_numpy() == pytest.approx(one["obs_value"].to_numpy(), rel=1e-9)
    assert 1_000 < other["clusters"].max() <= MOST_UNITS
    assert other["standard_error"].notna().all()
