"""One area: where it stands, what is like it, what is not known, and every figure of it."""

from streamlit import columns

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("population", default="DM_POP_TOT", own=["against"])

panels.area_headline(page)
left, right = columns([2, 5], gap="large")
with left:
    panels.locator(page)
    panels.key_numbers(page)
with right:
    panels.area_rows(page)
panels.area_gaps(page)
panels.area_beside(page)
panels.among_all(page)
panels.profile(page)
panels.events(page)
