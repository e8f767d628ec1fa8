"""Population and governance: how many children, families, and the means of the state."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("population", own=["drawn"])

panels.topic_page(page)
panels.at_once(page)
