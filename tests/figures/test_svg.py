"""Pictures in plain SVG: cut at breaks, sources apart, states patterned, readable when alone."""

import re
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image, ImageColor

from figures.svg.card import PLOT, card
from figures.svg.card_map import BLANK, CardMap
from figures.svg.file import standalone
from figures.svg.label import value_labels
from figures.svg.maps.map import by_reference, drawn_in, map_marks, patterns, state_marks
from figures.svg.plot import Frame, plot
from figures.svg.trend import trend_marks, trend_svg
from geo.outlines import PictureSize
from indicators.catalog import indicator
from indicators.codelists import STATES
from indicators.observations import moment
from indicators.words.language import words
from tests.conftest import frame, observation

RATE = replace(indicator("ED_ROFST_L1_ADM"), caveats=())
FRAME = Frame(400, 200, left=40, right=10, top=10, bottom=20)
ON = PictureSize(100, 80, 1.0, 0.0, 0.0)


def series(*pairs, **given):
    return frame(*(observation(time_period=p, obs_value=v, **given) for p, v in pairs))


def parsed(text):
    return ElementTree.fromstring(text)  # noqa: S314


def test_the_scale_of_values_begins_at_nought_and_holds_every_bound():
    rows = frame(observation(obs_value=6.0, lower_bound=4.0, upper_bound=11.0))
    drawn = plot([("", rows)], RATE, words("en"), FRAME)
    (part,) = drawn.lines[0]
    bottom, top = drawn.upwards[0], drawn.upwards[-1]
    assert bottom == (180.0, "0")
    assert top[0] == 10.0
    low, high = part.bounds[0]
    assert 10.0 <= high < part.points[0][1] < low < 180.0


def test_a_month_lies_within_its_year():
    assert moment("2023") == 2023
    assert moment("2023-07-01") == 2023.5


def test_a_line_is_cut_where_the_series_breaks():
    rows = series(("2013", 5.0), ("2014", 6.0), ("2015", 9.0), ("2016", 8.0))
    rows.loc[rows["time_period"] == "2015", "obs_status"] = "B"
    drawn = plot([("", rows)], RATE, words("en"), FRAME)
    assert [len(part.points) for part in drawn.lines[0]] == [2, 2]
    assert trend_marks(drawn).count('class="v-l0"') == 2


def test_the_labels_of_breaks_stand_above_every_point_and_on_no_other_label():
    assert len(RATE.breaks) >= 2
    rows = series(("2010", 9.9), ("2014", 10.0), ("2016", 9.8), ("2019", 10.0))
    drawn = plot([("", rows)], RATE, words("az"), FRAME)
    svg = trend_svg(drawn, "Ad", "Təsvir", "x")
    told = re.findall(r'class="v-note[^"]*" x="[^"]+" y="([^"]+)">(.*?)</text>', svg)
    rows_of = [[float(y) + 14 * at for at in range(text.count("<tspan"))] for y, text in told]
    baselines = [y for rows in rows_of for y in rows]
    assert len(told) == len(drawn.breaks) == 2
    assert len(set(baselines)) == len(baselines)
    highest = min(y for line in drawn.lines for part in line for _, y in part.points)
    assert max(baselines) < highest - 4


def test_two_sources_are_two_lines_of_two_classes():
    one = series(("2013", 5.0), ("2014", 6.0), data_source="A")
    two = series(("2013", 7.0), ("2014", 8.0), data_source="B")
    text = trend_marks(plot([("A", one), ("B", two)], RATE, words("en"), FRAME))
    assert 'class="v-l0"' in text
    assert 'class="v-l1"' in text


def test_an_interval_is_a_band_where_every_point_has_one_else_a_stroke():
    rows = series(("2013", 5.0), ("2014", 6.0))
    rows["lower_bound"], rows["upper_bound"] = rows["obs_value"] - 1, rows["obs_value"] + 1
    assert 'class="v-b0"' in trend_marks(plot([("", rows)], RATE, words("en"), FRAME))
    rows.loc[0, ["lower_bound", "upper_bound"]] = None
    text = trend_marks(plot([("", rows)], RATE, words("en"), FRAME))
    assert 'class="v-b0"' not in text
    assert 'class="v-e0"' in text


def test_a_picture_is_named_and_described_and_its_points_speak_the_language():
    drawn = plot([("", series(("2013", 5.0), ("2014", 6.25)))], RATE, words("az"), FRAME)
    tree = parsed(trend_svg(drawn, "Ad & soyad", "Təsvir", "x"))
    assert tree.attrib["aria-labelledby"] == "x-t x-d"
    assert tree.find("title").text == "Ad & soyad"
    assert [c.find("title").text for c in tree.iter("circle")] == ["2013: 5,0%", "2014: 6,2%"]


