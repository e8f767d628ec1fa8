"""The live birth definition: what changed in 2015, who is not registered, and what to do."""

from pages.parts import panels
from pages.parts.drawing import two_columns
from pages.parts.shell import open_page

page = open_page("birth_registration", default="AZE_IMR_OFFICIAL")

panels.live_birth_finding(page)
panels.live_birth_overview(page)
panels.to_registration(page)
left, right = two_columns()
with left:
    panels.unregistered(page)
with right:
    panels.where_unregistered(page)
panels.birth_path(page)
panels.ministry_steps(page)
panels.topic(page, "live_birth_definition")
panels.definition_step(page)
panels.screening(page)
panels.birth_rates(page)
panels.standard_rates(page)
panels.district_funnels(page)
