"""Participation and accountability: what is monitored, and what is not."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("participation", default="AZE_PP_PUPILS_INTERNET")

panels.topic_page(page)
