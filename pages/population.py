"""Population and governance: how many children, families, and the means of the state."""

from pages.parts import panels
from pages.parts.layout import beside
from pages.parts.shell import open_page

page = open_page("population", default="DM_POP_U18")

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
