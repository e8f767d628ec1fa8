"""Where children are left behind, what the newest figures say, and what is known at all."""

from pages.parts import panels
from pages.parts.drawing import two_columns
from pages.parts.shell import open_page

page = open_page("education", default="ED_ROFST_L3_ADM", own=["shown"])

left, right = two_columns()
with left:
    panels.where_map(page)
with right:
    panels.newest(page)
panels.below_map(page)
