"""A pasted text held against the store: what each number that looks like one of ours is."""

from briefings.statements.judge import MOST_NUMBERS, Checker
from briefings.statements.model import VERDICTS, Claim, Finding, Verdict
from briefings.statements.sentences import MOST_LETTERS

__all__ = [
    "MOST_LETTERS",
    "MOST_NUMBERS",
    "VERDICTS",
    "Checker",
    "Claim",
    "Finding",
    "Verdict",
]
