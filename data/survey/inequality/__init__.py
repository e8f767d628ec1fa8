"""How unequal shares of a survey are over the fifths by wealth, with the errors of its design."""

from data.survey.inequality.measured import MEASURES
from data.survey.inequality.of_deprivation import inequality_of_deprivation
from data.survey.inequality.of_shares import inequality_of_shares

__all__ = ["MEASURES", "inequality_of_deprivation", "inequality_of_shares"]
