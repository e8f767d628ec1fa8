"""What is kept account of while figures are made: left out, not computed, guessed."""

from dataclasses import dataclass, field
from typing import NamedTuple

from data.survey.guesses import Guess


class LeftOut(NamedTuple):
    """How many records an indicator leaves out (of one group, where one is named), and why."""

    indicator: str
    file: str
    by: str
    reason: str
    records: int


class NotComputed(NamedTuple):
    """An indicator that the files do not give, and why."""

    indicator: str
    reason: str


@dataclass
class Account:
    """Everything that somebody who uses the figures must be told."""

    not_computed: list[NotComputed] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)

    def leave_out(self, indicator: str, file: str, reason: str, records: int, by: str = "") -> None:
        """Count records that are left out; none are not told."""
        if records:
            self.left_out.append(LeftOut(indicator, file, by, reason, records))

    def cannot(self, indicator: str, reason: str) -> None:
        """Tell that an indicator is not computed."""
        self.not_computed.append(NotComputed(indicator, reason))
