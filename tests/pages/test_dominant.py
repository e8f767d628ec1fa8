"""The map of the most frequent combinations gives every region a colour, and names its source."""

from itertools import combinations

import pandas as pd
import pytest

from indicators.codelists import NATION, areas_of, codelist
from indicators.model import LANGUAGES
from indicators.selection import Selection
from indicators.words.language import words
from pages.parts.page import Page
from pages.parts.panels.deprivation.deprivations import named
from pages.parts.panels.deprivation.dominant import coloured, map_message, shared_or_not

AGE = "Y5T14"
PAIRS = ["+".join(pair) for pair in combinations(codelist("deprivation")["dimension"], 2)][:8]


def cells(item: str) -> pd.DataFrame:
    return pd.DataFrame([{"item": item, "obs_value": 0.2, "lower_bound": 0.1, "upper_bound": 0.3}])


def of_regions(items) -> dict[tuple[str, str], pd.DataFrame]:
    return {
        (region, AGE): cells(item)
        for region, item in zip(areas_of("region_2021"), items, strict=False)
    }


def page_of(store, language):
    chosen = Selection(lang=language, indicator="AZE_PV_MPI_H", edition="illustrative")
    return Page("poverty", chosen, words(language), store)


def test_up_to_six_combinations_have_a_colour_each_those_of_most_regions_first():
    assert coloured([PAIRS[1], PAIRS[0], PAIRS[1]]) == [PAIRS[1], PAIRS[0]]
    assert len(coloured(PAIRS[:6])) == 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_eight_combinations_no_region_is_left_without_a_colour_and_a_name(store, language):
    found = of_regions([*PAIRS, *PAIRS[:5]])
    message = map_message(page_of(store, language), AGE, found)
    assert len(message["classes"]) == 6
    assert message["classes"][-1]["l"] == words(language)("another combination")
    assert {place for place, *_ in message["values"].values()} == set(range(6))
    told = {region: entry[2] for region, entry in message["values"].items()}
    items = {region: str(part["item"].iloc[0]) for (region, _), part in found.items()}
    assert told == {region: named(item, words(language)) for region, item in items.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_legend_names_regions_with_too_few_records_where_there_are_any(store, language):
    page, regions = page_of(store, language), len(areas_of("region_2021"))
    some = map_message(page, AGE, of_regions(PAIRS[:2]))
    assert some["states"] == [{"s": "missing", "l": words(language)("too few records")}]
    assert map_message(page, AGE, of_regions(PAIRS[:1] * regions))["states"] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_saved_picture_names_its_source_and_is_marked(store, language):
    message = map_message(page_of(store, language), AGE, of_regions(PAIRS))
    assert "[ILLUSTRATIVE]" in message["source"]
    assert message["watermark"] == words(language)("ILLUSTRATIVE")
    assert message["file"].endswith("_ILLUSTRATIVE")


def test_the_nation_is_no_region_when_regions_are_compared():
    alike = {**of_regions([PAIRS[0]] * 14), (NATION, AGE): cells(PAIRS[1])}
    same = "In every region the same combination is the most frequent: "
    assert shared_or_not(AGE, alike, words("en")) == f"{same}{named(PAIRS[0], words('en'))}."
    mixed = {**of_regions(PAIRS), (NATION, AGE): cells(PAIRS[0])}
    assert shared_or_not(AGE, mixed, words("en")).startswith("The regions differ")
