"""Panels of hazards and of the risk they are to children."""

from pages.parts.panels.risk.climate import climate_risk
from pages.parts.panels.risk.drivers import firm_ranking, risk_arises
from pages.parts.panels.risk.hazards import columns_3d, components, events
from pages.parts.panels.risk.recorded import hazard_frame, poor_and_flooded

__all__ = [
    "climate_risk",
    "columns_3d",
    "components",
    "events",
    "firm_ranking",
    "hazard_frame",
    "poor_and_flooded",
    "risk_arises",
]
