"""What a search finds, among indicators and areas, in any of the three languages."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("education", default="ED_ROFST_L3_ADM", own=["q"])

panels.findings(page)
