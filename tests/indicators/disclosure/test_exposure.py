"""What a published table tells of few persons, seen by one who has nothing but the table."""

import pandas as pd
import pytest

from indicators.disclosure import DisclosureError, narrow_cells, protect

TREE = {"A": "region", "B": "region"}


def table(*counts: float | None) -> pd.DataFrame:
    """Girls, boys and all of A, of B and of the region; None is withheld."""
    places = [(area, sex) for area in ("A", "B", "region") for sex in ("F", "M", "_T")]
    rows = pd.DataFrame(places, columns=["area", "sex"])
    return rows.assign(obs_value=pd.Series(counts, dtype=float))


def told(rows: pd.DataFrame) -> set[tuple[str, str]]:
    found = narrow_cells(rows, dimensions=["area", "sex"], hierarchies={"area": TREE})
    found = found[found["told"]]
    return {*zip(found["area"], found["sex"], strict=True)}


def test_a_count_that_is_its_total_less_the_other_is_told():
    assert told(table(None, 21, 24, 8, 34, 42, 11, 55, 66)) == {("A", "F")}


def test_four_counts_withheld_together_are_not_told():
    assert told(table(None, None, 24, None, None, 42, 11, 55, 66)) == set()


def test_counts_that_can_only_be_small_are_told_though_none_is_exact():
    """Of four children girls and boys are withheld: each is one to three."""
    assert told(table(None, None, 4, None, None, 42, 23, 23, 46)) == {("A", "F"), ("A", "M")}


def test_a_count_that_has_no_row_is_told_where_the_others_leave_it_small():
    """The boys of A were left out of the table; they are 24 less 21."""
    rows = table(21, 3, 24, 8, 34, 42, 29, 37, 66).drop(index=[1, 4])
    assert ("A", "M") in told(rows)


def test_a_zero_that_follows_is_told_of_nobody():
    rows = table(24, 0, 24, 8, 34, 42, 32, 34, 66).drop(index=[1])
    assert told(rows) == set()


@pytest.mark.parametrize("girls", range(8))
def test_what_is_protected_is_never_told(girls):
    boys = 24 - girls
    rows = table(girls, boys, 24, 8, 34, 42, girls + 8, boys + 34, 66)
    safe = protect(rows, dimensions=["area", "sex"], hierarchies={"area": TREE})
    assert told(safe.drop(columns=["obs_status", "obs_conf"])) == set()


def test_counts_that_cannot_be_right_together_are_refused():
    with pytest.raises(DisclosureError):
        told(table(None, 30, 24, 8, 34, 42, 11, 55, 66))
