"""What readers are told of inequality from records, rates by weight and survivors of 1,000 born."""

import csv
import re
from io import StringIO

import pytest

from indicators.equity import INDEX, REST
from indicators.model import LANGUAGES
from indicators.selection import Selection
from indicators.standardised import Moved
from indicators.words.language import words
from pages.parts.drawing import ends_of, measured_table, written
from pages.parts.page import Page
from pages.parts.panels.child_survival import explained, rows_of, title, why_none
from pages.parts.panels.equity import of_records, parts
from pages.parts.panels.registration import standardised
from passports.files import inequality_csv
from tests.pages.opening import opened


def page_of(store, language="en", edition="illustrative"):
    chosen = Selection(lang=language, indicator="ED_ROFST_L3_ADM", edition=edition)
    return Page("education", chosen, words(language), store)


@pytest.fixture
def rows(store):
    return of_records.rows_of(page_of(store))


@pytest.fixture
def found(rows):
    return of_records.found_of(rows[rows["measure"] != "part"])


def parts_of(rows):
    own = rows[rows["measure"] == "part"].to_dict("records")
    return {row["item"].partition("/")[2]: of_records.measured(row) for row in own}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_measure_of_inequality_is_told_without_its_interval(found, language):
    said = of_records.table([*found], found, words(language))
    figures = sum(len({*own} & {"sii_linear", "rci", "par"}) for own in found.values())
    assert said.count("<strong>") == figures == 15
    assert said.count("<strong>") == len(re.findall(r"</strong><small>[^<]+</small>", said))
    assert "{" not in said


def test_the_slope_of_the_title_is_that_of_the_store(rows, found):
    row = rows[rows["item"].eq("two_or_more") & rows["measure"].eq("sii_linear")].iloc[0]
    said = of_records.title("two_or_more", found, words("en"))
    assert f"{-100 * row['obs_value']:.1f} percentage points fewer" in said


@pytest.mark.parametrize(
    ("slope", "way"), [(-0.05, "5.0 percentage points fewer"), (0.05, "5.0 percentage points more")]
)
def test_the_title_says_which_way_a_slope_goes(slope, way):
    own = {"sii_linear": of_records.Measured(slope, slope - 0.01, slope + 0.01, 100)}
    assert way in of_records.title("two_or_more", {"two_or_more": own}, words("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_chance_could_make_every_part_none_is_named(language):
    unsure = of_records.Measured(-0.01, -0.03, 0.01, 100)
    said = parts.explained({"sex": unsure, REST: unsure, INDEX: unsure}, words(language))[0]
    assert ": ." not in said and parts.factor_name("sex", words(language)) not in said


def test_parts_are_told_by_size_and_the_rest_last(rows):
    own = parts_of(rows)
    order = parts.ordered(own)
    assert order[:2] == ["wealth_quintile", "ref_area"] and order[-1] == REST
    assert INDEX not in order
    shares = sum(own[name].value for name in order) / own[INDEX].value
    assert shares == pytest.approx(1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_parts_that_chance_explains_are_not_named_as_others(rows, language):
    own = parts_of(rows)
    said = parts.explained(own, words(language))[0]
    for name, one in own.items():
        if name != INDEX:
            told = parts.factor_name(name, words(language)) in said
            assert told == parts.is_told_from_nought(one)


def test_what_is_written_as_nought_has_no_sign():
    assert written(-0.0004, 3, words("en")) == "0.000"
    assert written(-0.0006, 3, words("en")) == "−0.001"


def test_a_scale_has_round_ends_and_nought_within():
    assert ends_of([-0.223, 0.008]) == (-0.25, 0.05)
    assert ends_of([-50.7]) == (-60.0, 0.0)
    assert ends_of([float("nan")]) == (0.0, 1.0)


def test_a_table_of_pictures_names_every_cell_on_a_phone():
    assert measured_table(["a", "b", "c", "d", "e"], [], (0.0, 1.0), words("en")).count("<th") == 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_has_error_and_interval_of_every_measure(rows, store, language):
    own = words(language)
    names = [parts.row_names(row, own) for row in rows.to_dict("records")]
    content = inequality_csv(rows, names, store.sources(), "illustrative", own)
    table = list(csv.reader(StringIO(content.decode("utf-8-sig"))))
    assert len(table) == 1 + len(rows)
    assert all(all(cell for cell in line) for line in table)
    assert len({tuple(line[1:3]) for line in table[1:]}) == len(rows)
    warning = page_of(store, language).edition.warning(own)
    assert {line[0] for line in table[1:]} == {warning}


def test_published_comparisons_say_why_their_slope_has_no_interval(store):
    markup = " ".join(str(one.proto.body) for one in opened("equity").get("html"))
    assert of_records.why_no_interval(words("en")) in markup
    assert of_records.rows_of(page_of(store, edition="published")).empty


@pytest.mark.parametrize("language", LANGUAGES)
def test_whether_the_order_of_regions_changes_is_said(language):
    own = words(language)
    still, changed = Moved(14, 0, "", 1, 1), Moved(14, 5, "ER01", 1, 4)
    assert standardised.title(still, own) != standardised.title(changed, own)
    assert "5" in standardised.title(changed, own) and "14" in standardised.title(changed, own)


def test_regions_stand_from_the_lowest_crude_rate_on_with_both_rates(store):
    every = store.analysis("standardised", "illustrative", "crude", "standard", "ratio")
    rates = {name: own.set_index("ref_area") for name, own in every.groupby("measure")}
    said = standardised.table(rates, words("en"))
    assert said.count("<tr>") == 1 + 14
    crude = [float(cell) for cell in re.findall(r"data-label='Crude rate'>([\d.]+)<", said)]
    assert crude == sorted(crude)
    assert said.count("s-before") == said.count("s-more") == 14


def test_the_published_edition_says_why_it_has_no_standardised_rates_and_no_life_table():
    birth = " ".join(str(one.proto.body) for one in opened("live_birth").get("html"))
    assert standardised.why_none(words("en")) in birth
    health = " ".join(str(one.proto.body) for one in opened("health").get("html"))
    assert why_none(("CME_MRY10T14",), words("en")) in health


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chance_that_nobody_publishes_is_named(language):
    said = why_none(("CME_MRY10T14",), words(language))
    name = {"az": "10–14 yaşda ölüm", "en": "ages 10–14", "ru": "Смертность в 10–14 лет"}
    assert name[language] in said
    assert said.startswith(why_none((), words(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_survivors_are_told_with_their_interval_and_the_part_of_the_first_year(store, language):
    told = store.analysis("child_survival", "illustrative")
    ages = told.rename(columns={"obs_value": "estimate"})
    ages = ages.assign(until=ages["item"].astype(int)).sort_values("until").reset_index(drop=True)
    own = words(language)
    assert own.number(ages["estimate"].iloc[-1], 0) in title(ages, own)
    share = (1000 - ages["estimate"].iloc[0]) / (1000 - ages["estimate"].iloc[-1])
    assert own.percent(f"{100 * share:.0f}") in explained(ages, own)[0]
    assert rows_of(ages, own, "").count("crm-row-between") == 5
