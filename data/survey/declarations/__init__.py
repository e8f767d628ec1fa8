"""What is declared of surveys: families, their files and groups, indicators and conditions."""

from data.survey.declarations.conditions import Flags, Lookup, Truth, spanned, variables_of, worded
from data.survey.declarations.declared import Declared, families
from data.survey.declarations.indicator import Part, Rate, SurveyIndicator
from data.survey.declarations.kinds import (
    BirthHistories,
    Deprived,
    Derivation,
    Family,
    Group,
    KindOfFile,
    Number,
    Variable,
)
from data.survey.declarations.spelled import condition, level_condition
from data.survey.declarations.units import Unit, units

__all__ = [
    "BirthHistories",
    "Declared",
    "Deprived",
    "Derivation",
    "Family",
    "Flags",
    "Group",
    "KindOfFile",
    "Lookup",
    "Number",
    "Part",
    "Rate",
    "SurveyIndicator",
    "Truth",
    "Unit",
    "Variable",
    "condition",
    "families",
    "level_condition",
    "spanned",
    "units",
    "variables_of",
    "worded",
]
