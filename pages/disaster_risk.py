"""Disaster risk: hazard, exposure and vulnerability of children, by area."""

from pages.parts import panels
from pages.parts.layout import multiples, two_columns
from pages.parts.shell import open_page

page = open_page("disaster_risk", default="AZE_CCRR_EXPOSED_PT")

panels.headline(page)
panels.hazard_frame(page)
panels.poor_and_flooded(page)
panels.area_map(page)
panels.lede(page)
left, right = multiples(2)
with left:
    panels.breakdown(page, by=["hazard"])
with right:
    panels.components(page, "inform")
panels.risk_arises(page)
panels.climate_risk(page)
panels.firm_ranking(page)
panels.columns_3d(page)
left, right = two_columns()
with left:
    panels.trend(page)
with right:
    panels.caveat(page)
panels.events(page)
panels.table(page)
panels.notes(page)
panels.missing(page)
