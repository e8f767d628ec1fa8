"""The lists of single subjects: hazards, school ages, justice, referral, planning."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from indicators.allowed import Code, Line, Texts
from indicators.code_lists.kinds import (
    AgeCode,
    Ages,
    Entry,
    IndicatorCode,
    Lines,
    Named,
    Number,
    Pair,
    Spoken,
    Suffix,
    Whole,
    check_rising,
)


class Standing(Entry):
    """Where the published index puts the country."""

    source: Code
    exposure_median: Number
    vulnerability_median: Number
    rank: Whole
    areas: Whole


class Quadrants(Entry):
    """The four groups of countries."""

    exposed_vulnerable: Texts
    exposed: Texts
    vulnerable: Texts
    neither: Texts


class Ccri(Entry):
    """The published climate risk index."""

    edition: Standing
    quadrants: Quadrants


class AgeGroup(Entry):
    """Ages, and what a child of them can lack."""

    ages: Ages
    dimensions: Lines


class Deprived(Named):
    """Something a child can lack, and who would act."""

    service: Texts


class Deprivation(Entry):
    """What children of each age can lack."""

    age: dict[AgeCode, AgeGroup]
    dimension: dict[Code, Deprived]


class Diagnostic(Named):
    """A comparison of two counts of the register."""

    kind: Literal["ratio", "share", "step"]
    numerator: Code
    denominator: Code
    low: Number | None = None
    high: Number | None = None
    reference: Line
    low_means: Texts | None = None
    high_means: Texts | None = None


class Weight(Entry):
    """A rule of weights, and what the reader is told."""

    sets: list[Lines] = Field(default_factory=list)
    said: Texts


class Weights(Entry):
    """The rules of weights."""

    construction: Weight
    people: Weight
    implied: Weight
    equal: Weight


class Class(Spoken):
    """A class of a hazard."""

    code: Code


class HazardScale(Named):
    """A scale of a hazard."""

    unit: Suffix
    breaks: Annotated[list[Number], Field(min_length=1), AfterValidator(check_rising)]
    closed: Literal["left", "right"]
    range: Pair
    exposed_from: Number
    reference: Line
    classes: list[Class]


class Inform(Entry):
    """The names of the INFORM index."""

    components: dict[Code, IndicatorCode]
    levels: dict[Code, IndicatorCode]
    dimensions: dict[Code, list[Code]]
    classes: dict[Code, Texts]


class Rate(Named):
    """An indicator of justice or care that follows from counts."""

    set: Literal["justice", "care"]
    number: Whole | None = None
    kind: Literal["flow", "stock"]
    numerator: Lines
    denominator: Lines
    per: Literal[1, 100, 1000, 10000, 100000]
    part: bool = False


class Counted(Entry):
    """The indicator that gives a count."""

    indicator: IndicatorCode
    less: AgeCode | None = None
    end_of_year: bool = False


class Planned(Named):
    """What can be planned for."""

    without: IndicatorCode | None = None
    rate: IndicatorCode | None = None
    others: IndicatorCode | None = None
    covered: IndicatorCode | None = None
    population: IndicatorCode | None = None
    less: AgeCode | None = None


class Steps(Entry):
    """The steps of a case."""

    identified: Texts
    assessed: Texts
    referred: Texts
    received: Texts
    closed: Texts


class Referral(Entry):
    """Steps and services."""

    step: Steps
    service: dict[Code, Texts]


class LevelAges(Entry):
    """Ages and grades of a level of school."""

    ages: Ages
    grades: Ages | None = None


class SchoolSystem(Entry):
    """The levels of school under one law."""

    valid_from: Annotated[int, Field(ge=1900, le=9999)]
    valid_to: Annotated[int, Field(ge=1900, le=9999)]
    compulsory: Ages
    days: Annotated[int, Field(ge=1, le=366)]
    source: Line
    level: dict[Code, LevelAges]


class SchoolLevel(Named):
    """A level of school."""

    out: Code
    risk: Code | None = None


class Stage(Entry):
    """Whether a level is school."""

    stage: Literal["before", "school"]


class Convention(Named):
    """A way of counting, with its text."""

    body: Texts


class SchoolAges(Entry):
    """Ages and levels of school."""

    system: Annotated[list[SchoolSystem], Field(min_length=1)]
    level: dict[Code, SchoolLevel]
    attended: dict[Code, Stage]
    dimension: dict[Code, Texts]
    profile: dict[Code, Texts]
    flag: dict[Code, Texts]
    convention: dict[Code, Convention]
