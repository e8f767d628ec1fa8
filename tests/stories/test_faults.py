"""A story that says more than the store holds is refused, with file, step and reason."""

import pytest

from data.print_shapes import topology
from data.store import Store
from figures.svg import Outlines
from indicators.errors import DataFaults, DeclarationError
from stories import Ground, StoreFigures, check_story, ground_of, read_story

LOW = "AZE_LBW_OFFICIAL"
STORY = """
about = "{about}"
[title]
az = "x"
en = "x"
ru = "x"
[lede]
az = "x"
en = "x"
ru = "x"
[[steps]]
name = {{az = "x", en = "x", ru = "x"}}
title = {{az = "x", en = "{title}", ru = "x"}}
text = {{az = "x", en = "x", ru = "x"}}
picture = {{kind = "{kind}", of = ["{of}"]}}
{more}
[[steps]]
name = {{az = "x", en = "x", ru = "x"}}
title = {{az = "x", en = "x", ru = "x"}}
text = {{az = "x", en = "x", ru = "x"}}
picture = {{kind = "trend", of = ["AZE_LBW_OFFICIAL@2018"]}}
"""
COMPARED = '[[steps.compares]]\none = "{}"\nrelation = "{}"\nthan = "{}"'


@pytest.fixture(scope="module")
def figures(store: Store) -> StoreFigures:
    return StoreFigures(store, "published", 2026)


@pytest.fixture(scope="module")
def ground(store: Store) -> Ground:
    return ground_of(Outlines.of(topology(store), 640))


def faults(figures, ground, *, title="x", kind="trend", of=f"{LOW}@2018", more="", about=LOW):
    text = STORY.format(title=title, kind=kind, of=of, more=more, about=about)
    story = read_story(text.encode(), "mine.toml")
    try:
        check_story(story, figures, ground)
    except DataFaults as error:
        return "\n".join(map(str, error.faults))
    return ""


def test_a_story_in_which_all_is_bound_has_no_fault(figures, ground):
    assert faults(figures, ground, title=f"In 2018 it was {{{LOW}@2018}}") == ""


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("{NO_SUCH@2018}", "'NO_SUCH' is no indicator"),
        (f"{{{LOW}@1950}}", f"no figure is '{LOW}@1950'"),
        (f"{{{LOW}.ER99.2018.TRANSMONEE_2020}}", "no figure is"),
        (f"{{{LOW}.ER01.2018.TRANSMONEE_2020}}", "no figure is"),
        (f"{{{LOW}.AZE}}", "names no figure"),
        (f"{{{LOW}@2018|sideways}}", "'sideways' is no form of a figure"),
        ("{AZE_LBW@2018|of100}", "AZE_LBW is no share"),
        ("It is 7.8 per cent", "title.en: '7.8' is in the text, and no figure says so"),
        ("12 of 90 children", "'12' is in the text"),
        ("In 2011 it was low", "'2011' is in the text"),
        ("It rose", "'rose' compares: name the figures in [[steps.compares]]"),
    ],
)
def test_a_text_that_the_store_does_not_hold_is_named_with_its_step(title, reason, figures, ground):
    told = faults(figures, ground, title=title)
    assert told.startswith("mine.toml")
    assert "step 1" in told
    assert reason in told


@pytest.mark.parametrize(
    ("one", "relation", "than", "reason"),
    [
        (f"{LOW}@2016", "higher", f"{LOW}@2014", "a break lies between them"),
        (f"{LOW}@2016", "lower", f"{LOW}@2018", "the figures are"),
        ("ED_ROFST_L3_ADM@2018", "higher", "ED_ROFST_L3_ADM@2019", "the caveat 'disowned' forbids"),
        (f"{LOW}@2016", "higher", "AZE_LBW@2016", "two indicators are not compared"),
        (
            "AZE_IMR_OFFICIAL.AZE.2018.SSC_PRESS",
            "higher",
            "AZE_IMR_OFFICIAL.AZE.2018.MOH_2019",
            "two sources are not compared",
        ),
    ],
)
def test_a_comparison_that_may_not_be_made_is_refused(one, relation, than, reason, figures, ground):
    told = faults(figures, ground, more=COMPARED.format(one, relation, than))
    assert reason in told


def test_a_comparison_within_one_definition_that_is_so_is_allowed(figures, ground):
    more = COMPARED.format(f"{LOW}@2016", "higher", f"{LOW}@2018")
    assert faults(figures, ground, title="It fell", more=more) == ""


@pytest.mark.parametrize(
    ("kind", "of", "reason"),
    [
        ("map", f"{LOW}@2018", "a map is drawn beside one figure of an area"),
        ("map", "DM_BRTS.ER01.2024.SSC_PRESS", "no figure is"),
        ("map", "AZE_MINE_CLEARED.AZ-AGM.2025.ANAMA_PRESS", "no map colours areas by it"),
        ("dots", "AZE_LBW@2018", "dots show shares in per cent"),
        ("gap", LOW, "it is no gap"),
        ("trend", "PT_CHLD_Y0T4_REG@2023", "a trend needs two periods"),
    ],
)
def test_a_picture_that_would_mislead_is_refused(kind, of, reason, figures, ground):
    assert reason in faults(figures, ground, kind=kind, of=of)


def test_a_fault_of_the_file_itself_is_named_with_its_line():
    text = STORY.format(title="x", kind="pie", of=LOW, more="", about="NO_SUCH")
    with pytest.raises(DeclarationError) as caught:
        read_story(text.encode(), "mine.toml")
    told = str(caught.value)
    assert "mine.toml, line 2, key about" in told
    assert "'pie' is not one of" in told
