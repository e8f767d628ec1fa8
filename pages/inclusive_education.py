"""Education and inclusion: who learns where, how well, and with what means."""

from pages.parts import panels
from pages.parts.layout import two_columns
from pages.parts.shell import open_page

page = open_page("inclusive_education", default="EDU_CHLD_DISAB_GENERAL")

panels.headline(page)
panels.area_map(page)
panels.lede(page)
left, right = two_columns()
with left:
    panels.trend(page)
with right:
    panels.caveat(page)
panels.targets(page)
panels.together(page, "schooling", ["EDU_CHLD_DISAB_GENERAL", "EDU_CHLD_DISAB_SPECIAL"])
panels.breakdown(page)
panels.table(page)
panels.notes(page)
panels.missing(page)
