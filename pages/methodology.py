"""How each figure is defined, measured and graded, from the declarations."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("education", default="ED_ROFST_L3_ADM")

panels.methods(page)
panels.definitions(page)
