"""What is declared of surveys: families, their files and groups, indicators and conditions."""

from data.survey.declarations.conditions import Flags, Lookup, Truth, spanned, variables_of, worded
from data.survey.declarations.declared import Declared, families
from data.survey.declarations.kinds import (
    Deprived,
    Derivation,
    Group,
    KindOfFile,
    Number,
    Part,
    SurveyIndicator,
    Variable,
)
from data.survey.declarations.spelled import condition, level_condition

__all__ = [
    "Declared",
    "Deprived",
    "Derivation",
    "Flags",
    "Group",
    "KindOfFile",
    "Lookup",
    "Number",
    "Part",
    "SurveyIndicator",
    "Truth",
    "Variable",
    "condition",
    "families",
    "level_condition",
    "spanned",
    "variables_of",
    "worded",
]
