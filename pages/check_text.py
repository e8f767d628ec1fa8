"""A pasted text: what each number in it is that looks like one of ours."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("education", default="ED_ROFST_L1_ADM")

panels.checking_headline(page)
panels.checked_text(page)
