"""Overlapping deprivations: which come together, at which age, where, and who would have to act."""

from pages.parts import panels
from pages.parts.layout import two_columns
from pages.parts.shell import open_page

page = open_page("poverty", default="AZE_PV_MPI_H")

panels.deprivations(page)
left, right = two_columns()
with left:
    panels.overlap(page)
with right:
    panels.cutoffs(page)
panels.deprived_groups(page)
panels.deprived_regions(page)
panels.dominant(page)
