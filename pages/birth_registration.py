"""Birth registration: how many children have a record of birth, and who is left out."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("birth_registration")

panels.headline(page)
panels.figure_frame(page)
panels.lede(page)
panels.targets(page)
panels.to_live_birth(page)
panels.notes(page)
panels.missing(page)
