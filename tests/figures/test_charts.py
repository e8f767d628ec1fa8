"""What a chart sends to the browser."""

import json

import pandas as pd
import plotly.io

from figures.charts.series import scatter
from figures.palette import LIGHT
from indicators.catalog import indicator
from indicators.words.language import words

RATE = indicator("ED_ROFST_L1_ADM")


def test_a_chart_carries_no_template_of_its_maker_and_writes_as_the_language_does() -> None:
    pairs = pd.DataFrame({"obs_value": [1.98], "obs_value_other": [1.16]})
    figure = scatter(pairs, ["Bakı"], (RATE, RATE), words("az"), LIGHT, "")
    sent = json.loads(plotly.io.to_json(figure, validate=False))
    assert sent["layout"]["template"] == {}
    assert sent["data"][0]["text"] == ["<b>Bakı</b><br>2,0%; 1,2%"]
