"""Children out of school: how many, where, who, and since when."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("education")

panels.headline(page)
panels.figure_frame(page)
panels.lede(page)
panels.targets(page)
panels.schooling(page)
panels.exclusion(page)
panels.at_risk(page)
panels.at_risk_regions(page)
panels.counted_twice(page)
panels.notes(page)
panels.missing(page)
