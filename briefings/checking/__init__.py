"""A written briefing read back: every number in it is matched with the store."""

from briefings.checking.afresh import Afresh
from briefings.checking.check import check

__all__ = ["Afresh", "check"]
