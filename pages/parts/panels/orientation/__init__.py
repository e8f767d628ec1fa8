"""Panels that say what there is: overview, area profile, data gaps, search, methods."""

from pages.parts.panels.orientation.about import about, definitions, sources
from pages.parts.panels.orientation.area import known, locator, profile
from pages.parts.panels.orientation.ask import agencies_answer, ask
from pages.parts.panels.orientation.beside_warehouse import beside_warehouse
from pages.parts.panels.orientation.findings import findings
from pages.parts.panels.orientation.findings_of_build import implausible
from pages.parts.panels.orientation.ledger import (
    ledger_agencies,
    ledger_download,
    ledger_headline,
    ledger_picture,
)
from pages.parts.panels.orientation.methods import methods
from pages.parts.panels.orientation.profile_file import offer_profile

__all__ = [
    "about",
    "agencies_answer",
    "ask",
    "beside_warehouse",
    "definitions",
    "findings",
    "implausible",
    "known",
    "ledger_agencies",
    "ledger_download",
    "ledger_headline",
    "ledger_picture",
    "locator",
    "methods",
    "offer_profile",
    "profile",
    "sources",
]
