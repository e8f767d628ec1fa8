"""What changed between two rounds of one family of surveys: ``python -m data.survey.change``."""

from data.survey.change.compared import changes
from data.survey.change.rounds import Rounds, read_rounds

__all__ = ["Rounds", "changes", "read_rounds"]
