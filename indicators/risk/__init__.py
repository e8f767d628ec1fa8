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
from indicators.risk.sensitivity import Uncertainty, leave_one_out, rank_ranges
from indicators.risk.weights import random_weights, weight_grid

__all__ = [
    "CLASSES",
    "COMPONENTS",
    "NATURAL",
    "RiskInputError",
    "Scores",
    "Uncertainty",
    "ccri",
    "ccri_class_2021",
    "domain_scores",
    "exposure_pillar",
    "exposure_scores",
    "geometric",
    "half_up",
    "hazard_groups",
    "indicator_score",
    "inform",
    "inform_frame",
    "leave_one_out",
    "quadrants",
    "random_weights",
    "rank_ranges",
    "risk_class",
    "vulnerability_pillar",
    "vulnerability_scores",
    "weight_grid",
]
