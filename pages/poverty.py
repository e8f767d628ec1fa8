"""Deprivations and poverty: income, food, housing, water and sanitation, by area."""

from pages.parts import panels
from pages.parts.layout import beside
from pages.parts.shell import open_page

page = open_page("poverty", default="PV_SDG_SI_POV_NAHC")

panels.headline(page)
panels.area_map(page)
left, right = beside()
with left:
    panels.trend(page)
with right:
    panels.caveat(page)
panels.targets(page)
panels.breakdown(page)
panels.table(page)
panels.notes(page)
panels.missing(page)
