"""The lists of what is said: sentences, forms of periods and units, topics, methods."""

from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from indicators.code_lists.kinds import (
    Entry,
    IndicatorCode,
    Lines,
    Named,
    Suffix,
    Template,
    Templates,
    check_unlike,
    listed,
)
from indicators.files import Code, Line, Refusal, Texts


class Method(Named):
    """How an analysis computes; ``tex`` is its formula as LaTeX, where it is one."""

    says: Texts
    formula: Line
    tex: list[Line] = Field(default_factory=list)
    reference: Line
    module: Code
    functions: Annotated[list[Line], Field(min_length=1)]


class Forms(Entry):
    """A period in the places it can take."""

    when: Template
    since: Template
    against: Template
    span: Template


class PeriodForms(Entry):
    """A period in three languages."""

    az: Forms
    en: Forms
    ru: Forms


class Ordinal(Entry):
    """Russian numbers or months, by the place the period takes."""

    when: Lines
    since: Lines
    against: Lines
    span: Lines
    half_span: Lines | None = None


class Ordinals(Entry):
    """Which quarter or half it is, in three languages."""

    az: Lines
    en: Lines
    ru: Ordinal


class Periods(Entry):
    """Every kind of period that a sentence can hold."""

    year: PeriodForms
    school_year: PeriodForms
    date: PeriodForms
    month: PeriodForms
    months: PeriodForms
    quarter: PeriodForms
    half: PeriodForms
    ordinal: Ordinals
    month_ru: Ordinal


class Agreeing(Entry):
    """A verb in its genders and the plural."""

    m: Line
    f: Line
    n: Line
    p: Line


class Subject(Entry):
    """What a sentence calls an indicator."""

    az: Line | None = None
    en: Line | None = None
    ru: Line | None = None
    unit: Code | None = None


class Caution(Entry):
    """What a caveat means, and the sentence that stands for what it forbids."""

    name: Texts
    says: Texts


class Copied(Entry):
    """Figures of a survey that an edition of many sources holds: some indicators of one year."""

    source: Code
    year: Annotated[str, Field(pattern=r"\d{4}")]
    indicators: Annotated[list[IndicatorCode], Field(min_length=1)]


class LeftOut(Entry):
    """The areas that a survey did not visit, and how an area is named without them.

    ``sources`` hold nothing but this survey; ``copies`` are its figures among those of others.
    """

    areas: Annotated[list[Annotated[str, listed("ref_area")]], Field(min_length=1)]
    sources: Annotated[list[Code], Field(min_length=1)]
    copies: list[Copied] = Field(default_factory=list)
    without: Texts


class Topic(Entry):
    """Texts that explain a subject."""

    title: Texts
    body: Texts | None = None
    reference: Line | None = None


class Importance(Entry):
    """A class of indicators: how much they matter, why, and which they are."""

    weight: Annotated[float, Field(gt=0, le=1)]
    reason: Texts
    indicators: list[IndicatorCode]


def _check_one_class(table: dict[str, Importance]) -> dict[str, Importance]:
    check_unlike(tuple(code for one in table.values() for code in one.indicators))
    return table


Weighed = Annotated[dict[str, Importance], AfterValidator(_check_one_class)]


class Material(Entry):
    """From which size on a difference is told, and why."""

    least: Annotated[float, Field(gt=0, le=10)]
    reason: Texts


class Sentence(Entry):
    """Ways of saying one thing, in three languages."""

    az: Template | Templates
    en: Template | Templates
    ru: Template | Templates


class UnitPhrase(Sentence):
    """A number with its unit."""

    noun: Annotated[list[Line], Field(min_length=4, max_length=4)] | None = None


class Said(Entry):
    """A sentence in three languages, or the forms of the verbs that sentences take."""

    az: Template | Templates | None = None
    en: Template | Templates | None = None
    ru: Template | Templates | None = None
    was: Agreeing | None = None
    rose: Agreeing | None = None
    fell: Agreeing | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> "Said":
        given = [text is not None for text in (self.az, self.en, self.ru)]
        if not all(given) and (any(given) or self.was is None):
            raise Refusal("no text in az, en or ru", "write the text in all three languages")
        return self


class Spellings(Entry):
    """Words or endings of each language."""

    az: Lines
    en: Lines
    ru: Lines


class Search(Entry):
    """How a search spells, what it takes for the same, and what it passes over."""

    letters: dict[str, Suffix]
    sounds: dict[str, Suffix]
    endings: Spellings
    ignored: Spellings
    means: list[Spellings]
    groups: dict[Code, dict[Code, Lines]]
    places: dict[Annotated[str, listed("ref_area")], Lines]
