"""Synthetic records of persons, for methods that need them: a survey and eight registers."""

import pandas as pd

from data.illustrative import registers
from data.illustrative.rows import National
from data.illustrative.survey import survey


def synthetic_records(national: National) -> dict[str, pd.DataFrame]:
    """Return every table of synthetic records by its name."""
    return {
        "survey_children": survey(national),
        "register_births": registers.births(national),
        "register_deaths": registers.deaths(national),
        "register_child_deaths": registers.child_deaths(national),
        "register_stillbirths": registers.stillbirths(national),
        "register_pupils": registers.pupils(national),
        "register_assistance": registers.assistance(national),
        "register_referrals": registers.referrals(),
        "register_court_cases": registers.court_cases(national),
    }
