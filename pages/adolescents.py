"""Adolescents aged 10–19: birth, death, health, work."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("adolescents")

panels.topic_page(page)
