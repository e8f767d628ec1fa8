"""The passport of one figure: opened by its permanent link."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("education", default="ED_ROFST_L3_ADM", own=["id", "release", "drawn"])

panels.figure(page)
