"""What it would take: children to reach for a target, their cost, the years, who comes first."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("education", default="ED_ROFST_L1_ADM", own=["plan"])

panels.planner_headline(page)
panels.planner_controls(page)
panels.planner_result(page)
panels.planner_areas(page)
panels.planner_download(page)
