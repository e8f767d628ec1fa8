"""One step of a story: its text on the left, its picture on the right."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("education", default="ED_ROFST_L3_ADM", own=["story", "step"])

panels.story(page)
