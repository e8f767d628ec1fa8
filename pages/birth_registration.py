"""Birth registration: how many children have a record of birth, and who is left out."""

from pages.parts import panels
from pages.parts.layout import two_columns
from pages.parts.shell import open_page

page = open_page("birth_registration", default="PT_CHLD_Y0T4_REG")

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
panels.to_live_birth(page)
panels.table(page)
panels.notes(page)
panels.missing(page)
