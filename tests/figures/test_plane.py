"""Points and curves on two scales: each says its figure, and no text strikes another."""

import itertools
import re

import pandas as pd
import pytest

from data.settings import ROOT
from figures.svg import HeldAgainst, equality_picture
from figures.svg.label import Label, free_labels
from figures.svg.planes import funnel, plan, step, waiting
from figures.svg.planes.plan import frontier_picture, path_picture
from figures.svg.planes.plane import Plane, Scale, axes, band, curve, upright
from figures.svg.planes.waiting import WaitingWords, waiting_picture
from figures.svg.plot import Frame, with_room
from figures.svg.squares import squares_svg
from figures.svg.trend import TREND_STYLE
from indicators.words.language import words

FRAME = Frame(200, 100, left=40, right=10, top=20, bottom=30)
PLANE = Plane(FRAME, Scale(0, 10, [(n, f"{n},000") for n in range(11)]), Scale(0, 1, [(0, "0")]))
SERVED = pd.DataFrame(
    {"time": [20, 45, 100], "share": [0.1, 0.3, 0.6], "lower": [0.05, 0.2, 0.5]}
).assign(upper=[0.2, 0.4, 0.7], said=["ten", "thirty", "sixty"])


def test_figures_below_a_plot_never_strike_each_other():
    places = [float(x) for x in re.findall(r'v-mid" x="([\d.]+)"', axes(PLANE))]
    assert len(places) < 11
    wide = 6 * 7.2
    assert all(after - before > wide for before, after in itertools.pairwise(places))


@pytest.mark.parametrize(
    "frame", [step._BROAD, plan._BROAD, plan._BROAD_TITLED, waiting._BROAD, funnel._BROAD]
)
def test_letters_have_twelve_pixels_down_to_where_the_slim_picture_takes_over(frame):
    style = (ROOT / "pages" / "parts" / "style" / "23_charts.css").read_text(encoding="utf-8")
    narrowest = int(re.search(r"max-width:(\d+)px\)\{\.crm-sheet", style)[1])
    letters = int(re.search(r"\.v-text\{[^}]*font-size:(\d+)px", TREND_STYLE)[1])
    assert letters * narrowest / frame.width >= 12


def test_a_scale_in_logarithms_sets_equal_ratios_equally_far_apart():
    scale = Scale(1, 10_000, [], in_logs=True)
    assert [scale.share(value) for value in (1, 10, 100, 10_000)] == [0, 0.25, 0.5, 1]


def test_stairs_hold_a_value_until_the_next():
    assert 'd="M40 70H115V45"' in curve(PLANE, [(0, 0), (5, 0.5)], "a", stairs=True)
    assert "M40 70L115 70L115 45" in band(PLANE, [(0, 0), (5, 0)], [(0, 0), (5, 0.5)], "b")
    assert band(PLANE, [], [], "b") == ""


@pytest.mark.parametrize(("value", "side"), [(1, "v-note"), (9, "v-note v-end")])
def test_the_name_of_a_line_stands_above_the_plot_on_the_side_with_room(value, side):
    (kind, y) = re.findall(
        r'<text class="([^"]+)" x="[\d.]+" y="([\d.]+)"', upright(PLANE, value, "a")
    )[0]
    assert kind == side
    assert float(y) < FRAME.top - 8  # where the line begins


def test_a_scale_has_room_for_its_longest_figure():
    assert with_room(FRAME, ["0", "5"]).left == FRAME.left
    assert with_room(FRAME, ["0", "1,300,000"]).left > 9 * 7


def test_a_name_without_a_free_place_is_left_out():
    here = [Label("a long name", (50.0, 50.0))]
    assert "a long name" in free_labels(here, (0, 0, 200, 100), size=12, keep_off=[])
    everywhere = [(0.0, 0.0, 200.0, 100.0)]
    assert "a long name" not in free_labels(here, (0, 0, 200, 100), size=12, keep_off=everywhere)


def test_as_many_squares_are_filled_as_of_a_hundred():
    drawn = squares_svg(0.374, "37 of 100 <b>")
    assert (drawn.count("q-part"), drawn.count("q-rest")) == (37, 63)
    assert "<title>37 of 100 &lt;b&gt;</title>" in drawn


def test_a_month_of_waiting_says_the_share_served_by_then():
    said = WaitingWords("a title", "days", "median: 20 days")
    drawn = waiting_picture([SERVED], 20, said, words("en"))
    # In a month ten had the service, in two and in three thirty; drawn for two widths.
    assert (drawn.count("<title>ten<"), drawn.count("<title>thirty<")) == (2, 4)
    assert "<title>sixty" not in drawn
    assert drawn.count("median: 20 days") == 2


def test_each_year_of_a_scenario_says_the_children_left():
    drawn = path_picture([("pace needed", [(2024, 9000.0), (2025, 0.0)])], "left", words("en"))
    assert drawn.count("<title>pace needed, 2024: 9,000</title>") == 2
    assert drawn.count("<title>pace needed, 2025: 0</title>") == 2


def test_both_ends_of_what_a_budget_can_do_are_named():
    points = pd.DataFrame({"reached": [100, 150, 200], "worst": [10.0, 11.0, 20.0]})
    drawn = frontier_picture(points, "share", "Reached", ("worst-off", "most"), words("en"))
    assert drawn.count("<title>Reached: 200; 20.0%</title>") == 2
    assert drawn.count(">worst-off<") == drawn.count(">most<") == 2


def test_two_figures_that_are_equal_stand_on_the_line_of_equality():
    held = [HeldAgainst(20.0, 20.0, 15.0, 25.0, "A"), HeldAgainst(60.0, 50.0, 45.0, 55.0, "B")]
    drawn = equality_picture(held, "Two figures", "own figure, %", words("en"))
    x1, y1, x2, y2 = map(
        float, re.search(r'a-dashed" d="M(\S+) (\S+)L(\S+) (\S+)"', drawn).groups()
    )
    (ax, ay), (bx, by) = (map(float, at) for at in re.findall(r'cx="(\S+)" cy="(\S+)"', drawn)[:2])
    slope = (y2 - y1) / (x2 - x1)
    assert ay == pytest.approx(y1 + slope * (ax - x1), abs=0.2)
    assert by > y1 + slope * (bx - x1) + 5  # lower than its own figure: further down
    assert drawn.count("<title>A</title>") == 2  # for broad and for narrow places
