"""Panels of referral, waiting, targeting and justice."""

from pages.parts.panels.services.manual import manual
from pages.parts.panels.services.referral import referral
from pages.parts.panels.services.targeting import targeting
from pages.parts.panels.services.waiting import waiting

__all__ = ["manual", "referral", "targeting", "waiting"]
