"""How many people stand behind each group of an indicator, as the population counts tell."""

from collections.abc import Callable, Sequence

import pandas as pd

from indicators.codelists import TOTAL
from indicators.equity.weights import nearest_people
from indicators.model import Indicator
from indicators.observations import year

AREAS = "ref_area"
_CHILDREN, _EVERYONE = "DM_POP_U18", "DM_POP_TOT"


def published_people(
    read: Callable[[str, str], pd.DataFrame],
    item: Indicator,
    dimension: str,
    groups: Sequence[str],
    time_period: str,
) -> pd.DataFrame | None:
    """Return the published population of every group, nearest in time, or None.

    Of children; of areas all residents where the indicator is about persons or children are not
    counted. Women and men of a labour force or of an age are not women and men of all ages: of
    persons by sex there is none.

    Parameters
    ----------
    read : callable
        Returns the observations of a population count (first argument), all other dimensions
        than the one compared (second) being totals.
    """
    counted = [_CHILDREN] if item.population == "children" else []
    if dimension == AREAS:
        counted = [*counted, _EVERYONE]
    for code in counted:
        found = read(code, dimension)
        own = found[found[dimension] != TOTAL]
        nearest = nearest_people(
            own.assign(subgroup=own[dimension]), set(groups), year(time_period)
        )
        if nearest is not None:
            return nearest
    return None
