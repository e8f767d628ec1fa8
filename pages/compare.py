"""Up to four areas side by side: one link, one scale for each family of measures."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("population", default="DM_POP_TOT", own=["areas"])

panels.compare_headline(page)
panels.compare_choice(page)
panels.compare_rows(page)
panels.compare_files(page)
