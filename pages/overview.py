"""Where children stand, and how well we know it: a scorecard of the themes."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("education", default="ED_ROFST_L3_ADM")

panels.welcome(page)
panels.scorecard(page)
