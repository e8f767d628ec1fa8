"""What ``assumptions.toml`` may say: every share, rate and size of the illustrative edition."""

from typing import Annotated

from pydantic import AfterValidator, Field, TypeAdapter

from indicators.code_lists import Entry, IndicatorCode, check_rising, covering, listed
from indicators.files import FIRST_YEAR, LAST_YEAR, Code

_Share = Annotated[float, Field(ge=0, le=1)]
_Percent = Annotated[float, Field(ge=0, le=100)]
_Factor = Annotated[float, Field(gt=0, le=100)]
_Tilt = Annotated[float, Field(ge=-5, le=5)]
_Size = Annotated[int, Field(ge=1, le=1_000_000)]
_Days = Annotated[float, Field(gt=0, le=4000)]
_Whole = Annotated[int, Field(ge=0, le=99)]
_Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]
_Age = Annotated[str, Field(pattern=r"^[0-9]{1,2}$")]
_Regions = covering("region_2021")
_Region = Annotated[str, listed("region_2021")]
_Hazard = Annotated[str, listed("hazard")]


class Risk(Entry):
    """Risk of a group against the rest of its margin."""

    sex: dict[Annotated[str, listed("sex")], _Factor]
    residence: dict[Annotated[str, listed("residence")], _Factor]
    wealth_quintile: dict[Annotated[str, listed("wealth_quintile")], _Factor]
    disability_status: dict[Annotated[str, listed("disability_status")], _Factor]


class Shares(Entry):
    """Share of each group among children."""

    disability: _Share
    boys: _Share
    lower_secondary: _Share
    upper_secondary: _Share
    under_five: _Share


class Sample(Entry):
    """Sizes of a sample."""

    nation: _Size
    region_2021: _Size
    district: _Size


class Counted(Entry):
    """A count that is spread over the districts."""

    indicator: IndicatorCode
    tilt: _Tilt
    assumed: Annotated[float, Field(gt=0, le=10_000_000)] | None = None
    years: list[_Year] | None = None


class Rated(Counted):
    """A rate in per cent that is spread over the districts."""

    assumed: _Percent | None = None


class Lapse(Entry):
    """Something that goes wrong in some districts from a year on."""

    indicator: IndicatorCode
    areas: _Size
    since: _Year
    factor: _Factor


class Outcome(Entry):
    """The share of children of the survey with an outcome."""

    indicator: IndicatorCode | None = None
    assumed: _Percent | None = None
    complement: bool = False
    tilt: _Tilt
    wealth: _Tilt


class Schooling(Entry):
    """What children of the survey attend."""

    preprimary: dict[_Age, _Share]
    early_entry: _Share
    behind: _Share
    attends_17: _Share
    left: dict[_Age, _Share]


class Survey(Entry):
    """The survey of children."""

    year: _Year
    clusters: _Size
    households_per_cluster: _Size
    outcome: dict[Code, Outcome]
    schooling: Schooling


class Steps(Entry):
    """A number for each step of a case after the first."""

    assessed: _Days
    referred: _Days
    received: _Days
    closed: _Days


class Kept(Entry):
    """The share of cases that reaches each step."""

    assessed: _Share
    referred: _Share
    received: _Share
    closed: _Share


class Death(Entry):
    """How many of 1,000 children of the first age die before the last one ends."""

    ages: Annotated[tuple[_Whole, _Whole], AfterValidator(check_rising)]
    indicator: IndicatorCode | None = None
    assumed: Annotated[float, Field(gt=0, le=1000)] | None = None


class Register(Entry):
    """The registers."""

    death: Annotated[list[Death], Field(min_length=1)]
    one_in: _Size
    court_cases_days: _Size
    referral_days: Steps
    referral_kept: Kept


class DistrictIndex(Entry):
    """The index of risk by district."""

    hazards: list[_Hazard]
    vulnerability: list[IndicatorCode]
    draws: _Size


class Assumptions(Entry):
    """Everything that the illustrative edition assumes."""

    years: Annotated[list[_Year], Field(min_length=1)]
    seed: Annotated[int, Field(ge=0, le=2**31)]
    vulnerability: Annotated[dict[str, _Factor], _Regions]
    urban: Annotated[dict[str, _Share], _Regions]
    risk: Risk
    share: Shares
    not_registered: dict[Annotated[str, Field(pattern=r"^[0-9]{4}$")], _Share]
    sample: Sample
    hazard: dict[_Hazard, dict[_Region, _Factor]]
    count: list[Counted]
    rate: list[Rated]
    lapse: list[Lapse]
    survey: Survey
    register_: Register = Field(alias="register")
    district_index: DistrictIndex


ASSUMPTIONS = TypeAdapter(Assumptions)
