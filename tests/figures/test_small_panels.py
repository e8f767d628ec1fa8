"""Small trends: one scale for all, parts never joined, a region without a series has its place."""

from xml.etree import ElementTree

from figures.svg.panels import Scale, SmallTrend, panels_markup

SCALE = Scale(2010, 2020, 0.0, 10.0, ("2010", "2020"), (2014.5,))
WHOLE = SmallTrend("A", 0, 0, "Aran", "Aran. 2010: 1", "x", [[(2010, 1.0), (2020, 9.0)]], "9")
BROKEN = SmallTrend(
    "B", 1, 0, "Bakı", "Bakı. 2010: 5", "x", [[(2010, 5.0), (2014, 5.0)], [(2015, 8.0)]], "8"
)
NONE = SmallTrend("C", 0, 1, "Naxçıvan", "Naxçıvan. no series", "x")


def drawn(*trends, nation=(), chosen=""):
    text = panels_markup(trends, nation, SCALE, "A title", "no series", chosen)
    return ElementTree.fromstring(text)  # noqa: S314


def lines(panel, kind="p-line"):
    return [path.get("d") for path in panel.iter("path") if path.get("class") == kind]


def test_all_panels_have_one_scale():
    low, high = SCALE.place((2010, 0.0)), SCALE.place((2020, 10.0))
    assert low == (6.0, 70.0)
    assert high == (112.0, 12.0)


def test_parts_of_a_series_are_not_joined_and_one_figure_is_a_dot():
    first, second = lines(drawn(BROKEN))
    assert first.count("L") == 1
    assert second.endswith("h.01")


def test_the_nation_is_drawn_in_every_panel_with_a_series():
    found = drawn(WHOLE, BROKEN, NONE, nation=[[(2010, 2.0), (2020, 3.0)]])
    assert [len(lines(panel, "p-nation")) for panel in found.iter("a")] == [1, 1, 0]


def test_a_region_without_a_series_keeps_its_place_and_says_so():
    panel = list(drawn(WHOLE, NONE).iter("a"))[1]
    assert panel.get("style") == "grid-area:2/1"
    assert [small.text for small in panel.iter("small")] == ["no series"]
    assert "p-missing" in panel.get("class")


def test_a_break_is_marked_between_the_years():
    (mark,) = lines(drawn(BROKEN), "p-break")
    assert mark.startswith(f"M{SCALE.place((2014.5, 0.0))[0]:g} ")
