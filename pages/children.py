"""For children and adolescents: rights in numbers, in plain words; it keeps nothing."""

from pages.parts import panels
from pages.parts.shell import open_page

page = open_page("participation", default="AZE_PP_LOCAL_DECISIONS")

panels.children(page)
