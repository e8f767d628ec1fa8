"""A protected table: nothing small can be inferred, and what is published is the truth."""

from itertools import product
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.disclosure import DisclosureError, attack, is_small, pattern, protect

CASES = Path(__file__).parent / "cases"
AREAS = {"A1": "A", "A2": "A", "A3": "A", "B1": "B", "B2": "B", "A": "AZE", "B": "AZE"}
LEAVES = ("A1", "A2", "A3", "B1", "B2")


def cube(counts, **leaves):
    """Return a table with all its margins; areas by their tree, other dimensions with a total."""
    rows = {}
    for codes, count in zip(product(*leaves.values()), counts, strict=True):
        above = [
            ([code, AREAS[code], "AZE"] if name == "ref_area" else [code, "_T"])
            for name, code in zip(leaves, codes, strict=True)
        ]
        for cell in product(*above):
            rows[cell] = rows.get(cell, 0) + count
    return pd.DataFrame([(*cell, n) for cell, n in rows.items()], columns=[*leaves, "obs_value"])


def hierarchies(table):
    return {"ref_area": AREAS} if "ref_area" in table else {}


def protected(table, **given):
    names = list(table.columns.drop("obs_value"))
    return protect(table, dimensions=names, hierarchies=hierarchies(table), **given)


def attacked(found, **given):
    names = [name for name in ("ref_area", "sex", "age") if name in found]
    return attack(found, dimensions=names, hierarchies=hierarchies(found), **given)


def assert_safe(table, found, threshold=5):
    """Every interval of a small count is wide, for an attacker who knows the rules, too."""
    names = list(table.columns.drop("obs_value"))
    primary = found[found["suppressed"].eq("primary")]
    seen = found.drop(columns="suppressed")
    knows = attacked(seen, minimum=1, whole=True).set_index(names)["width"]
    if len(primary):
        assert knows[pd.MultiIndex.from_frame(primary[names])].min() >= threshold
    published = found["suppressed"].eq("")
    assert (found.loc[published, "obs_value"] == table.loc[published, "obs_value"]).all()
    assert found.loc[table["obs_value"].eq(0), "suppressed"].eq("").all()
    assert found["suppressed"].eq("primary").equals(table["obs_value"].between(1, threshold - 1))


def test_a_zero_is_published_unless_zeros_are_withheld():
    counts = pd.Series([0, 1, 4, 5])
    assert is_small(counts).tolist() == [False, True, True, False]
    assert is_small(counts, zeros="withhold").tolist() == [True, True, True, False]
    assert is_small(counts, threshold=2).tolist() == [False, True, False, False]


def test_the_pattern_is_the_least_one():
    table = pd.read_csv(CASES / "naive_primary_only_table.csv").drop(columns="suppressed")
    expected = pd.read_csv(CASES / "primary_plus_secondary_table.csv")["suppressed"]
    found = protect(table, dimensions=["row", "col"], value="count")
    assert found["suppressed"].ne("").equals(expected)
    assert found["suppressed"].value_counts().to_dict() == {"": 16, "secondary": 3, "primary": 1}


def test_acro_withholds_the_same_cells_in_the_first_place():
    """Peer: ACRO 1.0.2 on synthetic records, threshold 10, which stops there."""
    records = pd.read_csv(CASES / "acro_microdata.csv")
    acro = pd.read_csv(CASES / "acro_crosstab_threshold_suppressed.csv", index_col="region")
    counts = pd.crosstab(records["region"], records["age"])
    mask = counts.apply(lambda column: is_small(column, threshold=10))
    assert mask.equals(acro.isna().rename_axis(columns="age"))
    assert counts.where(~mask).fillna(-1).to_numpy() == pytest.approx(acro.fillna(-1).to_numpy())


def test_a_reader_cannot_tell_a_small_count_from_one_withheld_beside_it():
    table = cube([3, 9, 20, 30, 40, 50], sex="FM", age="abc")
    found = protected(table)
    withheld = found[found["suppressed"].ne("")]
    assert set(withheld["suppressed"]) == {"primary", "secondary"}
    assert set(withheld["obs_status"]) == {"Q"}
    assert set(withheld["obs_conf"]) == {"C"}
    assert withheld["obs_value"].isna().all()
    assert set(found.loc[found["suppressed"].eq(""), "obs_conf"]) == {"F"}


