"""Social protection: who is covered, what is spent, and who is referred to a service."""

from pages.parts import panels
from pages.parts.layout import two_columns
from pages.parts.shell import open_page

page = open_page("social_protection", default="PV_SI_COV_CHLD")

panels.headline(page)
panels.area_map(page)
panels.lede(page)
left, right = two_columns()
with left:
    panels.trend(page)
with right:
    panels.caveat(page)
panels.targets(page)
panels.together(page, "allowances", ["AZE_SP_CHILD_MEANS_TESTED", "SP_CHLD_DISAB_CASH"])
panels.breakdown(page)
panels.referral(page)
panels.waiting(page)
panels.targeting(page)
panels.table(page)
panels.notes(page)
panels.missing(page)
