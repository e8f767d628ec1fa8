"""Every story says in each language what the store holds, and nothing that it does not."""

import re
from dataclasses import replace

import pytest

from data.print_shapes import topology
from data.store import Store
from figures.svg import Outlines
from indicators.catalog import catalog
from indicators.model import LANGUAGES
from indicators.summary import same_slice
from indicators.words import words
from stories import (
    Ground,
    StoreFigures,
    deck_file,
    faults_of,
    ground_of,
    rights,
    slide,
    stories,
    tell,
    tell_or_say_why,
)
from stories.model import Picture
from stories.pictures import draw

STEPS = [
    *(
        (f"{story.code}-{at}", step)
        for story in stories().values()
        for at, step in enumerate(story.steps, 1)
    ),
    *((f"right-{at}", step) for at, step in enumerate(rights().rights, 1)),
]
SAID = re.compile(r"<text[^>]*>([^<]*)")


@pytest.fixture(scope="module")
def figures(store: Store) -> StoreFigures:
    return StoreFigures(store, "published", 2026)


@pytest.fixture(scope="module")
def ground(store: Store) -> Ground:
    return ground_of(Outlines.of(topology(store), 640))


def test_the_stories_that_the_monitor_promises_are_there():
    assert [*stories()] == ["live_birth", "out_of_school", "lower_kura", "not_known"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "step"), STEPS, ids=[name for name, _ in STEPS])
def test_each_number_of_a_step_is_the_one_in_the_store(name, step, language, figures, ground):
    told = tell(step, figures, words(language), name, ground)
    assert told.picture is not None
    whole = " ".join([told.title, *told.paragraphs, told.notes])
    assert "{" not in whole
    for number in told.numbers:
        key = number.key
        alike = {"ref_area": key.ref_area, "time_period": key.time_period}
        alike |= {"data_source": key.data_source, **key.codes()}
        (row,) = same_slice(figures.figures(key.indicator), alike).to_dict("records")
        assert number.value == row["obs_value"]
        assert number.text in whole
        item, shown = catalog()[key.indicator], words(language)
        forms = {shown.figure(row, item), shown.figure(row, item).rstrip("%").rstrip()}
        forms |= {shown.number(row["obs_value"] * times, 0) for times in (1, 10)}
        assert number.text in forms or shown.figure(row, item).rstrip("%").rstrip() in number.text


def test_each_size_of_a_map_and_its_legend_have_the_patterns_they_are_painted_with(figures, ground):
    """A pattern paints nothing where the picture in which it stands is not displayed."""
    asked = Picture("map", ("AZE_PV_IWI35.AZEr107.2006.GDL_DHS2006",))
    drawn = draw(asked, figures, words("en"), "a", ground)
    legend = "".join(paint for paints, _ in drawn.keys for paint in paints)
    parts = [(drawn.large, drawn.large), (drawn.small, drawn.small), (legend, drawn.key_patterns)]
    for painted, where in parts:
        used = set(re.findall(r"url\(#([^)]+)\)", painted))
        assert used and used <= set(re.findall(r'<pattern id="([^"]+)"', where))
    every = re.findall(r' id="([^"]+)"', drawn.large + drawn.small + drawn.key_patterns)
    assert len(every) == len(set(every))


def test_a_map_of_one_area_in_fourteen_has_no_scale_of_colours(figures, ground):
    alone = "AZE_PP_PUPILS_INTERNET.ER02.2024.SSC_EDU_2025_09"
    drawn = draw(Picture("map", (alone,)), figures, words("en"), "a", ground)
    assert [said for _, said in drawn.keys] == ["with a figure", "Missing"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "step"), STEPS, ids=[name for name, _ in STEPS])
def test_each_picture_stands_on_a_screen_and_a_phone_with_source_and_words(
    name, step, language, figures, ground
):
    drawn = tell(step, figures, words(language), name, ground).picture
    assert drawn is not None
    for size in (drawn.large, drawn.small):
        assert "<title" in size
        assert "<desc" in size
    assert drawn.foot
    if step.picture.kind != "gap":
        assert words(language)("Source: {source}", source="") in drawn.foot[0]


