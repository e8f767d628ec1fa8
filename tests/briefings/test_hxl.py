"""Files with HXL hashtags say the same figures, in words of humanitarian programs."""

import csv
import io
import re
from datetime import date

import pytest

from indicators.catalog import indicator
from indicators.model import LANGUAGES
from indicators.words.language import words
from passports.files import to_hxl_csv
from passports.headers import Passport
from tests.conftest import frame, observation

# HXL 1.1: a hashtag, then attributes; and those of its core hashtags that are used here.
HASHTAG = re.compile(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*")
CORE = {"#adm1", "#affected", "#cause", "#country", "#date", "#group", "#indicator", "#meta"}
CORE |= {"#population", "#region", "#status"}


def file_of(store, code, edition="published", language="en", **chosen):
    found = store.observations(code, edition, **chosen)
    passport = Passport(indicator(code), edition, [], "r", "2026-11-23", "http://x/")
    text = to_hxl_csv(found, passport, words(language)).decode()
    titles, tags, *rows = csv.reader(io.StringIO(text))
    return found, titles, tags, [dict(zip(tags, row, strict=True)) for row in rows]


@pytest.mark.parametrize(
    ("code", "edition"),
    [
        ("AZE_EMDAT_AFFECTED", "published"),
        ("AZE_MINE_CHILD_VICTIMS", "published"),
        ("CR_INFORM", "published"),
        ("DM_POP_TOT", "published"),
        ("ED_ROFST_L1_ADM", "illustrative"),
    ],
)
def test_hashtags_are_of_the_standard_and_columns_hold_what_they_say(store, code, edition):
    found, titles, tags, rows = file_of(store, code, edition)
    assert len(rows) == len(found) > 0
    assert [tag for tag in tags if not HASHTAG.fullmatch(tag)] == []
    assert {tag.partition("+")[0] for tag in tags} <= CORE
    assert len({*tags}) == len(tags) == len(titles)
    for row in rows:
        assert date(int(row["#date+year"]), 1, 1).year >= 1900
        for tag in tags:
            if tag.endswith("+num") and row[tag]:
                float(row[tag])


@pytest.mark.parametrize(
    ("code", "tag"),
    [
        ("AZE_EMDAT_AFFECTED", "#affected+num"),
        ("AZE_EMDAT_DEATHS", "#affected+killed+num"),
        ("AZE_MINE_CHILD_VICTIMS", "#affected+children+num"),
        ("AZE_CCRR_EXPOSED", "#population+children+exposed+num"),
        ("CR_INFORM", "#indicator+value+num"),
    ],
)
def test_a_count_of_people_is_tagged_as_such(store, code, tag):
    found, _, tags, rows = file_of(store, code)
    assert next(one for one in tags if one.endswith("+num")) == tag
    values = {float(row[tag]) for row in rows if row[tag]}
    assert values == {float(value) for value in found["obs_value"].dropna()}


def test_people_affected_by_a_flood_are_told_with_year_and_hazard(store):
    _, _, _, rows = file_of(store, "AZE_EMDAT_AFFECTED", time_period="1995")
    (row,) = rows
    assert (row["#affected+num"], row["#cause+hazard+code"]) == ("1658805", "FLOOD")
    assert (row["#country+code+v_iso3"], row["#region+code"], row["#adm1+code"]) == ("AZE", "", "")


def test_an_area_stands_with_all_that_it_lies_in(store):
    _, _, _, rows = file_of(store, "DM_POP_TOT", ref_area=["AZE", "ER05", "AZ-GA"])
    places = {
        tuple(row[tag] for tag in ("#region+code", "#region+name", "#adm1+code", "#adm1+name"))
        for row in rows
    }
    assert places >= {("", "", "", ""), ("ER05", "Ganja-Dashkasan", "AZ-GA", "Ganja")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_synthetic_says_so_first_in_every_row(store, language):
    _, _, tags, rows = file_of(store, "ED_ROFST_L1_ADM", "illustrative", language)
    assert tags[0] == "#meta+edition"
    (said,) = {row["#meta+edition"] for row in rows}
    assert said


def test_a_figure_that_is_withheld_is_empty_and_says_so():
    rows = frame(observation(obs_value=None, obs_status="Q"), observation(obs_value=0.0))
    passport = Passport(indicator("ED_ROFST_L1_ADM"), "published", [], "r", "2026-11-23", "")
    text = to_hxl_csv(rows, passport, words("en")).decode()
    _, tags, *lines = csv.reader(io.StringIO(text))
    value, status = tags.index("#indicator+value+num"), tags.index("#status+code")
    assert [(line[value], line[status]) for line in lines] == [("", "Q"), ("0.0", "A")]
