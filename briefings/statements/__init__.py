"""A pasted text held against the store: what each number that looks like one of ours is."""

from briefings.statements.answers import Answer, Held, answer, verdict_word
from briefings.statements.judge import MOST_NUMBERS, Checker
from briefings.statements.model import AGREE, VERDICTS, Claim, Finding, Verdict
from briefings.statements.sentences import MOST_LETTERS, legible

__all__ = [
    "AGREE",
    "MOST_LETTERS",
    "MOST_NUMBERS",
    "VERDICTS",
    "Answer",
    "Checker",
    "Claim",
    "Finding",
    "Held",
    "Verdict",
    "answer",
    "legible",
    "verdict_word",
]
