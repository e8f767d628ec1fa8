"""The lists that every figure is read by: units, states, dimensions, schemes, themes."""

from typing import Annotated, Literal

from pydantic import Field

from indicators.code_lists.kinds import Entry, IndicatorCode, Named, Pair, Spoken, Suffix, covering
from indicators.files import Code, Line, Texts


class Paged(Named):
    """A theme with its page, and the indicator whose figure the page has for its title."""

    page: Literal[
        "out_of_school", "birth_registration", "disaster_risk", "population", "poverty", "health",
        "inclusive_education", "social_protection", "child_protection", "justice", "adolescents",
        "participation",
    ]  # fmt: skip
    headline: IndicatorCode


class Grouped(Named):
    """A subdomain of the framework, under one of its seven domains."""

    domain: Literal[
        "landscape", "education", "health", "living_standards", "protection", "participation",
        "cross_cutting",
    ]  # fmt: skip


class Range(Entry):
    """What figures of one unit or indicator may be."""

    range: Pair
    whole: bool = False


class Allowed(Entry):
    """What figures may be."""

    unit: Annotated[dict[str, Range], covering("unit_measure")]
    indicator: dict[IndicatorCode, Range]
    obs_conf: dict[Code, Line]


class Dimension(Named):
    """A dimension: its name and its codes."""

    codes: dict[Code, Texts]
    persons: dict[Code, Texts] = Field(default_factory=dict)


class Dimensions(Entry):
    """Every dimension of an observation."""

    sex: Dimension
    age: Dimension
    residence: Dimension
    wealth_quintile: Dimension
    disability_status: Dimension
    education_level: Dimension
    hazard: Dimension


class Status(Spoken):
    """A status of an observation."""

    valued: bool
    state: Code | None = None


class RateOf(Entry):
    """What a count is told with: its rate, and the count that the rate divides by."""

    rate: IndicatorCode | None = None
    base: IndicatorCode | None = None


class Scheme(Named):
    """A scheme of areas."""

    tier: Literal[0, 1, 2]
    areas: Annotated[int, Field(ge=1, le=1000)]
    capital: Code | None = None
    short: Texts
    part: Texts | None = None
    part_in: Texts | None = None
    reference: Line | None = None


class Schemes(Entry):
    """Every scheme of areas."""

    nation: Scheme
    region_2021: Scheme
    region_2006: Scheme
    district: Scheme


class Unit(Spoken):
    """A unit of measure."""

    suffix: Suffix
    per: Literal[100, 1000, 10000, 100000] | None = None


class Tile(Entry):
    """Where an area stands where every area has the same room, and its name in few letters."""

    column: Annotated[int, Field(ge=0, le=20)]
    row: Annotated[int, Field(ge=0, le=20)]
    short: Texts | None = None
