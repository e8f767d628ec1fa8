"""Where the most deprived children are, by measures and weights that the reader chooses."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("poverty", default="AZE_PV_IWI35", own=["weights"])

panels.deprived_headline(page)
panels.deprived_picture(page)
panels.deprived_weights(page)
panels.deprived_table(page)
