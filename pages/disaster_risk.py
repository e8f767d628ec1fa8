"""Disaster risk: hazard, exposure and vulnerability of children, by area."""

from pages.parts import panels
from pages.parts.layout import beside
from pages.parts.shell import open_page

page = open_page("disaster_risk", default="AZE_CCRR_EXPOSED_PT")

panels.headline(page)
panels.area_map(page)
left, right = beside()
with left:
    panels.breakdown(page, by=["hazard"])
with right:
    panels.caveat(page)
panels.columns_3d(page)
left, right = beside()
with left:
    panels.components(page, "inform")
with right:
    panels.trend(page)
panels.events(page)
panels.table(page)
panels.notes(page)
