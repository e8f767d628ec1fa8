"""Children out of school: how many, where, who, and since when."""

from pages.parts import panels
from pages.parts.layout import two_columns
from pages.parts.shell import open_page

page = open_page("education", default="ED_ROFST_L3_ADM")

panels.headline(page)
panels.area_map(page)
panels.lede(page)
left, right = two_columns()
with left:
    panels.trend(page)
with right:
    panels.caveat(page)
panels.targets(page)
panels.breakdown(page)
panels.schooling(page)
panels.exclusion(page)
panels.at_risk(page)
panels.at_risk_regions(page)
panels.table(page)
panels.notes(page)
panels.missing(page)
