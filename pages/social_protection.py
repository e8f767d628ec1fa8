"""Social protection: who is covered, what is spent, and who is referred to a service."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("social_protection")

panels.headline(page)
panels.figure_frame(page)
panels.lede(page)
panels.targets(page)
panels.together(page, "allowances", ["AZE_SP_CHILD_MEANS_TESTED", "SP_CHLD_DISAB_CASH"])
panels.referral(page)
panels.waiting(page)
panels.targeting(page)
panels.notes(page)
panels.missing(page)
