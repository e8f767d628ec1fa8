"""Justice for children: in conflict with the law, victims, sentences, and what is not counted."""

from pages.parts import panels
from pages.parts.layout import two_columns
from pages.parts.shell import open_page

page = open_page("justice", default="AZE_JJ_CONVICTED")
SENTENCES = (
    "JJ_CHLD_CUSTODIAL_SENTENCE",
    "AZE_JJ_SUSPENDED",
    "AZE_JJ_COMMUNITY_SERVICE",
    "AZE_JJ_CORRECTIVE_LABOUR",
    "AZE_JJ_OTHER_SENTENCE",
)

panels.headline(page)
panels.area_map(page)
panels.lede(page)
left, right = two_columns()
with left:
    panels.trend(page)
with right:
    panels.caveat(page)
panels.targets(page)
panels.together(page, "sentences", SENTENCES)
panels.manual(page, "justice")
panels.breakdown(page)
panels.table(page)
panels.notes(page)
panels.missing(page)
