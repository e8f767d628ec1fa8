"""How far the profile of the children out of school can be off by chance.

The least share of never-attenders is no smooth function of the sample, so neither linearisation nor
a jackknife tells its error; the bootstrap draws the whole rule again. J. N. K. Rao, C. F. J. Wu
(1988), Journal of the American Statistical Association 83: 231–241.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

import numpy as np
import pandas as pd

from indicators.errors import SchoolAgesError
from indicators.options import Level, checks
from indicators.out_of_school.attendance import with_school_levels
from indicators.out_of_school.profile import CELLS, STATUSES, divided, with_past
from indicators.out_of_school.school_ages import Convention, SchoolAges
from indicators.records import Records, number_where
from indicators.survey import Design, Floats, Replication, resampled, with_reach

BOOTSTRAP = Replication("bootstrap")


@checks(SchoolAgesError)
def profile_errors(
    records: Records,
    design: Design,
    ages: SchoolAges,
    *,
    convention: Convention = "uis",
    by: Sequence[str] = (),
    how: Replication = BOOTSTRAP,
    level: Level = 0.95,
) -> pd.DataFrame:
    """Return the profile of :func:`profile` with its errors: shares and numbers of each status.

    Returns
    -------
    DataFrame
        ``by``, ``level``, ``profile``, ``measure`` (share or number), ``estimate``,
        ``standard_error``, ``lower``, ``upper`` (of a share from 0 to 1, of a number not below 0).
        Nothing is withheld: whether a share may be shown says :func:`profile`.

    Raises
    ------
    RecordsError
        As :func:`profile`.
    """
    drawn = with_school_levels(records, design, ages, [*by, "ever_attended"], ["ever_attended"])
    counted, cells = with_past(drawn, ages, convention)
    levels = {name: range(own[0], own[1] + 1) for name, own in ages.ages.items() if name != "OYBP"}
    every = sorted(chain.from_iterable(levels.values()))
    values = {
        f"{name} {age}": cells[name] * number_where(counted["age"] == age)
        for name in CELLS
        for age in every
    }

    def measures(sums: Mapping[str, Floats]) -> dict[str, Floats]:
        by_age = {name: np.stack([sums[f"{name} {age}"] for age in every]) for name in CELLS}
        return _of_levels(divided(by_age), levels, every)

    found = resampled(replace(drawn, table=counted), values, measures, how, by=by)
    found[["level", "profile", "measure"]] = found["measure"].str.split("/", expand=True).to_numpy()
    parts = [
        with_reach(own, level, least=0, most=1 if measure == "share" else np.inf)
        for measure, own in found.groupby("measure", sort=False)
    ]
    kept = ["level", "profile", "measure", "estimate", "standard_error", "lower", "upper"]
    return pd.concat(parts)[[*by, *kept]].sort_index().reset_index(drop=True)


def _of_levels(
    found: Mapping[str, Floats], levels: Mapping[str, Sequence[int]], every: Sequence[int]
) -> dict[str, Floats]:
    """Return the shares and numbers of each level from those of each age."""
    made: dict[str, Floats] = {}
    for level, own in levels.items():
        rows = [every.index(age) for age in own]
        numbers = {status: found[status][rows].sum(axis=0) for status in STATUSES}
        whole = np.sum(list(numbers.values()), axis=0)
        for status, number in numbers.items():
            made[f"{level}/{status}/share"] = number / np.where(whole > 0, whole, np.nan)
            made[f"{level}/{status}/number"] = number
    return made
