"""Moments as people here read them off their clocks."""

from datetime import datetime, timedelta, timezone

from indicators.words import Words

# Azerbaijan keeps one time throughout the year.
BAKU = timezone(timedelta(hours=4))


def moment(when: datetime, words: Words) -> str:
    """Return a moment by the clock of Baku, to the minute."""
    there = when.astimezone(BAKU)
    return f"{words.date(there.date())}, {there:%H:%M}"
