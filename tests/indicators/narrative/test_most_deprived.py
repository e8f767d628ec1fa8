"""The title of a weighted index: it claims no more than its trials bear out."""

import pandas as pd
import pytest

from indicators.narrative import most_deprived_title, named, part_of_trials
from indicators.words import words


def ranked(**shares):
    codes = ["AZEr107", "AZEr109", "AZEr108", "AZEr101"]
    given = {"top_share": list(shares.values()), "ref_area": codes[: len(shares)]}
    return pd.DataFrame(given).assign(records=3636)


def title(language="en", **shares):
    return most_deprived_title(ranked(**shares), "2006", words(language))


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        (
            {"a": 1.0, "b": 1.0, "c": 1.0, "d": 0.0},
            "Aran, Mountainous Shirvan and Upper Karabakh were among the three most deprived in "
            "2006 in all 3,636 ways tried",
        ),
        (
            {"a": 1.0, "b": 0.97, "c": 0.4, "d": 0.0},
            "Aran was among the three most deprived in 2006 in all 3,636 ways tried",
        ),
        (
            {"a": 0.9, "b": 0.999, "c": 0.4, "d": 0.0},
            "Among the three most deprived in 2006, in 99% of 3,636 ways tried: "
            "Mountainous Shirvan",
        ),
        (
            {"a": 0.85, "b": 0.77, "c": 0.5, "d": 0.0},
            "Which areas were the three most deprived in 2006 cannot be told: Aran most often, in "
            "85% of 3,636 ways tried",
        ),
    ],
)
def test_the_title_says_no_more_than_its_trials(shares, said):
    assert title(**shares) == said


@pytest.mark.parametrize(
    ("share", "said"),
    [(1.0, "100%"), (0.9999, "99%"), (0.853, "85%"), (0.004, "under 1%"), (0.0, "0%")],
)
def test_all_but_one_trial_is_not_all_and_one_trial_is_not_none(share, said):
    assert part_of_trials(share, words("en")) == said


def test_more_areas_than_three_are_numbered():
    assert named(["AZEr101", "AZEr102", "AZEr103", "AZEr107"], words("en")) == "4 regions"
