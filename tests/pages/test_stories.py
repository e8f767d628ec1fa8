"""The pages of stories: an address a step, keys with buttons, a stage, cards for children."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from stories import rights, stories
from tests.pages.opening import opened


def words_of(test: AppTest) -> str:
    return " ".join(part.proto.body for part in test.get("html"))


def sent(test: AppTest, name: str) -> list[Any]:
    """Return what a component of the page was given."""
    waiting: list[Any] = [test._tree]
    found = []
    while waiting:
        node = waiting.pop()
        waiting.extend(getattr(node, "children", {}).values())
        proto = getattr(node, "proto", None)
        if proto is not None and getattr(proto, "component_name", "").endswith(name):
            found.append(json.loads(proto.json))
    return found


def test_the_list_leads_to_the_first_step_of_every_story():
    (said,) = [one["html"] for one in sent(opened("stories"), "drawn")]
    for code in stories():
        assert f"story={code}&amp;step=1" in said


def test_the_list_shows_the_first_picture_of_every_story_with_its_source():
    (said,) = [one["html"] for one in sent(opened("stories"), "drawn")]
    cards = said.split("<li>")[1:]
    assert len(cards) == len(stories())
    assert all("<svg" in card for card in cards)
    assert "State Statistical Committee" in cards[0]
    assert "quality grade B" in cards[0]


def test_a_step_has_its_own_address_and_the_buttons_lead_on():
    test = opened("story", story="live_birth", step="2")
    assert "Of 1000 newborns, 54 were recorded with low weight in 2014 and 80 in 2016" in words_of(
        test
    )
    test.button(key="s-next").click().run()
    assert test.query_params["step"] in ("3", ["3"])
    assert "aria-current='step'><b>3</b>" in words_of(test)


def test_the_arrow_keys_and_home_and_escape_go_with_the_buttons():
    test = opened("story", story="live_birth", step="2")
    keys = {
        name: test.button(key=name).proto.shortcut
        for name in ("s-back", "s-next", "s-first", "s-all")
    }
    assert [*keys.values()] == ["left", "right", "home", "escape"]


@pytest.mark.parametrize("asked", ["0", "99", "x", "²", ""])
def test_a_step_that_does_not_exist_opens_the_first(asked):
    assert "<b>1</b>What counts" in words_of(opened("story", story="live_birth", step=asked))


def test_a_story_that_does_not_exist_is_said_so():
    assert "There is no such story." in words_of(opened("story", story="nothing"))


def test_the_stage_holds_every_slide_of_a_story_and_the_figures_asked_for():
    (deck,) = sent(opened("present", story="out_of_school"), "deck")
    assert len(deck["slides"]) == len(stories()["out_of_school"].steps)
    (chosen,) = sent(
        opened("present", figures="ED_ROFST_L3_ADM,NO_SUCH,AZE_LBW_OFFICIAL@2018"), "deck"
    )
    assert ["15.7%" in chosen["slides"][0], "7.8" in chosen["slides"][1]] == [True, True]
    assert len(chosen["slides"]) == 2


def test_slides_of_the_illustrative_edition_are_marked():
    (deck,) = sent(opened("present", story="out_of_school", edition="illustrative"), "deck")
    assert all("ILLUSTRATIVE" in one for one in deck["slides"])


def test_children_read_a_card_for_each_right_a_way_out_and_no_number_to_call():
    (data,) = sent(opened("children", lang="az"), "children")
    assert data["html"].count("class='k-card'") == len(rights().rights)
    assert "class='k-leave'" in data["html"]
    assert "Hələ təsdiq edilməyib" in data["html"]
    assert "tel:" not in data["html"]
