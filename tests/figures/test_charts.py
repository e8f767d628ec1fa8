"""What a chart sends to the browser."""

import json

import pandas as pd
import plotly.io

from figures.charts.series import breakdown, trend
from figures.palette import LIGHT
from indicators.catalog import indicator
from indicators.words.language import words

RATE = indicator("ED_ROFST_L1_ADM")


def series(*figures: tuple[str, float]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "time_period": [period for period, _ in figures],
            "obs_value": [value for _, value in figures],
            "lower_bound": float("nan"),
            "upper_bound": float("nan"),
            "obs_status": "A",
            "data_source": "UIS_2024_09",
            "sex": "_T",
        }
    )


def test_a_chart_carries_no_template_of_its_maker() -> None:
    figure = trend([("UIS", series(("2021", 4.31), ("2022", 2.0)))], RATE, words("az"), LIGHT, "")
    sent = json.loads(plotly.io.to_json(figure, validate=False))
    assert sent["layout"]["template"] == {}


def test_the_bars_of_a_breakdown_say_their_values_as_the_language_writes_them() -> None:
    groups = pd.concat([series(("2023", 1.98)), series(("2023", 1.16))], ignore_index=True)
    groups["sex"] = ["F", "M"]
    figure = breakdown(groups, "sex", RATE, words("az"), LIGHT, top=3.0, watermark="")
    sent = json.loads(plotly.io.to_json(figure, validate=False))
    assert sent["data"][0]["y"] == ["Qızlar", "Oğlanlar"]
    assert sent["data"][0]["text"] == ["2,0%", "1,2%"]


def test_a_series_of_two_years_names_each_year_once() -> None:
    short = [("UIS", series(("2021", 4.3), ("2022", 2.0)))]
    long = [("UIS", series(("2001", 4.3), ("2022", 2.0)))]
    assert trend(short, RATE, words("az"), LIGHT, "").layout.xaxis.dtick == 1
    assert trend(long, RATE, words("az"), LIGHT, "").layout.xaxis.dtick is None


def test_a_long_name_in_a_legend_has_several_lines_for_a_phone() -> None:
    name = "Children sentenced to a closed facility · State Statistical Committee of Azerbaijan"
    lines = [(name, series(("2021", 4.3), ("2022", 2.0))), ("B", series(("2021", 1.0)))]
    drawn = trend(lines, RATE, words("en"), LIGHT, "")
    assert drawn.data[0].name == (
        "Children sentenced to a closed facility ·<br>State Statistical Committee of Azerbaijan"
    )
    few, many = (trend(lines * n, RATE, words("en"), LIGHT, "").layout.height for n in (1, 4))
    assert (few, many) == (340, 270 + 22 * 12)
