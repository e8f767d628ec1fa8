"""Panels of warnings: questions to holders, the rules behind them, and what they lack."""

from pages.parts.panels.signals.questions import signals_headline, signals_questions
from pages.parts.panels.signals.rules import signals_missing, signals_rules
from pages.parts.panels.signals.sent import signals_files

__all__ = [
    "signals_files",
    "signals_headline",
    "signals_missing",
    "signals_questions",
    "signals_rules",
]
