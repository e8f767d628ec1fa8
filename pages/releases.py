"""Data releases: what each holds, what changed in it, how it is cited and taken away."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("education", default="ED_ROFST_L3_ADM", own=["theme", "release"])

panels.releases(page)
panels.release_changes(page)
