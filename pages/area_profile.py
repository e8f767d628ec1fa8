"""One area: every indicator against its parent and the nation."""

from pages.parts import panels
from pages.parts.layout import two_columns
from pages.parts.shell import open_page

page = open_page("population", default="DM_POP_TOT")

panels.area_headline(page)
left, right = two_columns()
with left:
    panels.locator(page)
with right:
    panels.known(page)
panels.profile(page)
panels.events(page)
