"""What must be collected next: what is known, what is old and what is missing."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page(
    "education", default="ED_ROFST_L3_ADM", own=["theme", "agency", "wanted", "letter"]
)

panels.ledger_headline(page)
panels.ledger_picture(page)
panels.ledger_agencies(page)
panels.ask(page)
panels.agencies_answer(page)
panels.ledger_download(page)
panels.implausible(page)
panels.beside_warehouse(page)
