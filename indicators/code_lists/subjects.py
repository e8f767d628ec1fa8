"""The lists of single subjects: hazards, school ages, justice, referral, planning."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

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
    check_declared,
    check_rising,
    closed,
    listed,
)
from indicators.files import Code, Line, Refusal, Texts

# What a rate of justice or care can be made of.
_RegisterCount = Literal[
    "births_above_1000g", "births_above_28w", "births_below_1000g", "births_below_28w",
    "deaths_after_day_7", "deaths_before_day_7", "early_neonatal_deaths", "early_under_1000",
    "early_weighed", "infant_deaths", "late_neonatal_deaths", "later_deaths", "live_births",
    "neonatal_deaths", "postneonatal_deaths", "stillbirths", "under_five_deaths",
]  # fmt: skip
_Counts = Literal[
    "aftercare", "arrested", "cases_eligible_legal_aid", "child_pop_0_17", "custodial",
    "deaths_in_detention", "detained_in_year", "detention_stock", "diverted", "entered_care",
    "family_care", "left_residential", "left_residential_to_family", "legal_aid_cases",
    "not_separated_from_adults", "places_inspected", "places_of_detention",
    "places_with_complaints_system", "pre_sentence_stock", "released", "residential_care",
    "sentenced", "visited_in_3_months",
]  # fmt: skip
# The tree of the index, as indicators/risk/inform.py computes it.
_COMPONENTS = (
    "earthquake", "flood", "tsunami", "tropical_cyclone", "drought", "epidemic",
    "projected_conflict", "current_conflict", "development", "inequality", "aid_dependency",
    "uprooted", "health_conditions", "children_u5", "recent_shocks", "food_security",
    "governance", "communication", "physical_infrastructure", "health_care",
)  # fmt: skip
_LEVELS = (
    "natural", "human", "hazard_exposure", "socio_economic", "other_vulnerable",
    "vulnerable_groups", "vulnerability", "institutional", "infrastructure", "coping_capacity",
    "risk",
)  # fmt: skip


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
    alone: IndicatorCode | None = None


class Deprivation(Entry):
    """What children of each age can lack."""

    age: dict[AgeCode, AgeGroup]
    dimension: dict[Code, Deprived]

    @model_validator(mode="after")
    def _names_its_dimensions(self) -> "Deprivation":
        check_declared(
            [name for group in self.age.values() for name in group.dimensions], self.dimension
        )
        return self


class Diagnostic(Named):
    """A comparison of two counts of the register."""

    kind: Literal["ratio", "share", "step"]
    numerator: _RegisterCount
    denominator: _RegisterCount
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

    @model_validator(mode="after")
    def _has_a_class_between_breaks(self) -> "HazardScale":
        if len(self.classes) != len(self.breaks) + 1:
            reason = f"{len(self.breaks)} breaks make {len(self.breaks) + 1} classes"
            raise Refusal(f"{reason}, not {len(self.classes)}", "add or delete a class")
        return self


class Inform(Entry):
    """The names of the INFORM index."""

    components: Annotated[dict[str, IndicatorCode], closed(*_COMPONENTS)]
    levels: Annotated[dict[str, IndicatorCode], closed(*_LEVELS)]
    dimensions: Annotated[
        dict[str, Lines], closed("hazard_exposure", "vulnerability", "coping_capacity")
    ]
    classes: Annotated[dict[str, Texts], closed("very_low", "low", "medium", "high", "very_high")]

    @model_validator(mode="after")
    def _names_its_levels(self) -> "Inform":
        check_declared(
            [half for halves in self.dimensions.values() for half in halves], self.levels
        )
        return self


class Rate(Named):
    """An indicator of justice or care that follows from counts."""

    set: Literal["justice", "care"]
    number: Whole | None = None
    kind: Literal["flow", "stock"]
    numerator: Annotated[list[_Counts], Field(min_length=1)]
    denominator: Annotated[list[_Counts], Field(min_length=1)]
    per: Literal[1, 100, 1000, 10000, 100000]
    part: bool = False


class Counted(Entry):
    """The indicator that gives a count."""

    indicator: IndicatorCode
    less: AgeCode | None = None
    end_of_year: bool = False


_MADE_OF = ("without", "rate", "others", "covered", "population")


class Planned(Named):
    """What can be planned for."""

    without: IndicatorCode | None = None
    rate: IndicatorCode | None = None
    others: IndicatorCode | None = None
    covered: IndicatorCode | None = None
    population: IndicatorCode | None = None
    less: AgeCode | None = None

    @model_validator(mode="after")
    def _is_made_of_two(self) -> "Planned":
        given = {name for name in _MADE_OF if getattr(self, name) is not None}
        whole = given in ({"without", "rate"}, {"without", "others"}, {"covered", "population"})
        if not whole or (self.less is not None and "others" not in given):
            raise Refusal(
                f"made of {', '.join(sorted(given)) or 'nothing'}",
                "give without with rate or others (less goes with others), or covered with "
                "population",
            )
        return self


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


class Trailed(Entry):
    """A measure on which areas are held against the nation."""

    indicator: IndicatorCode
    data_source: Code
    age: AgeCode | None = None


class Single(Named):
    """A map of one indicator, under a short name."""

    indicator: IndicatorCode


class Place(Entry):
    """A border, the sea, a river or mountains, and the areas along it that no geometry tells."""

    areas: list[Annotated[str, listed("ref_area")]] = Field(default_factory=list)
    lie: Texts


class Trailing(Entry):
    """The measures that are counted in an edition, and the single ones shown beside the count.

    ``more`` are measures that a reader may weigh beside those that are counted; ``population`` is
    the indicator that counts the children of an area.
    """

    scheme: Annotated[str, listed("scheme")]
    population: IndicatorCode
    measures: Annotated[list[Trailed], Field(min_length=2)]
    more: list[Trailed]
    singles: list[Single]
