"""What is said of an announced day: what comes out then, and why it is another day now."""

from collections.abc import Iterable

from data.announced import Day
from indicators.flows import flows
from indicators.model import Text
from indicators.words import Words


def flow_title(flow: str, words: Words) -> str:
    """Return what a flow is called; its code where it is declared no longer."""
    known = flows().get(flow)
    return words.of(known.title) if known else flow


def flow_titles(codes: Iterable[str], words: Words) -> str:
    """Return what flows are called, in a line."""
    return "; ".join(flow_title(code, words) for code in codes)


def kind_name(kind: str, words: Words) -> str:
    """Return a kind of release in the reader's words."""
    return {
        "founding": words("first release"),
        "routine": words("new figures"),
        "method": words("another method"),
        "correction": words("correction"),
        "pulled_back": words("pulled back"),
    }.get(kind, kind)


def day_changes(one: Day, words: Words) -> list[str]:
    """Return what became of an announced day, and why, a sentence a change."""
    return [
        words(
            "{was} became {becomes}: {why}",
            was=words.date(change.was),
            becomes=words.date(change.becomes),
            why=reason_said(change.reasons, words),
        )
        if change.becomes
        else words(
            "{was} was cancelled: {why}",
            was=words.date(change.was),
            why=reason_said(change.reasons, words),
        )
        for change in one.changes
    ]


def reason_said(reasons: Text, words: Words) -> str:
    """Return why, in the reader's language; else in Azerbaijani, which is said with it."""
    told = reasons[words.language]
    return told or words("{text} (in Azerbaijani)", text=reasons["az"])
