"""Panels of children out of school: how many, who they are, who may be next."""

from pages.parts.panels.schooling.enrolment import schooling
from pages.parts.panels.schooling.exclusion import at_risk, at_risk_regions, exclusion

__all__ = ["at_risk", "at_risk_regions", "exclusion", "schooling"]
