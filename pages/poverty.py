"""Deprivations and poverty: income, food, housing, water and sanitation, by area."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("poverty", default="PV_SDG_SI_POV_NAHC")

panels.topic_page(page)
