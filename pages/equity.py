"""Who is left behind: gap and ratio of recent child outcomes, then every comparison."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("education", default="ED_ROFST_L3_ADM", own=["theme", "by"])

panels.equity_headline(page)
panels.equity_gaps(page)
panels.equity_of_records(page)
panels.equity_parts(page)
panels.equity_third(page)
panels.equity_counts(page)
panels.equity_table(page)
panels.equity_download(page)
