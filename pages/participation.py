"""Participation and accountability: what is monitored, and what is not."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("participation")

panels.topic_page(page)
