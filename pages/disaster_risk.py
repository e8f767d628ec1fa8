"""Disaster risk: hazard, exposure and vulnerability of children, by area."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("disaster_risk")

panels.headline(page)
panels.hazard_frame(page)
panels.poor_and_flooded(page)
panels.figure_frame(page)
panels.lede(page)
panels.components(page, "inform")
panels.risk_arises(page)
panels.climate_risk(page)
panels.firm_ranking(page)
panels.columns_3d(page)
panels.events(page)
panels.notes(page)
panels.missing(page)
