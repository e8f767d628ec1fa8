"""Any indicator, any dimension: map, trend, groups, two indicators against each other, table."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("education", default="ED_ROFST_L3_ADM", own=["versus", "drawn"])

panels.explorer_headline(page, panels.pictures_offered(page))
panels.at_once(page, panels.figure_frame)
panels.lede(page)
panels.targets(page)
panels.scatter(page)
panels.notes(page)
