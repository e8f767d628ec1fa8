"""The table that docs/disclosure.md works through is what the code makes of it."""

import re
from pathlib import Path

import pandas as pd
import pytest

from data.protection import protect_rows
from indicators.catalog import indicator
from indicators.codelists import ALL, areas
from indicators.disclosure import THRESHOLD, attack, is_small, protect, withhold

PAGE = Path(__file__).parents[3] / "docs" / "disclosure.md"
CELL = re.compile(r"(?P<obs_value>\d+)(?: → Q, (?P<lower>\d+) to (?P<upper>\d+))?")
GROUPS = {"Girls": "F", "Boys": "M", "All": "_T"}
NAMES = ["ref_area", "sex"]
CONVICTED, REGION = "AZE_JJ_CONVICTED", "ER04"


@pytest.fixture(scope="module")
def page():
    """The cells of the page: the count, and the bounds of it where readers get none."""
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line[:2] == "| "]
    (_, *groups), *rows = ([part.strip() for part in line.split("|")[1:-1]] for line in lines)
    cells = [
        [
            area.replace("Region", "_T"),
            GROUPS[group],
            *map(float, CELL.fullmatch(cell).groups("nan")),
        ]
        for area, *found in rows
        for group, cell in zip(groups, found, strict=True)
    ]
    return pd.DataFrame(cells, columns=[*NAMES, "obs_value", "lower", "upper"])


@pytest.fixture(scope="module")
def table(page):
    return page[[*NAMES, "obs_value"]]


@pytest.fixture(scope="module")
def found(table):
    return protect(table, dimensions=NAMES)


def known(table):
    """Return what an attacker infers who knows that counts are whole and zeros published."""
    return attack(table, dimensions=NAMES, minimum=1, whole=True).set_index(NAMES)


def test_the_page_withholds_the_cells_that_the_code_withholds(page, found):
    assert len(page) == 15
    assert page["lower"].notna().equals(found["suppressed"].ne(""))
    told = found.set_index(NAMES)["suppressed"]
    assert told["District A", "F"] == "primary"
    assert told.value_counts().to_dict() == {"": 11, "secondary": 3, "primary": 1}
    shown = found["suppressed"].eq("")
    assert found.loc[shown, "obs_value"].equals(page.loc[shown, "obs_value"])
    assert set(found.loc[~shown, "obs_status"] + found.loc[~shown, "obs_conf"]) == {"QC"}


def test_the_page_says_what_can_be_inferred(page, found):
    bounds = page.dropna().set_index(NAMES)[["lower", "upper"]]
    inferred = known(found.drop(columns="suppressed"))
    assert inferred[["lower", "upper"]].equals(bounds)
    assert inferred.loc[("District A", "F"), "width"] == 9 >= THRESHOLD == 5


def test_the_small_count_alone_and_with_its_row_would_be_given_away(table):
    first = is_small(table["obs_value"])
    for hidden in (first, first | (table["ref_area"].eq("District A") & table["sex"].eq("M"))):
        inferred = known(table.assign(obs_value=table["obs_value"].mask(hidden)))
        assert inferred.loc[("District A", "F"), ["lower", "upper"]].tolist() == [3, 3]


def test_the_rate_of_a_withheld_count_is_withheld(table, found):
    whole = table[table["sex"].eq("_T")].set_index("ref_area")["obs_value"]
    rates = table.assign(obs_value=100 * table["obs_value"] / table["ref_area"].map(whole))
    assert rates["obs_value"].iloc[0] == 12.5
    assert withhold(rates, [found], on=NAMES)["obs_value"].isna().equals(found["obs_value"].isna())


def test_the_build_withholds_the_same_cells(table, found):
    """At the door of the store the region is a region and has its four districts."""
    districts = [code for code, area in areas().items() if area.parent == REGION]
    codes = dict(zip(sorted(set(table["ref_area"])), [*districts, REGION], strict=True))
    rows = [
        {**ALL, "indicator": CONVICTED, "time_period": "2023"}
        | row
        | {"ref_area": codes[row["ref_area"]]}
        for row in table.to_dict("records")
    ]
    assert indicator(CONVICTED).disclosure_threshold == THRESHOLD
    stored = pd.DataFrame(protect_rows(rows, published=[]))
    assert stored["obs_value"].isna().equals(found["obs_value"].isna())
