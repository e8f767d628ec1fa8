"""Birth registration, and civil-registration quality under the live birth definition."""

from pages.parts import panels
from pages.parts.layout import two_columns
from pages.parts.shell import open_page

page = open_page("birth_registration", default="PT_CHLD_Y0T4_REG")

panels.headline(page)
panels.figure_frame(page)
panels.lede(page)
panels.targets(page)
panels.topic(page, "live_birth_definition")
panels.screening(page)
left, right = two_columns()
with left:
    panels.together(page, "infant_mortality", ["AZE_IMR_OFFICIAL", "CME_MRY0"])
with right:
    panels.together(page, "low_birth_weight", ["AZE_LBW_OFFICIAL"])
panels.definition_step(page)
panels.birth_rates(page)
panels.district_funnels(page)
panels.notes(page)
panels.missing(page)
