"""What needs a look: questions to those who hold figures, by rules declared in advance."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("birth_registration", own=["holder"])

panels.signals_headline(page)
panels.signals_questions(page)
panels.signals_files(page)
panels.signals_rules(page)
panels.signals_missing(page)
