"""What changed between two sets of figures is told completely, and nothing else is."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.observations import COLUMNS, MEASURES
from indicators.revisions import IDENTITY, apply_revisions, revised_rows
from tests.conftest import frame, observation

VALUES = st.none() | st.integers(0, 3).map(float)
ROW = st.fixed_dictionaries(
    {
        "ref_area": st.sampled_from(["AZE", "AZ-LER", "ER01"]),
        "time_period": st.sampled_from(["2020/2021", "2019-06-01", "2023"]),
        "sex": st.sampled_from(["_T", "F"]),
        "obs_value": VALUES,
        "lower_bound": VALUES,
        "obs_status": st.sampled_from(["A", "Q"]),
        "source_cell": st.sampled_from(["", "A1"]),
    }
).map(lambda given: observation(**given))
FRAMES = st.lists(
    ROW, max_size=8, unique_by=lambda row: (row["ref_area"], row["time_period"], row["sex"])
).map(lambda rows: frame(*rows))


def ordered(observations: pd.DataFrame) -> list[tuple[object, ...]]:
    names = [name for name in COLUMNS if name != "edition"]
    rows = observations.sort_values(list(IDENTITY))[names].to_numpy()
    return [tuple(None if pd.isna(cell) else cell for cell in row) for row in rows]


@settings(max_examples=50)
@given(FRAMES)
def test_nothing_differs_from_itself(observations):
    assert revised_rows(observations, observations).empty


@settings(max_examples=50)
@given(FRAMES, FRAMES)
def test_the_old_figures_with_their_differences_are_the_new_ones(old, new):
    found = revised_rows(old, new)
    assert ordered(apply_revisions(old, found)) == ordered(new)


@settings(max_examples=50)
@given(FRAMES, FRAMES)
def test_what_is_new_one_way_is_withdrawn_the_other(old, new):
    there, back = revised_rows(old, new), revised_rows(new, old)
    assert there["change"].eq("new").sum() == back["change"].eq("withdrawn").sum()
    assert there["change"].eq("revised").sum() == back["change"].eq("revised").sum()


OLD = frame(
    observation(ref_area="AZE", obs_value=1.5),
    observation(ref_area="ER01", obs_value=2.0),
    observation(ref_area="ER02", obs_value=3.0, source_cell="A1"),
    observation(ref_area="ER03", obs_value=4.0, upper_bound=5.0),
)
NEW = frame(
    observation(ref_area="AZE", obs_value=1.5),
    observation(ref_area="ER01", obs_value=None, obs_status="Q"),
    observation(ref_area="ER02", obs_value=3.0, source_cell="A2"),
    observation(ref_area="ER03", obs_value=4.0, upper_bound=6.0),
    observation(ref_area="ER04", obs_value=0.0),
)


def test_a_change_is_told_with_what_stood_and_what_stands():
    found = revised_rows(OLD, NEW).set_index("ref_area")
    assert found["change"].to_dict() == {
        "ER01": "revised",
        "ER02": "revised",
        "ER03": "revised",
        "ER04": "new",
    }
    assert found.loc["ER01", "before"] == 2.0
    assert pd.isna(found.loc["ER01", "after"])
    assert found.loc["ER04", "after"] == 0.0


def test_another_cell_of_the_source_is_no_other_figure_but_another_bound_is():
    found = revised_rows(OLD, NEW).set_index("ref_area")["figure"]
    assert not found["ER02"]
    assert found[["ER01", "ER03", "ER04"]].all()


def test_a_figure_that_is_gone_is_withdrawn():
    found = revised_rows(NEW, OLD).set_index("ref_area")
    assert found.loc["ER04", "change"] == "withdrawn"
    assert found.loc["ER04", "before"] == 0.0


def test_the_same_place_in_another_source_is_another_figure():
    other = OLD.assign(data_source="OTHER")
    changes = revised_rows(OLD, other)["change"].value_counts().to_dict()
    assert changes == {"new": 4, "withdrawn": 4}
    assert set(MEASURES) <= set(apply_revisions(OLD, revised_rows(OLD, other)))
