"""The bars of the profile divide the children out of school in the parts of a whole."""

import pandas as pd

from figures.charts.out_of_school import divided
from figures.palette import LIGHT
from indicators.words.language import words

PARTS = pd.DataFrame(
    {
        "level": ["PRIM"] * 3 + ["LSEC"] * 3,
        "part": ["never", "late", "left"] * 2,
        "obs_value": [0.35, 0.5, 0.15, 0.02, 0.23, 0.75],
    }
)
NAMES = {"left": "Left", "late": "Late", "never": "Never"}
LABELS = {"PRIM": "Primary", "LSEC": "Lower secondary"}


def test_parts_stand_in_the_order_of_the_code_list_and_sum_to_a_hundred():
    figure = divided(PARTS, LABELS, NAMES, words("ru"), LIGHT, "ILLUSTRATIVE")
    assert [trace["name"] for trace in figure.data] == ["Left", "Late", "Never"]
    assert [sum(values) for values in zip(*[t["x"] for t in figure.data], strict=True)] == [
        100,
        100,
    ]
    assert figure.data[0]["x"] == (15.0, 75.0)
    assert figure.data[0]["text"] == ("15\N{NO-BREAK SPACE}%", "75\N{NO-BREAK SPACE}%")
    assert figure.layout["barmode"] == "stack"
    assert figure.layout["annotations"][0]["text"] == "ILLUSTRATIVE"


def test_a_part_too_narrow_for_its_number_carries_none():
    never = divided(PARTS, LABELS, NAMES, words("en"), LIGHT, "").data[2]
    assert never["text"] == ("35%", "")
