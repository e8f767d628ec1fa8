"""Slides of a story or of chosen figures: large type, one picture, the keys of a presenter."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("education", default="ED_ROFST_L3_ADM", own=["story", "figures"])

panels.stage(page)
