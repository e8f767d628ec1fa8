"""Education and inclusion: who learns where, how well, and with what means."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("inclusive_education")

panels.headline(page)
panels.figure_frame(page)
panels.lede(page)
panels.targets(page)
panels.together(page, "schooling", ["EDU_CHLD_DISAB_GENERAL", "EDU_CHLD_DISAB_SPECIAL"])
panels.notes(page)
panels.missing(page)