def test_the_bounds_of_a_withheld_count_are_withheld():
    table = cube([3, 9, 20, 30], sex="FM", age="ab").assign(lower_bound=1.0, upper_bound=99.0)
    found = protect(table, dimensions=["sex", "age"])
    assert (
        found.loc[found["suppressed"].ne(""), ["lower_bound", "upper_bound"]].isna().all(axis=None)
    )
    assert found.loc[found["suppressed"].eq(""), "upper_bound"].eq(99).all()


def test_a_table_without_small_counts_stays_as_it_is():
    table = cube([5, 0, 20, 30], sex="FM", age="ab")
    found = protected(table)
    assert found["obs_value"].tolist() == table["obs_value"].tolist()
    assert found["suppressed"].eq("").all()


def test_what_is_public_already_stays_and_the_attacker_knows_it():
    table = cube([2, 30, 40, 3, 20], ref_area=LEAVES)
    table["known"] = table["ref_area"].isin(["AZE", "A"])
    found = protect(table, dimensions=["ref_area"], hierarchies=hierarchies(table), public="known")
    assert found.loc[table["known"], "suppressed"].eq("").all()
    assert attacked(found, minimum=1)["width"].min() >= 5


def test_a_small_count_that_public_figures_give_away_is_named():
    table = cube([2, 30], sex="FM").assign(known=[False, True, True])
    with pytest.raises(DisclosureError, match="cannot be protected by withholding others: sex=F"):
        protect(table, dimensions=["sex"], public="known")


def test_a_total_that_stands_nowhere_is_protected_when_it_is_small():
    """Girls and boys of no age are listed together, but whoever adds them would have the total."""
    table = cube([1, 2, 30, 40, 25, 35], sex="FM", age="abc")
    table = table[~(table["sex"].eq("F") & table["age"].eq("_T"))].reset_index(drop=True)
    found = protected(table)
    assert attacked(found, minimum=1, whole=True)["width"].min() >= 5


def ring():
    """Return counts that can change only all six together, round a ring; the rest is zero."""
    counts = [3, 20, 0, 0, 20, 20, 20, 0, 20]
    table = cube(counts, sex="FMX", age="abc")
    return table.assign(known=table[["sex", "age"]].eq("_T").any(axis=1))


@pytest.mark.parametrize("small_table", [400, 0])
def test_a_ring_of_cells_is_found_where_no_box_is_free(monkeypatch, small_table):
    """By the integer programme, and by the linear one that larger tables get."""
    monkeypatch.setattr(pattern, "OPTIMUM_UP_TO", small_table)
    found = protect(ring(), dimensions=["sex", "age"], public="known")
    assert found["suppressed"].value_counts().to_dict() == {"": 10, "secondary": 5, "primary": 1}
    assert attacked(found, minimum=1, whole=True)["width"].min() >= 5


@settings(max_examples=25)
@given(st.lists(st.integers(0, 15), min_size=20, max_size=20))
def test_nothing_small_is_recovered_by_the_methods_for_large_tables(counts):
    table = cube(counts, ref_area=LEAVES, sex="FM", age="ab")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pattern, "OPTIMUM_UP_TO", 0)
        assert_safe(table, protected(table))


def test_a_row_left_out_because_it_is_zero_is_known_to_be_zero():
    """Counting records gives no row for what nobody was counted in: it hides nothing."""
    counts = [3, 0, 0, 20, 12, 0, 0, 15, 9, 30, 40, 8]
    table = cube(counts, sex="FMX", age="abcd")
    full = protected(table)
    listed = table[table["obs_value"] > 0].reset_index(drop=True)
    found = protected(listed)
    assert found["suppressed"].tolist() == full.loc[table["obs_value"] > 0, "suppressed"].tolist()


