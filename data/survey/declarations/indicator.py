"""What is declared of an indicator of a survey: whom it counts, in which files, as what."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from data.survey.declarations.kinds import Conditions, Derivation, Number, Variable
from data.survey.declarations.units import check_unit
from indicators.code_lists import Entry, IndicatorCode, listed
from indicators.files import Code, Line, Texts


class Part(Entry):
    """Whom an indicator counts in one file: of whom, which of them, and what is not known.

    ``without`` names variables by which a file shows that others mean something else in it.
    ``value`` instead of ``numerator`` is the variable of which it is the mean; ``optional`` names
    variables that need not be there; ``base = "all_women"`` that a woman who married stands for
    those who did not, where only she was asked.
    """

    file: Code
    population: Conditions = Field(default_factory=dict)
    numerator: Conditions | None = None
    value: Variable | None = None
    unknown: Literal["no", "out"] = "no"
    missing: dict[Variable, list[Number]] = Field(default_factory=dict)
    optional: list[Variable] = Field(default_factory=list)
    without: list[Variable] = Field(default_factory=list)
    derived: dict[Variable, list[Derivation]] = Field(default_factory=dict)
    weight: Variable | None = None
    base: Literal["all_women"] | None = None


class Rate(Entry):
    """A rate of deaths or births: its measure, months before the interview, ages of mothers."""

    measure: Literal["NNMR", "PNNMR", "IMR", "CMR", "U5MR", "heaping", "TFR", "ASFR", "GFR"]
    months: Annotated[int, Field(ge=12)]
    age: Line | None = None


class SurveyIndicator(Part):
    """An indicator of a survey; one that is made of several files has its other parts in ``also``.

    ``code`` is that of our catalogue, where it has one, else ``domain`` the theme that it is of;
    ``of`` the groups that all of it is of there, as ``sex = "F"`` where men are counted too. Of a
    deprivation ``measure`` and ``cutoff`` say which figure it is, or ``dimension`` of which
    dimension it is the share. A parity says how many times another indicator (``ratio_of``) in the
    first of two levels is that in the second, ``between`` the levels of a group.
    """

    title: Texts
    reference: Line
    kind: Literal["proportion", "mean", "mortality", "fertility", "deprivation", "parity"] = (
        "proportion"
    )
    rate: Rate | None = None
    code: IndicatorCode | None = None
    domain: Annotated[str, listed("domain")] | None = None
    unit: Annotated[Line, AfterValidator(check_unit)] = "percent"
    groups: list[Code] | None = None
    of: dict[Code, Code] = Field(default_factory=dict)
    also: list[Part] = Field(default_factory=list)
    measure: Literal["H", "A", "M0", "average"] | None = None
    cutoff: Annotated[int, Field(ge=1)] | None = None
    dimension: Code | None = None
    ratio_of: Line | None = None
    between: Code | None = None
    levels: Annotated[list[Line], Field(min_length=2, max_length=2)] | None = None
    note: Line | None = None

    @property
    def is_share(self) -> bool:
        """Whether it is a share of one, shown in per cent."""
        return self.kind in ("proportion", "deprivation") and self.measure != "average"

    @property
    def parts(self) -> tuple[Part, ...]:
        """What it is made of, file by file."""
        return (self, *self.also)

    @property
    def of_histories(self) -> bool:
        """Whether it is a rate of birth histories."""
        return self.rate is not None
