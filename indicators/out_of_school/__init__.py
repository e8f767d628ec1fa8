"""Children out of school: how many, by which source, who they are, and who may be next."""

from indicators.errors import EnrolmentError, SchoolAgesError
from indicators.out_of_school.attendance import from_survey
from indicators.out_of_school.enrolment import adjusted_parity, from_enrolment
from indicators.out_of_school.profile import profile, profile_by_age
from indicators.out_of_school.profile_errors import profile_errors
from indicators.out_of_school.risk import AtRisk, at_risk, counted_at_risk
from indicators.out_of_school.school_ages import Convention, SchoolAges, school_ages

__all__ = [
    "AtRisk",
    "Convention",
    "EnrolmentError",
    "SchoolAges",
    "SchoolAgesError",
    "adjusted_parity",
    "at_risk",
    "counted_at_risk",
    "from_enrolment",
    "from_survey",
    "profile",
    "profile_by_age",
    "profile_errors",
    "school_ages",
]
