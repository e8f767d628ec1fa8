"""Panels of births, deaths and their registration."""

from pages.parts.panels.registration.funnels import district_funnels
from pages.parts.panels.registration.screening import screening
from pages.parts.panels.registration.standardised import standard_rates
from pages.parts.panels.registration.steps import definition_step
from pages.parts.panels.registration.vital import birth_rates

__all__ = ["birth_rates", "definition_step", "district_funnels", "screening", "standard_rates"]
