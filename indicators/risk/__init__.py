"""Disaster risk indices: INFORM, UNICEF's climate risk index, and how firm a ranking is."""

from indicators.errors import RiskInputError
from indicators.risk.ccri import (
    ccri,
    ccri_class_2021,
    domain_scores,
    quadrants,
    vulnerability_pillar,
    vulnerability_scores,
)
from indicators.risk.ccri_exposure import exposure_pillar, exposure_scores, hazard_groups
from indicators.risk.inform import (
    CLASSES,
    COMPONENTS,
    NATURAL,
    Scores,
    geometric,
    half_up,
    inform,
    risk_class,
)
from indicators.risk.inform_areas import indicator_score, inform_frame
from indicators.risk.recorded import (
    WATER,
    class_in,
    equal_counts,
    main_hazards,
    records_by_area,
    summed,
)
from indicators.risk.sensitivity import (
    Mean,
    Uncertainty,
    leave_one_out,
    rank_ranges,
    ranks_of,
    summed_up,
    weighted_means,
)
from indicators.risk.weights import random_weights, weight_grid

__all__ = [
    "CLASSES",
    "COMPONENTS",
    "NATURAL",
    "WATER",
    "Mean",
    "RiskInputError",
    "Scores",
    "Uncertainty",
    "ccri",
    "ccri_class_2021",
    "class_in",
    "domain_scores",
    "equal_counts",
    "exposure_pillar",
    "exposure_scores",
    "geometric",
    "half_up",
    "hazard_groups",
    "indicator_score",
    "inform",
    "inform_frame",
    "leave_one_out",
    "main_hazards",
    "quadrants",
    "random_weights",
    "rank_ranges",
    "ranks_of",
    "records_by_area",
    "risk_class",
    "summed",
    "summed_up",
    "vulnerability_pillar",
    "vulnerability_scores",
    "weight_grid",
    "weighted_means",
]
