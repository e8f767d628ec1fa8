"""A briefing: choose areas, topics and length; look at it; take it in the format you need."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("education", default="ED_ROFST_L1_ADM", own=["areas", "topics", "length", "until"])

panels.composer_headline(page)
panels.composer_choices(page)
panels.composer_result(page)
