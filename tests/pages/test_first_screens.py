"""Pages that are opened without an address's choice begin with what can be chosen, or a finding."""

import pandas as pd
import pytest

from indicators.words.language import words
from pages.parts.panels.registration.vital import rates_title
from tests.pages.opening import opened


def markup(path: str) -> str:
    return " ".join(part.proto.body for part in opened(path, lang="en").get("html"))


@pytest.mark.parametrize(("path", "to"), [("figure", "figure?id="), ("present", "present?lang=en")])
def test_without_a_figure_named_the_leading_ones_are_offered(path: str, to: str):
    shown = markup(path)
    cards = shown.split("<article>")[1:]
    assert len(cards) >= 6
    assert all(f"href='{to}" in card for card in cards)
    assert "In Azerbaijan in 2023, 1.5% of children of primary school age" in cards[0]


def test_every_story_can_be_presented_from_the_page_that_presents():
    assert markup("present").count("present?lang=en&amp;story=") == 4


def test_the_portrait_of_the_nation_says_how_its_targets_stand_and_what_is_newest():
    shown = markup("area_profile")
    assert "Of 21 indicators with a target and a pace, 4 met it" in shown.partition("</h1>")[0]
    assert shown.count("<article>") == 5
    assert "What is known of this area" in shown


def test_the_title_of_rates_is_the_latest_of_the_first_and_says_that_it_is_computed():
    row = {"measure": "imr", "estimate": 18.1, "lower_bound": 17.3, "upper_bound": 18.9}
    found = pd.DataFrame(
        [row | {"time_period": "2023"}, row | {"time_period": "2022", "estimate": 11.0}]
    )
    assert rates_title(found, words("en")) == (
        "Infant deaths per 1,000 live births, 2023: 18.1 (17.3 to 18.9), computed from the counts"
    )
