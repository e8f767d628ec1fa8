"""A change between two rounds is as sure as the rounds are, and surer in the same clusters."""

from math import hypot

import pandas as pd
import pytest

from indicators.errors import RecordsError
from indicators.survey import change_between_rounds, mean, rounds_together
from tests.indicators.test_survey import ALL, LONELY

LATER = LONELY.assign(y=[1, 1, 1, 1, 0, 1, 0, 1, 1, 0, 1], w=LONELY["w"] * 3)
TWO = {"2019": LONELY, "2024": LATER}
THREE = {**TWO, "2029": LATER}
WANTING = pd.DataFrame({"w": [1.0]})


def test_the_squared_errors_of_independent_rounds_add_up():
    found = change_between_rounds(TWO, "y", ALL).iloc[0]
    before, after = (mean(one, "y", ALL, withhold=False).iloc[0] for one in TWO.values())
    assert found["estimate"] == pytest.approx(after["estimate"] - before["estimate"])
    error = hypot(before["standard_error"], after["standard_error"])
    assert found["standard_error"] == pytest.approx(error, rel=1e-12)
    assert found["df"] == 2 * (6 - 3) - 1
    reach = (found["upper"] - found["lower"]) / 2
    assert reach == pytest.approx(2.570581836 * error)


def test_rounds_in_the_same_clusters_keep_what_clusters_have_in_common():
    apart, together = (
        change_between_rounds(TWO, "y", ALL, same_clusters=same).iloc[0] for same in (False, True)
    )
    assert together["estimate"] == apart["estimate"]
    assert together["standard_error"] < apart["standard_error"]
    assert together["df"] == (6 - 3) - 1
    same = {"2019": LONELY, "2024": LONELY}
    assert change_between_rounds(same, "y", ALL, same_clusters=True).iloc[0]["standard_error"] == 0


def test_pooled_rounds_count_by_their_weights_or_each_as_much():
    before, after = (mean(one, "y", ALL, withhold=False).iloc[0] for one in TWO.values())
    for count, share in (("weights", 0.75), ("equal", 0.5)):
        table, design = rounds_together(TWO, ALL, ["y"], count=count)
        found = mean(table, "y", design, withhold=False).iloc[0]
        expected = (1 - share) * before["estimate"] + share * after["estimate"]
        assert found["estimate"] == pytest.approx(expected)
        assert (found["clusters"], found["records"], found["df"]) == (12, 22, 6)


@pytest.mark.parametrize(
    ("refused", "reason"),
    [
        (lambda: rounds_together({"2019": LONELY}, ALL, ["y"]), "Two rounds or more"),
        (
            lambda: change_between_rounds({**TWO, "2029": LATER}, "y", ALL),
            "between two rounds, not 3",
        ),
        (
            lambda: change_between_rounds(
                {"2019": LONELY, "2024": pd.DataFrame({"w": [1.0]})}, "y", ALL
            ),
            "h, c, y",
        ),
    ],
)
def test_rounds_that_cannot_be_taken_together_are_refused(refused, reason):
    with pytest.raises(RecordsError, match=reason):
        refused()
