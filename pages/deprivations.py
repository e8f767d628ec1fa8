"""Overlapping deprivations: which come together, at which age, where, and who would have to act."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("poverty", default="AZE_PV_MPI_H", own=["combination"])

panels.overlaps(page)
panels.deprivations(page)
panels.cutoffs(page)
panels.deprived_groups(page)
panels.deprived_regions(page)
panels.district_estimates(page)
panels.dominant(page)
