"""Children out of school: how many, by which source, who they are, and who may be next."""

from indicators.out_of_school_enrolment import EnrolmentError, adjusted_parity, from_enrolment
from indicators.out_of_school_profile import profile, profile_by_age
from indicators.out_of_school_risk import AtRisk, at_risk
from indicators.out_of_school_survey import from_survey
from indicators.school_ages import Convention, SchoolAges, SchoolAgesError, school_ages

__all__ = [
    "AtRisk",
    "Convention",
    "EnrolmentError",
    "SchoolAges",
    "SchoolAgesError",
    "adjusted_parity",
    "at_risk",
    "from_enrolment",
    "from_survey",
    "profile",
    "profile_by_age",
    "school_ages",
]
