"""What is declared of a family of surveys: its files, how they were drawn, groups, birth dates."""

import re
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from data.microdata import plain_name
from data.survey.declarations.conditions import variables_of, worded
from data.survey.declarations.spelled import condition
from indicators.code_lists import Entry
from indicators.files import Code, Line, Refusal, Texts

Variable = Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_$.]*$"), AfterValidator(plain_name)]
Number = int | float


def _check_condition(table: Any) -> Any:
    condition(table)
    return table


def _check_pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise Refusal(f"{text[:80]!r} is no pattern: {error}", "correct it") from None
    return text


Conditions = Annotated[dict[str, Any], AfterValidator(_check_condition)]


class Case(Entry):
    """A value, and when it is the one."""

    when: Conditions
    value: Number


class Derivation(Entry):
    """One way to a number: a variable, a difference, a sum, the first that is known, or cases.

    ``count`` is how many of several tables of conditions are met; ``divide`` is what the number
    is divided by, as z-scores that are written in hundredths. Of an ``optional`` way one of
    its variables at least must be there, and what is not known is not met: a survey leaves out
    the places and programmes that its country has not.
    """

    variable: Variable | None = None
    minus: Annotated[list[Variable], Field(min_length=2, max_length=2)] | None = None
    plus: Annotated[list[Variable], Field(min_length=2)] | None = None
    first: Annotated[list[Variable], Field(min_length=2)] | None = None
    cases: Annotated[list[Case], Field(min_length=1)] | None = None
    count: Annotated[list[Conditions], Field(min_length=1)] | None = None
    otherwise: Number | None = None
    missing: list[Number] = Field(default_factory=list)
    divide: Annotated[Number, Field(gt=0)] = 1
    optional: bool = False

    @property
    def needs(self) -> frozenset[str]:
        """The variables that it takes."""
        named = [self.variable] if self.variable else []
        named += [*(self.minus or ()), *(self.plus or ()), *(self.first or ())]
        asked = (variables_of(condition(table)) for table in self._tables)
        return frozenset(named).union(*asked)

    @property
    def texts(self) -> frozenset[str]:
        """The variables that it takes as texts."""
        return frozenset[str]().union(*(worded(condition(table)) for table in self._tables))

    @property
    def _tables(self) -> list[dict[str, Any]]:
        return [*(case.when for case in self.cases or ()), *(self.count or ())]


class Join(Entry):
    """Variables of another file of the survey, found by variables that both have.

    ``any`` names new variables: 1 where any of the records found meets conditions, 0 where none.
    """

    file: Code
    on: dict[Variable, Variable]
    take: dict[Variable, Variable] = Field(default_factory=dict)
    any: dict[Variable, Conditions] = Field(default_factory=dict)


class Group(Entry):
    """A way to divide records: the variable, and which of its codes is which level.

    Keys of ``values`` are codes, or spans of numbers; without ``values`` each code is a level, by
    its label. The first of ``variable`` that the file has is taken.
    """

    variable: Annotated[list[Variable], Field(min_length=1)]
    values: dict[str, Line] | None = None


class Doubt(Entry):
    """What records show that a file's codes may not be those that are declared, and the remedy."""

    when: Conditions
    says: Line
    remedy: Line


class KindOfFile(Entry):
    """One file of a survey: how it is known, and how its records were drawn."""

    title: Line
    name: Annotated[str, AfterValidator(_check_pattern)]
    marks: Annotated[list[Variable], Field(min_length=1)]
    without: list[Variable] = Field(default_factory=list)
    keys: Annotated[list[Variable], Field(min_length=1)]
    weight: Annotated[list[Variable], Field(min_length=1)]
    divide: Annotated[float, Field(gt=0)] = 1.0
    cluster: Annotated[list[Variable], Field(min_length=1)]
    strata: list[Annotated[list[Variable], Field(min_length=1)]]
    interview: Variable | None = None
    year: Variable | None = None
    country: Variable | None = None
    edition: Variable | None = None
    group: dict[Code, Group] = Field(default_factory=dict)
    derived: dict[Variable, list[Derivation]] = Field(default_factory=dict)
    join: dict[Code, Join] = Field(default_factory=dict)
    doubt: list[Doubt] = Field(default_factory=list)


class People(Entry):
    """How many persons a file's records stand for: a number that another file has of households."""

    file: Code
    variable: Variable


class Deprived(Entry):
    """Of which children a file tells what they are deprived of, and how.

    ``people`` says how many children there are, so that files with weights of their own can be
    put together: each file's weights are scaled to sum to them.
    """

    file: Code
    people: People | None = None
    age: Variable
    population: Conditions = Field(default_factory=dict)
    deprived: Annotated[dict[str, Conditions], Field(min_length=1)]


class BirthHistories(Entry):
    """Where a family has its birth histories: births in one file, the women asked in another.

    ``strata`` are tried in order, before those of the file; ``all_women`` names the factors of
    women who never married, where they were not asked: for all, and for the levels of a group;
    ``ever_married`` is 1 in a survey that asked only women who ever married;
    ``same`` says under which name the file of births has a group of the file of women.
    """

    births: Code
    women: Code
    born: Variable
    died_at: Variable
    asked: Variable
    mother_born: Variable
    woman_born: Variable
    woman_asked: Variable
    strata: list[Annotated[list[Variable], Field(min_length=1)]] = Field(default_factory=list)
    all_women: dict[Code, Variable] = Field(default_factory=dict)
    ever_married: Variable | None = None
    same: dict[Code, Code] = Field(default_factory=dict)


class Family(Entry):
    """A family of surveys, whose files are built alike in every country.

    ``deprivation`` says how files tell the dimensions of ``codes/deprivation.toml``. After
    ``last_year`` interviews are probably of the ``next_round``, whose questions may be others.
    """

    title: Texts
    last_year: Annotated[int, Field(ge=1980)] | None = None
    next_round: Line = "a later round"
    flow: Code | None = None
    histories: BirthHistories | None = None
    files: dict[Code, KindOfFile]
    missing: dict[Variable, list[Number]] = Field(default_factory=dict)
    deprivation: list[Deprived] = Field(default_factory=list)

    def spoken(self, title: str) -> Texts:
        """Return the title of a survey in each language, as far as it is that of its family."""
        known = self.title
        if not title.startswith(known["en"]):
            return dict.fromkeys(known, title)
        return {
            language: name + title.removeprefix(known["en"]) for language, name in known.items()
        }
