"""About the data: what it is, and every source."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("education", default="ED_ROFST_L3_ADM")

panels.about(page)
panels.sources(page)
