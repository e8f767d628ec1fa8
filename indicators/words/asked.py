"""What is said of requests beside a gap: asked when, due when, and what came of it."""

from collections.abc import Sequence
from datetime import date

from indicators.codelists import codelist
from indicators.requested import Requested
from indicators.words.language import Words


def requests_said(
    requests: Sequence[Requested] | None, words: Words, today: date | None = None
) -> str:
    """Return what has been asked of whom and what came of it; of no request, that there is none.

    Parameters
    ----------
    requests : sequence of Requested or None
        None where the data come from before requests were recorded.
    today : date, optional
        From which the age of an open request is counted; left out where what is said must be true
        on any later day too.
    """
    if requests is None:
        return words("No request for figures is on record.")
    if not requests:
        return words("Not asked for yet.")
    return " ".join(_said(one, words, today) for one in requests)


def days_said(days: float, words: Words) -> str:
    """Return a number of days."""
    return words.plural("{n} day", "{n} days", days)


def _said(one: Requested, words: Words, today: date | None) -> str:
    agency = words.of(codelist("agency")[one.agency])
    places = {"agency": agency, "asked": words.date(one.asked), "due": words.date(one.due)}
    if one.answered is not None:
        return words(
            "{agency}: asked on {asked}, answered on {answered}, after {age}.",
            answered=words.date(one.answered),
            age=days_said(one.age(one.answered), words),
            **places,
        )
    if one.refused is not None:
        return words(
            "{agency}: asked on {asked}, refused on {refused}. Reason given: {reason}",
            refused=words.date(one.refused),
            reason=words.of(one.reason) if one.reason else "",
            **places,
        )
    if today is None:
        return words("{agency}: asked on {asked}, due by {due}; no answer is on record.", **places)
    places["age"] = days_said(one.age(today), words)
    if one.state(today) == "overdue":
        return words("{agency}: asked on {asked}, due by {due}; no answer for {age}.", **places)
    return words("{agency}: asked on {asked}, due by {due}; waiting for {age}.", **places)
