"""A figure's identity stands in an address unchanged, and is read back as what it was."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.codelists import DIMENSIONS
from indicators.facts import Key, key_of
from passports.identity import FigureIdError, figure_id, parse_figure_id

PLAIN = Key("ED_CR_L1", "AZE", "2023", "UIS_2024_09", "published")
PART = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
GROUPS = st.dictionaries(
    st.sampled_from(DIMENSIONS), PART.filter(lambda code: code != "_T"), max_size=3
).map(lambda chosen: tuple((name, chosen[name]) for name in DIMENSIONS if name in chosen))
KEYS = st.builds(
    Key, PART, PART, PART, PART, st.sampled_from(["published", "illustrative"]), GROUPS
).filter(lambda key: key.indicator != "ILLUSTRATIVE")


@pytest.mark.parametrize("edition", ["published", "illustrative"])
def test_every_figure_of_the_store_is_named_and_found_by_its_name(store, edition):
    rows = store.every(edition).to_dict("records")
    keys = [key_of(row) for row in rows]
    names = [figure_id(key) for key in keys]
    assert [parse_figure_id(name) for name in names] == keys
    assert len(set(names)) == len(rows) > 1000


@given(KEYS)
def test_whatever_its_letters_a_name_is_read_back_and_needs_no_quoting(key):
    name = figure_id(key)
    assert parse_figure_id(name) == key
    assert quote(name, safe="") == name


@pytest.mark.parametrize(
    ("period", "written"),
    [
        ("2023", "2023"),
        ("2019-06-01", "2019-06-01"),
        ("2020/2021", "2020~2F2021"),
        ("2022-01-01/P3M", "2022-01-01~2FP3M"),
    ],
)
def test_a_period_stays_readable(period, written):
    key = Key("ED_CR_L1", "AZE", period, "UIS_2024_09", "published")
    assert figure_id(key) == f"ED_CR_L1.AZE.{written}.UIS_2024_09"


def test_groups_are_named_and_totals_are_not():
    key = Key("X", "AZ-LER", "2023", "S", "published", (("sex", "F"), ("age", "Y_GE15")))
    assert figure_id(key) == "X.AZ-LER.2023.S.sex-F.age-Y_GE15"


def test_the_name_of_an_illustrative_figure_says_so():
    key = Key("X", "AZ-LER", "2023", "ILLUSTRATIVE", "illustrative")
    assert figure_id(key) == "ILLUSTRATIVE.X.AZ-LER.2023.ILLUSTRATIVE"
    assert parse_figure_id(figure_id(key)).edition == "illustrative"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "ED_CR_L1",
        "ED_CR_L1.AZE.2023",
        "ED_CR_L1.AZE..UIS",
        "ILLUSTRATIVE.ED_CR_L1.AZE.2023",
        "ED_CR_L1.AZE.2023.UIS.sex",
        "ED_CR_L1.AZE.2023.UIS.sex-_T",
        "ED_CR_L1.AZE.2023.UIS.colour-F",
        "ED_CR_L1.AZE.2023.UIS.age-Y0.sex-F",
        "ED_CR_L1.AZE.2023.UIS.sex-F.sex-F",
        "ED_CR_L1.AZE.2020/2021.UIS",
        "ED_CR_L1.AZE.2020~2f2021.UIS",
        "ED_CR_L1.AZE.~FF.UIS",
        "ED CR.AZE.2023.UIS",
    ],
)
def test_what_is_no_name_of_a_figure_is_refused_by_name(name):
    with pytest.raises(FigureIdError) as refused:
        parse_figure_id(name)
    assert repr(name) in refused.value.message
