"""The linear programme's two tables: true to every sum, and as far apart as asked."""

import numpy as np
import pandas as pd
import pytest

from indicators.disclosure.flow import flow
from indicators.disclosure.grid import cell_grid
from tests.indicators.disclosure.test_protect import ring


def change(table, price, **given):
    cells = cell_grid(table, ["sex", "age"])
    free = table["obs_value"].gt(0) & ~table["known"]
    room = cells.spread(np.where(free, table["obs_value"] - 1, -np.inf), -np.inf)
    first = int(cells.place[table["obs_value"].eq(3).to_numpy().argmax()])
    return cells, first, flow(cells, room, cells.spread(price, 0.0), first, **given)


@pytest.mark.parametrize("width", [3.0, 5.0, 8.0])
def test_two_tables_differ_by_the_width_and_keep_every_sum(width):
    cells, first, move = change(ring(), 1.0, width=width)
    for part in (move.rise, move.fall):
        table = np.zeros(cells.size)
        table[move.cells] = part
        assert np.abs(cells.sums @ table).max() == pytest.approx(0)
    own = move.cells == first
    assert (move.rise - move.fall)[own] == pytest.approx(width)
    assert len(move.cells) == 6


def test_there_are_none_where_every_count_around_is_public():
    table = ring()
    table.loc[table["obs_value"].ne(3), "known"] = True
    assert change(table, 1.0, width=5.0)[2] is None


def test_the_cheaper_way_is_taken():
    counts = {"F": 3.0, "M": 30.0, "X": 20.0, "_T": 53.0}
    table = pd.DataFrame({"sex": list(counts), "obs_value": list(counts.values())})
    table = table.assign(age="_T", known=table["sex"].eq("_T"))
    for dear, cheap in (("M", "X"), ("X", "M")):
        price = np.where(table["sex"].eq(dear), 9.0, 1.0)
        cells, _, move = change(table, price, width=5.0)
        codes = {cells.codes[0][cell // cells.shape[1]] for cell in move.cells}
        assert codes == {"F", cheap}
