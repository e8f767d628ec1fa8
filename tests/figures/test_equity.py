"""What the picture of groups shows: a scale that neither hides nor swells, and who is behind."""

import json
from base64 import b64decode

import pandas as pd
import plotly.io
import pytest

from figures.charts.equity import dots, pair, span
from figures.palette import LIGHT
from indicators.catalog import indicator
from indicators.words.language import words
from tests.conftest import frame, observation

REGISTERED = indicator("PT_CHLD_Y0T4_REG")
UNEMPLOYED = indicator("AZE_ADO_UNEMP_15T24")
DEATHS = indicator("CME_MRY0T4")


@pytest.mark.parametrize(
    ("values", "item", "ends"),
    [
        ((93.4, 93.9), REGISTERED, (80, 100)),  # half a point apart does not fill the picture
        ((91.6, 97.0), REGISTERED, (80, 100)),
        ((40.0, 80.0), REGISTERED, (40, 80)),
        ((0.4, 3.6), REGISTERED, (0, 5)),
        ((1.0, 90.0), REGISTERED, (0, 90)),
        ((12.0, 14.0), REGISTERED, (10.5, 15.5)),
        ((20.0, 22.0), DEATHS, (18.25, 23.75)),
        ((0.0, 0.0), REGISTERED, (0, 5)),
    ],
)
def test_a_scale_holds_all_values_and_is_not_narrow(values, item, ends):
    assert span(pd.Series(values), item) == pytest.approx(ends)


def drawn(language: str = "az", total: float | None = 13.0) -> dict[str, object]:
    part = frame(
        observation(sex="F", obs_value=15.24, lower_bound=14.0, upper_bound=17.0),
        observation(sex="M", obs_value=12.1, lower_bound=11.0, upper_bound=13.0),
    )
    figure = dots(
        part, "sex", UNEMPLOYED, words(language), LIGHT,
        scale=(10.0, 20.0), total=total, watermark="",
    )  # fmt: skip
    sent: dict[str, object] = json.loads(plotly.io.to_json(figure, validate=False))
    return sent


def test_dots_say_their_values_as_the_language_writes_them_and_name_persons_as_persons():
    (points,) = drawn()["data"]
    assert points["y"] == ["Qadınlar", "Kişilər"]
    assert [text.strip() for text in points["text"]] == ["15,2%", "12,1%"]
    assert points["error_x"]["arrayminus"] == pytest.approx([1.24, 1.1])


def test_the_ends_of_the_scale_are_printed_and_the_total_is_a_line():
    layout = drawn("en")["layout"]
    assert layout["xaxis"]["ticktext"] == ["10.0%", "20.0%"]
    assert [shape["x0"] for shape in layout["shapes"]] == [10, 10, 13]
    assert len(drawn(total=None)["layout"]["shapes"]) == 2


def test_the_small_picture_says_what_it_shows_to_those_who_do_not_see_it():
    picture = pair(10, 20, 20, 'Girls: 10%; "Boys": 20%')
    assert "alt='Girls: 10%; &quot;Boys&quot;: 20%'" in picture
    svg = b64decode(picture.split("base64,")[1].split("'")[0]).decode()
    diamond, circle = svg.index("<path d='M66.0 5.0l6 6"), svg.index("<circle cx='125.0'")
    assert diamond > 0 and circle > 0  # behind in the middle, ahead at the end
