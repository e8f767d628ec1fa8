"""The list of school ages: levels of school under each law, and how children are told apart."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from indicators.code_lists.kinds import Ages, Entry, Named, check_declared
from indicators.files import Code, Line, Texts


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

    @model_validator(mode="after")
    def _names_its_dimensions(self) -> "SchoolAges":
        named = [name for one in self.level.values() for name in (one.out, one.risk) if name]
        check_declared(named, self.dimension)
        return self
