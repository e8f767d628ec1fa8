"""Child protection and care: violence, early marriage, children without parents."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("child_protection")

panels.headline(page)
panels.figure_frame(page)
panels.lede(page)
panels.targets(page)
panels.together(page, "care", ["AZE_PT_RESIDENTIAL_RATE", "AZE_PT_FAMILY_CARE_RATE"])
panels.manual(page, "care")
panels.notes(page)
panels.missing(page)
