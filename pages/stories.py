"""Stories told with figures: one picture a step, an address a step."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("education", default="ED_ROFST_L3_ADM")

panels.story_list(page)
