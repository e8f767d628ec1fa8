"""Deprivations and poverty: income, food, housing, water and sanitation, by area."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("poverty")

panels.topic_page(page)
