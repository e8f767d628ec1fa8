"""The DHS Program's model datasets give what R's package survey gives, to the last digit printed.

The files may not be handed on: ``REFERENCE_CASES`` names a folder that holds them, beside the
figures expected (``SHARE_expected.csv``; proportions by R's survey 4, definitions checked against
the Program's published code).
"""

import os
import shutil
from pathlib import Path

import pandas as pd
import pytest

from data.survey import Mapped
from tests.data.survey.made import computed

_LEVELS = {
    "male": "M", "female": "F", "urban": "U", "rural": "R",
    "poorest": "Q1", "poorer": "Q2", "middle": "Q3", "richer": "Q4", "richest": "Q5",
}  # fmt: skip
_GROUPS = {"total": (), "wealth": ("wealth_quintile",), "region x wealth": None}
_CROSS = ("region", "wealth_quintile")
POINTS = 1e-4  # of a percentage


@pytest.fixture(scope="module")
def cases() -> Path:
    named = os.environ.get("REFERENCE_CASES")
    if not named:
        pytest.skip("REFERENCE_CASES names no folder of reference cases")
    inner = Path(named) / "12_dhs_model"
    return inner if inner.is_dir() else Path(named)


@pytest.fixture(scope="module")
def expected(cases) -> pd.DataFrame:
    table = pd.read_csv(cases / "SHARE_expected.csv")
    return table[table["unit"] == "percent"]


def figures(cases, expected, folder, pattern, strata):
    (folder / "in").mkdir()
    for path in cases.glob(pattern):
        shutil.copy(path, folder / "in")
    names = [*expected["indicator"].unique()]
    made = computed(folder / "in", folder / "scratch", *names, mapped=strata, by=[_CROSS])
    table = made.table.fillna(dict.fromkeys(("region", "sex", "residence", *_CROSS), ""))
    table["region"] = table["region"].str.removeprefix("region ")  # a CSV has no labels
    return table.set_index(["indicator", "by", "region", "sex", "residence", "wealth_quintile"])


def place(row):
    """Return where a row that is expected stands among the figures."""
    by = _GROUPS.get(row["group"], (row["group"],))
    by = _CROSS if by is None else by
    levels = [_LEVELS.get(one, one.removeprefix("region ")) for one in row["level"].split(" | ")]
    known = dict(zip(by, levels, strict=False))
    groups = [known.get(name, "") for name in ("region", "sex", "residence", "wealth_quintile")]
    return (row["indicator"], " x ".join(by) or "total", *groups)


@pytest.mark.parametrize(
    ("pattern", "mapped", "error"),
    [
        ("*_dta.zip", Mapped(), "se"),
        ("*.csv.gz", Mapped(strata={"PR": ["hv022"], "KR": ["v022"], "IR": ["v022"]}), "se_v022"),
    ],
)
def test_every_share_is_that_of_the_peer(cases, expected, tmp_path, pattern, mapped, error):
    found = figures(cases, expected, tmp_path, pattern, mapped)
    wrong = []
    for row in expected.to_dict("records"):
        own = found.loc[place(row)]
        pairs = [("estimate", "estimate", 100), (error, "standard_error", 100)]
        pairs += [("n_unweighted", "records", 1), ("n_psu", "clusters", 1)]
        pairs += [("lower", "lower", 100), ("upper", "upper", 100)] if error == "se" else []
        for theirs, ours, scale in pairs:
            alone = ours == "standard_error" and row["n_psu"] == 1
            if pd.notna(row[theirs]) and not alone:
                off = abs(row[theirs] - own[ours] * scale)
                wrong += [(place(row), theirs, off)] if not off <= POINTS else []
    assert wrong == []
    assert len(expected) == 261


def test_a_single_cluster_shows_no_error_where_the_peer_prints_none(cases, expected, tmp_path):
    alone = expected[expected["n_psu"] == 1]
    names = [*alone["indicator"].unique()]
    assert names == ["ors_for_diarrhoea"]
    found = figures(cases, alone, tmp_path, "*KR*_dta.zip", Mapped())
    for row in alone.to_dict("records"):
        assert pd.isna(found.loc[place(row), ["standard_error", "lower", "upper"]]).all()