def test_no_story_and_no_card_for_children_has_a_fault(figures, ground):
    told = [(one.code, one.steps, one.documents) for one in stories().values()]
    told.append(("rights", rights().rights, rights().documents))
    assert [fault for one in told for fault in faults_of(*one, figures, ground)] == []


def test_a_right_without_a_figure_is_a_card_that_says_whom_to_ask(figures, ground):
    (card,) = [step for step in rights().rights if step.article == 12]
    drawn = tell(card, figures, words("en"), "card", ground).picture
    assert drawn is not None
    assert "State Committee for Family" in " ".join(SAID.findall(drawn.large))


def test_every_card_for_children_stands_under_an_article_of_the_convention():
    assert all(step.article for step in rights().rights)


def test_a_map_of_shares_near_their_ceiling_shows_those_they_leave_out(figures, ground):
    """As on the page of the indicator: 4 of 1,000 homes in Lankaran had no electricity."""
    (step,) = [one for one in stories()["lower_kura"].steps if one.picture.kind == "map"]
    near = "AZE_PV_ELECTRICITY.AZEr105.2006.GDL_V4"
    asked = replace(step, picture=replace(step.picture, of=(near,), label=("AZEr105",)))
    drawn = tell(asked, figures, words("en"), "s", ground).picture
    assert drawn.title == "Households with electricity: those left out"
    assert drawn.subtitle.startswith("per 1,000, 2006")
    assert "<title>Lankaran: 4</title>" in drawn.large
    assert "<title>Aran: under 0.5</title>" in drawn.large
    assert 'class="m-area m-q4"><title>Shaki-Zagatala: 32' in drawn.large
    assert drawn.keys[4][1].endswith("(worse)")


def test_a_step_says_nothing_in_an_edition_that_lacks_one_of_its_figures(store, ground):
    step = stories()["live_birth"].steps[1]
    told = tell_or_say_why(step, StoreFigures(store, "none", 2026), words("en"), "x", ground)
    assert told.paragraphs == (
        "This step cannot be told in the edition that is shown: it lacks a figure.",
    )
    assert (told.picture, told.numbers) == (None, ())


def test_a_deck_that_is_carried_away_asks_no_network_for_anything(figures, ground):
    steps = stories()["out_of_school"].steps
    told = [tell(step, figures, words("az"), f"s{at}", ground) for at, step in enumerate(steps)]
    slides = [slide(one, "Məktəb", "buraxılış", "", words("az")) for one in told]
    page = deck_file("Məktəb", slides, words("az"))
    assert page.count("<section>") == len(steps)
    assert "default-src 'none'" in page
    assert not re.search(r"(?:src|href)=[\"']?(?:https?:)?//|@import|url\((?!#)", page)


def test_slides_of_the_illustrative_edition_carry_its_word(figures, ground):
    told = tell(stories()["out_of_school"].steps[0], figures, words("en"), "s", ground)
    marked = slide(told, "Story", "ILLUSTRATIVE", "ILLUSTRATIVE", words("en"))
    assert "d-mark" in marked
    assert "<strong>ILLUSTRATIVE</strong>" in marked


def test_a_step_of_the_illustrative_edition_says_which_figures_are_real(store, ground):
    made_up, real = (
        StoreFigures(store, "illustrative", 2026),
        StoreFigures(store, "published", 2026),
    )
    step = stories()["not_known"].steps[0]
    said = tell_or_say_why(step, made_up, words("en"), "x", ground).paragraphs[-1]
    assert said in {
        "The figures shown here are synthetic. What is said to be published or not is said of real "
        "figures.",
        "This is told of real figures alone: see the published edition.",
    }
    assert said not in tell_or_say_why(step, real, words("en"), "x", ground).paragraphs