def test_an_area_without_a_value_has_the_pattern_of_its_state_and_no_colour():
    values = {"A": (0, "5%", "", ""), "B": (-1, "", "", "suppressed"), "C": (1, "9%", "", "")}
    classes = [{"c": "#dff1fb"}, {"c": "#0b4f75"}]
    said = {"A": "A: 5%", "B": "B: suppressed", "C": "C", "D": "D: missing"}
    shape = by_reference("m.svg")
    text = map_marks(values, classes, said, shape, ON, "m")
    assert '<use href="m.svg#A" class="m-area m-q0"><title>A: 5%</title></use>' in text
    assert '<use href="m.svg#B" class="m-area" fill="url(#m-suppressed)">' in text
    assert '<use href="m.svg#C" class="m-area m-q4">' in text
    assert '<use href="m.svg#D" class="m-area" fill="url(#m-missing)">' in text


def test_a_figure_of_low_reliability_keeps_its_colour_under_the_pattern():
    values = {"A": (0, "5%", "", "low_reliability")}
    shape = drawn_in({"A": "M0 0", "around": "M1 1"})
    text = map_marks(values, [{"c": "#dff1fb"}], {"A": "A"}, shape, ON, "m")
    assert text.index('class="m-area m-q0"') < text.index('fill="url(#m-low_reliability)"')


def test_every_state_has_a_pattern():
    found = set(re.findall(r'pattern id="m-(\w+)"', patterns("m")))
    assert found == set(STATES)
    assert len({re.sub('id="[^"]+"', "", one) for one in patterns("m").split("<pattern ")}) == 8


def test_a_file_that_travels_carries_title_legend_source_and_its_own_style():
    text = standalone(
        "<g/>",
        (400, 200),
        title="Uşaqlar <18",
        subtitle="faiz",
        keys=[(('class="m-q0"',), "≤ 5"), (state_marks("low_reliability", "map"), "unsure")],
        foot=["Mənbə: X"],
        language="az",
    )
    tree = parsed(text)
    said = "".join(tree.itertext())
    assert "Uşaqlar <18" in said
    assert "≤ 5" in said
    unsure = re.findall(r'<rect (\S+)[^>]+ height="13"/>', text)
    assert unsure == ['class="m-q0"', 'class="m-q2"', 'fill="url(#map-low_reliability)"']
    assert "Mənbə: X" in said
    assert ".m-q0{" in said
    assert "var(--" in said  # with the light colours behind, for readers that know no variables


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_a_card_is_the_same_for_the_same_words_and_fits_the_longest(language):
    drawn = plot([("", series(("2013", 5.0), ("2014", 6.0)))], RATE, words(language), PLOT)
    long = words(language).of(RATE.definition) * 3
    first, second = (card(long, drawn, ["Source"], "Monitor") for _ in range(2))
    assert first == second
    assert len(first) < 120_000
    assert first != card("Other", drawn, ["Source"], "Monitor")


def test_the_picture_of_a_link_shows_areas_in_their_colours_beside_the_sentence():
    square = np.array([[0, 0], [400, 0], [400, 400], [0, 400]], dtype=float)
    areas = {"known": [square], "unknown": [np.add(square, (400, 0))]}
    blue, on = "#1f79a8", PictureSize(800, 400, 1.0, 0.0, 0.0)
    drawn = CardMap(on, areas, {"known": blue}, {}, {}, [(blue, "5–9")], ["Children, 2019"])
    made = Image.open(BytesIO(card("A sentence", drawn, ["Source"], "Monitor"))).convert("RGB")

    def pixels(colour: str, left: int, right: int) -> int:
        """Return how many pixels between two columns are of a colour, but for the palette."""
        near = np.abs(np.array(made)[:, left:right].astype(int) - ImageColor.getrgb(colour)) < 8
        return int(near.all(axis=2).sum())

    assert pixels(blue, 600, 1200) > 20_000
    assert pixels(BLANK, 600, 1200) > 20_000
    assert pixels(blue, 64, 560) == 0


def test_names_on_a_map_stand_apart_in_the_widest_type_a_reader_may_have():
    """In bold DejaVu Sans a letter is two thirds of its size wide."""
    texts = {"a": ["Mountainous Shirvan", "30.0%"], "b": ["Absheron", "96.2%"]}
    points = {"a": (400.0, 300.0), "b": (540.0, 300.0)}
    drawn = value_labels(texts, points, PictureSize(760, 600, 1.0, 0.0, 0.0), size=17)
    (x, y), (other_x, other_y) = (
        (float(x), float(y)) for x, y in re.findall(r'<tspan x="(\d+)" y="(\d+)">[A-Z]', drawn)
    )
    wide = 0.65 * 17 * (len(texts["a"][0]) + len(texts["b"][0])) / 2
    assert abs(x - other_x) >= wide or abs(y - other_y) >= 2 * 17
