"""Releases: announced and decided by people, built where no reader sees them, then shown."""

from typing import TYPE_CHECKING

from data.workflow.releases.agenda import Early, ReleaseSeen, days, early_seen, releases_seen
from data.workflow.releases.releasing import (
    OwnEarly,
    announce,
    change_day,
    name_early,
    own_early,
    pull_back,
    schedule,
    staged_changes,
    withdraw_release,
)
from indicators.late import late

if TYPE_CHECKING:
    from data.workflow.releases.publishing import publish, recover
    from data.workflow.releases.staging import stage

__all__ = [
    "Early",
    "OwnEarly",
    "ReleaseSeen",
    "announce",
    "change_day",
    "days",
    "early_seen",
    "name_early",
    "own_early",
    "publish",
    "pull_back",
    "recover",
    "releases_seen",
    "schedule",
    "stage",
    "staged_changes",
    "withdraw_release",
]

# Whoever decides on a release, or reads what was sent, builds none.
__getattr__ = late(__name__, {"publish": "publishing", "recover": "publishing", "stage": "staging"})
