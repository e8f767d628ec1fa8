"""Justice for children: in conflict with the law, victims, sentences, and what is not counted."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("justice")
SENTENCES = (
    "JJ_CHLD_CUSTODIAL_SENTENCE",
    "AZE_JJ_SUSPENDED",
    "AZE_JJ_COMMUNITY_SERVICE",
    "AZE_JJ_CORRECTIVE_LABOUR",
    "AZE_JJ_OTHER_SENTENCE",
)

panels.headline(page)
panels.figure_frame(page)
panels.lede(page)
panels.targets(page)
panels.together(page, "sentences", SENTENCES)
panels.manual(page, "justice")
panels.notes(page)
panels.missing(page)
