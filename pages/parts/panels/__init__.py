"""The panels a page is a list of. Each draws one thing of the page's selection."""

from pages.parts.panels.about import about, definitions, method_rules, methods, sources
from pages.parts.panels.area import area_headline, known, locator, profile
from pages.parts.panels.breakdown import breakdown
from pages.parts.panels.climate import climate_risk
from pages.parts.panels.composer import composer_choices, composer_headline, composer_result
from pages.parts.panels.deprivations import deprivations, overlap
from pages.parts.panels.deprived import cutoffs, deprived_groups, deprived_regions
from pages.parts.panels.dominant import dominant
from pages.parts.panels.equity import equity_download, equity_headline, equity_table
from pages.parts.panels.exclusion import at_risk, at_risk_regions, exclusion
from pages.parts.panels.explore import scatter, theme
from pages.parts.panels.figure import figure
from pages.parts.panels.findings import findings
from pages.parts.panels.funnels import district_funnels
from pages.parts.panels.hazards import columns_3d, components, events
from pages.parts.panels.headline import headline
from pages.parts.panels.ledger import (
    ledger_agencies,
    ledger_download,
    ledger_headline,
    ledger_picture,
)
from pages.parts.panels.manual import manual
from pages.parts.panels.map import area_map
from pages.parts.panels.missing import missing
from pages.parts.panels.notes import caveat, notes
from pages.parts.panels.overview import scorecard, welcome
from pages.parts.panels.plan_areas import planner_areas, planner_download
from pages.parts.panels.plan_controls import planner_controls
from pages.parts.panels.planner import planner_headline, planner_result
from pages.parts.panels.referral import referral
from pages.parts.panels.releases import releases
from pages.parts.panels.revisions import release_changes
from pages.parts.panels.risk import firm_ranking, risk_arises
from pages.parts.panels.schooling import schooling
from pages.parts.panels.screening import screening
from pages.parts.panels.steps import definition_step
from pages.parts.panels.table import table
from pages.parts.panels.targeting import targeting
from pages.parts.panels.targets import targets
from pages.parts.panels.topic import together, topic
from pages.parts.panels.trend import trend
from pages.parts.panels.vital import birth_rates
from pages.parts.panels.waiting import waiting

__all__ = [
    "about",
    "area_headline",
    "area_map",
    "at_risk",
    "at_risk_regions",
    "birth_rates",
    "breakdown",
    "caveat",
    "climate_risk",
    "columns_3d",
    "components",
    "composer_choices",
    "composer_headline",
    "composer_result",
    "cutoffs",
    "definition_step",
    "definitions",
    "deprivations",
    "deprived_groups",
    "deprived_regions",
    "district_funnels",
    "dominant",
    "equity_download",
    "equity_headline",
    "equity_table",
    "events",
    "exclusion",
    "figure",
    "findings",
    "firm_ranking",
    "headline",
    "known",
    "ledger_agencies",
    "ledger_download",
    "ledger_headline",
    "ledger_picture",
    "locator",
    "manual",
    "method_rules",
    "methods",
    "missing",
    "notes",
    "overlap",
    "planner_areas",
    "planner_controls",
    "planner_download",
    "planner_headline",
    "planner_result",
    "profile",
    "referral",
    "release_changes",
    "releases",
    "risk_arises",
    "scatter",
    "schooling",
    "scorecard",
    "screening",
    "sources",
    "table",
    "targeting",
    "targets",
    "theme",
    "together",
    "topic",
    "trend",
    "waiting",
    "welcome",
]
