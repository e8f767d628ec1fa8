"""The ratio of two groups' means, and what chance can have done to it."""

from math import log, nan, sqrt

import numpy as np
import pandas as pd
import pytest

from indicators.errors import RecordsError
from indicators.survey import Design, parity

DESIGN = Design("w", stratum="h", cluster="c")
RECORDS = pd.DataFrame(
    {
        "h": [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2],
        "c": [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6],
        "w": [10.0, 12, 9, 7, 20, 5, 11, 8, 6, 14, 3, 9],
        "y": [1.0, 0, 1, 1, 0, 1, nan, 1, 0, 1, 1, 0],
        "g": ["F", "M"] * 6,
    }
)


def by_hand(records, over, under):
    """Return the ratio and the standard error of its logarithm, by the formula of textbooks."""
    known = records.dropna(subset="y")
    rate = {g: np.average(own["y"], weights=own["w"]) for g, own in known.groupby("g")}
    people = known.groupby("g")["w"].sum()
    scale = known["g"].map({over: 1 / rate[over], under: -1 / rate[under]})
    part = known["w"] * (known["y"] - known["g"].map(rate)) * scale / known["g"].map(people)
    sums = (
        part.groupby([known["h"], known["c"]])
        .sum()
        .reindex(pd.MultiIndex.from_frame(records[["h", "c"]].drop_duplicates()), fill_value=0.0)
    )
    own = sums.groupby(level=0)
    variance = sum(len(s) / (len(s) - 1) * ((s - s.mean()) ** 2).sum() for _, s in own)
    return rate[over] / rate[under], sqrt(variance)


def test_a_parity_and_its_standard_error_are_those_of_the_formula():
    row = parity(RECORDS, "y", DESIGN, between="g", groups=("M", "F")).iloc[0]
    ratio, error = by_hand(RECORDS, "F", "M")
    assert row["estimate"] == pytest.approx(ratio, rel=1e-12)
    assert row["standard_error"] == pytest.approx(ratio * error, rel=1e-12)
    assert (row["records"], row["fewest"], row["df"]) == (11, 5, 4)


def test_the_parity_the_other_way_round_is_its_inverse_with_the_same_interval():
    one, other = (
        parity(RECORDS, "y", DESIGN, between="g", groups=groups).iloc[0]
        for groups in (("F", "M"), ("M", "F"))
    )
    assert one["estimate"] * other["estimate"] == pytest.approx(1.0)
    assert one["lower"] * other["upper"] == pytest.approx(1.0)
    wide = log(one["upper"] / one["lower"])
    assert wide == pytest.approx(log(other["upper"] / other["lower"]))


def test_nothing_is_so_many_times_a_group_that_has_none():
    none = RECORDS.assign(y=RECORDS["y"].where(RECORDS["g"] == "F", 0.0))
    row = parity(none, "y", DESIGN, between="g", groups=("M", "F")).iloc[0]
    assert np.isnan(row["estimate"])
    assert np.isnan(row["standard_error"])


def test_a_group_that_nobody_is_of_is_refused():
    with pytest.raises(RecordsError, match="No record has g X"):
        parity(RECORDS, "y", DESIGN, between="g", groups=("X", "F"))
