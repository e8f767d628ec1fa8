"""Health and nutrition: birth, growth, vaccines, care, and who is left out."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("health")

panels.topic_page(page)
panels.child_survival(page)
