"""Equal squares: heavy lines between regions, states patterned, counts by area, keys and names."""

from xml.etree import ElementTree

from figures.svg import state_marks
from figures.svg.maps.tiles import TILE_STYLE, Tile, borders, tiles_svg
from indicators.codelists import STATES

SVG = "{http://www.w3.org/2000/svg}"
WEST = Tile("A", 0, 0, "north", "Ağdaş", "AGS", "12.5", "Ağdaş: 12.5%", "x?a=1", colour=0)
EAST = Tile("B", 1, 0, "north", "Bakı", "BA", "97", "Bakı: 97%", "x?a=2", colour=1)
BELOW = Tile("C", 0, 1, "south", "Cəlila.", "CAL", "", "Cəlilabad: no figure", "x?a=3")


def drawn(*tiles, chosen=""):
    text = tiles_svg(tiles, "A title", "t", ["m-q0", "m-q4"], chosen)
    return ElementTree.fromstring(text.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" '))  # noqa: S314


def test_a_heavy_line_parts_regions_but_not_districts_of_one():
    lines = borders([WEST, EAST, BELOW])
    assert "M0 50h50" in lines
    assert "M50 0v50" not in lines


def test_a_line_between_two_regions_is_drawn_once():
    assert borders([WEST, BELOW]).count("M0 50h50") == 1


def test_a_district_without_a_figure_is_hatched_and_says_so():
    missing = drawn(WEST, BELOW).findall(f".//{SVG}a")[1]
    assert missing.get("aria-label") == "Cəlilabad: no figure"
    assert missing.find(f"{SVG}rect").get("fill") == "url(#t-missing)"


def test_a_state_has_its_own_pattern():
    suppressed = Tile("C", 0, 1, "south", "C", "C", "", "C: suppressed", "x", state="suppressed")
    assert drawn(suppressed).find(f".//{SVG}a/{SVG}rect").get("fill") == "url(#t-suppressed)"


def test_a_count_of_a_quarter_has_a_square_of_half_the_side():
    counts = [Tile(c, 0, 0, "n", c, c, "1", c, share=share) for c, share in (("A", 1), ("B", 0.25))]
    sides = [float(rect.get("width")) for rect in drawn(*counts).iter(f"{SVG}rect")]
    whole, quarter = (side for side in sides if side not in (10, 50))
    assert quarter == whole / 2


def test_a_count_of_nought_is_written_and_has_no_square():
    (nought,) = drawn(Tile("A", 0, 0, "n", "A", "A", "0", "A: 0", share=0.0)).findall(
        f"{SVG}svg/{SVG}g"
    )
    assert [text.text for text in nought.iter(f"{SVG}text")] == ["A", "A", "0"]
    assert float(nought.findall(f"{SVG}rect")[1].get("width")) == 0


def test_the_keyboard_enters_the_grid_once_at_the_area_chosen():
    links = drawn(WEST, EAST, chosen="B").findall(f".//{SVG}a")
    assert [(one.get("tabindex"), one.get("data-at")) for one in links] == [
        ("-1", "0,0"),
        ("0", "1,0"),
    ]


def test_letters_have_the_ink_of_their_colour_which_turns_with_the_theme():
    kinds = [text.get("class") for text in drawn(WEST, EAST).iter(f"{SVG}text")]
    assert [kind.split()[1] for kind in kinds] == ["t-on-m-q0"] * 3 + ["t-on-m-q4"] * 3
    assert ".t-on-m-q0{fill:var(--on0,#04101a)}" in TILE_STYLE
    assert ".t-on-m-q4{fill:var(--on4,#ffffff)}" in TILE_STYLE


def test_an_unsure_figure_keeps_its_colour_under_a_pattern():
    unsure = Tile("A", 0, 0, "n", "A", "A", "1", "A: 1", "x", colour=0, state="low_reliability")
    rects = drawn(unsure).findall(f".//{SVG}a/{SVG}rect")
    assert [one.get("class") for one in rects] == ["t-box m-q0", None]
    assert rects[1].get("fill") == "url(#t-low_reliability)"


def test_a_legend_shows_the_pattern_of_an_unsure_figure_on_the_colour_it_lies_on():
    assert state_marks("low_reliability", "t")[0] == 'class="m-q2"'
    assert all(len(state_marks(state, "t")) == 1 for state in STATES if state != "low_reliability")
