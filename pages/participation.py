"""Participation and accountability: what is monitored, and what is not."""

from pages.parts import panels
from pages.parts.layout import beside
from pages.parts.shell import open_page

page = open_page("participation", default="AZE_PP_PUPILS_INTERNET")

panels.headline(page)
panels.area_map(page)
left, right = beside()
with left:
    panels.trend(page)
with right:
    panels.caveat(page)
panels.targets(page)
panels.breakdown(page)
panels.table(page)
panels.notes(page)
panels.missing(page)
