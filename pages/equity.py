"""Who is left behind: every indicator with groups, the widest relative gap first."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("education", default="ED_ROFST_L3_ADM", own=["theme", "by"])

panels.equity_headline(page)
panels.equity_table(page)
panels.equity_download(page)
