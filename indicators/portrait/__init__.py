"""The portrait of an area: where it stands, which areas are like it."""

from indicators.portrait.compared import (
    Beside,
    by_family,
    family_top,
    of_one_scheme,
    side_by_side,
)
from indicators.portrait.measures import (
    Measure,
    family_of,
    measures_of,
    speaking,
    survey_twin,
)
from indicators.portrait.rows import like_of, rows_of
from indicators.portrait.said import (
    SaidRow,
    basis_name,
    line_said,
    nation_left_out,
    place_said,
    row_said,
    siblings_name,
    state_name,
    title,
    why_alike,
    with_years,
    written,
)
from indicators.portrait.similar import FEWEST, Similar, similar_areas
from indicators.portrait.standing import Basis, Stand, State, in_order, stands, told

__all__ = [
    "FEWEST",
    "Basis",
    "Beside",
    "Measure",
    "SaidRow",
    "Similar",
    "Stand",
    "State",
    "basis_name",
    "by_family",
    "family_of",
    "family_top",
    "in_order",
    "like_of",
    "line_said",
    "measures_of",
    "nation_left_out",
    "of_one_scheme",
    "place_said",
    "row_said",
    "rows_of",
    "siblings_name",
    "side_by_side",
    "similar_areas",
    "speaking",
    "stands",
    "state_name",
    "survey_twin",
    "title",
    "told",
    "why_alike",
    "with_years",
    "written",
]
