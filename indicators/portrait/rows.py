"""The rows and the like of an area, with those of the survey region of the same districts."""

from collections.abc import Callable, Sequence

from indicators.model import Indicator
from indicators.portrait.measures import Measure, survey_twin
from indicators.portrait.similar import Similar, similar_areas
from indicators.portrait.standing import Stand, in_order, stands

Measured = Callable[[str], Sequence[Measure]]
_MOST_ALIKE = 3  # areas whose middle an area may be held against


def rows_of(
    ref_area: str,
    measured: Measured,
    weigh: Callable[[Indicator], float],
    *,
    similar: bool = False,
) -> list[Stand]:
    """Return where an area stands, what matters most first.

    Parameters
    ----------
    measured : callable
        The measures of an area (``measures_of``).
    weigh : callable
        How much an indicator matters.
    similar : bool
        Whether it is held against similar areas, not against the nation.
    """
    known = [ref_area, *filter(None, [survey_twin(ref_area)])]
    found = [stand for code in known for stand in _stands(measured(code), similar=similar)]
    return in_order(found, weigh)


def _stands(measures: Sequence[Measure], *, similar: bool) -> list[Stand]:
    if not similar:
        return stands(measures)
    near = [one.ref_area for one in similar_areas(measures)[:_MOST_ALIKE]]
    return stands(measures, near) if near else []


def like_of(ref_area: str, measured: Measured) -> list[Similar]:
    """Return the areas most like one; of a region without enough, those like its survey twin."""
    own = similar_areas(measured(ref_area))
    twin = survey_twin(ref_area)
    return own or (similar_areas(measured(twin)) if twin else [])
