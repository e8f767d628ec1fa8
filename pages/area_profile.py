"""One area: every indicator against its parent and the nation."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("population", default="DM_POP_TOT")

panels.area_headline(page)
panels.locator(page)
panels.profile(page)
panels.events(page)