@settings(max_examples=60)
@given(st.lists(st.integers(0, 30), min_size=12, max_size=12), st.integers(2, 7))
def test_nothing_small_is_recovered_in_two_dimensions(counts, threshold):
    table = cube(counts, sex="FMX", age="abcd")
    assert_safe(table, protected(table, threshold=threshold), threshold)


@settings(max_examples=60)
@given(st.lists(st.integers(0, 15), min_size=20, max_size=20))
def test_nothing_small_is_recovered_with_a_hierarchy_of_areas(counts):
    table = cube(counts, ref_area=LEAVES, age="abcd")
    assert_safe(table, protected(table))


@settings(max_examples=60)
@given(st.lists(st.integers(0, 12), min_size=20, max_size=20))
def test_nothing_small_is_recovered_in_three_dimensions(counts):
    table = cube(counts, ref_area=LEAVES, sex="FM", age="ab")
    assert_safe(table, protected(table))


@settings(max_examples=40)
@given(st.lists(st.integers(0, 40), min_size=20, max_size=20), st.data())
def test_nothing_small_is_recovered_where_some_cells_have_no_row(counts, data):
    table = cube(counts, ref_area=LEAVES, sex="FM", age="ab")
    kept = data.draw(st.lists(st.booleans(), min_size=len(table), max_size=len(table)))
    table = table[np.array(kept)].reset_index(drop=True)
    trees = {"ref_area": AREAS, "sex": dict.fromkeys("FM", "_T"), "age": dict.fromkeys("ab", "_T")}
    if len(table):
        given = {"dimensions": ["ref_area", "sex", "age"], "hierarchies": trees}
        found = protect(table, **given)
        knows = attack(found, minimum=1, whole=True, **given)
        primary = found.loc[found["suppressed"].ne(""), "suppressed"].eq("primary").to_numpy()
        assert (knows.loc[primary, "width"] >= 5).all()


def test_the_answer_does_not_depend_on_the_order_of_rows():
    table = cube(range(20), ref_area=LEAVES, sex="FM", age="ab")
    found = protected(table)
    turned = protected(table.iloc[::-1].reset_index(drop=True)).iloc[::-1].reset_index(drop=True)
    assert turned["suppressed"].ne("").sum() == found["suppressed"].ne("").sum()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"obs_value": -1}, "Negative counts: sex=F age=a"),
        ({"obs_value": 2.5}, "Counts not whole: sex=F age=a"),
        ({"obs_value": 8}, "Totals that are not the sum of their parts: .*sex=F age=_T"),
        ({"age": "b"}, "Cells that stand twice: sex=F age=b"),
        ({"age": None}, r"age: 1 row\(s\) have no code"),
    ],
)
def test_a_wrong_table_is_refused_and_its_cells_named(change, message):
    table = cube([3, 9, 20, 30], sex="FM", age="ab")
    for column, new in change.items():
        table[column] = table[column].astype(object)
        table.loc[(table["sex"] == "F") & (table["age"] == "a"), column] = new
    with pytest.raises(DisclosureError, match=message):
        protected(table)


def test_an_area_with_an_unknown_parent_is_refused():
    table = cube([3, 9, 20, 30, 8], ref_area=LEAVES)
    for tree, message in (
        (AREAS | {"A1": "C"}, "ref_area: C, the parent of A1, is unknown"),
        ({k: v for k, v in AREAS.items() if k != "A1"}, "ref_area: A1 has no parent"),
        (AREAS | {"AZE": "A"}, "ref_area: .* is its own ancestor"),
    ):
        with pytest.raises(DisclosureError, match=message):
            protect(table, dimensions=["ref_area"], hierarchies={"ref_area": tree})


def test_a_table_without_its_columns_is_refused():
    table = cube([3, 9], sex="FM")
    with pytest.raises(DisclosureError, match=r"no dimension\(s\) age"):
        protect(table, dimensions=["sex", "age"])
    with pytest.raises(DisclosureError, match="no column obs_value"):
        protect(table.drop(columns="obs_value"), dimensions=["sex"])
