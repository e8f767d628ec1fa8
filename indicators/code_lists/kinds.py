"""The kinds of value that code lists are made of."""

from collections.abc import Collection, Iterable
from string import Formatter
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo

from indicators.files import Line, Refusal, Texts, check_line


def known(name: str, info: ValidationInfo) -> Collection[str]:
    """Return the codes of another list, which the context of a reading looks up."""
    context: Any = info.context
    found: Collection[str] = context["known"](name)
    return found


Numbers = TypeVar("Numbers", list[float], tuple[float, float])


def listed(name: str) -> Any:
    """Return the check that a code is in another list, which the context looks up."""

    def check(code: str, info: ValidationInfo) -> str:
        if code not in known(name, info):
            raise Refusal(f"{code[:80]!r} is no code of {name}", "take a code that is declared")
        return code

    return AfterValidator(check)


def _check_template(text: str) -> str:
    """Return a text whose places, in braces, are closed and named in small letters."""
    try:
        places = [name for _, name, _, _ in Formatter().parse(check_line(text)) if name is not None]
    except ValueError as error:
        raise Refusal(f"a brace is not closed: {error}", "write places as {name}") from None
    wrong = [name for name in places if not name.isidentifier()]
    if wrong:
        raise Refusal(f"{{{wrong[0]}}} names no place", "write places as {name}")
    return text


def check_rising(numbers: Numbers) -> Numbers:
    """Return numbers that rise from each to the next."""
    if [*numbers] != sorted({*numbers}):
        raise Refusal(f"{numbers} do not rise", "write the smaller number first")
    return numbers


def check_declared(names: Iterable[str], declared: Collection[str]) -> None:
    """Raise a refusal where a name is none of those that the same list declares."""
    for name in names:
        if name not in declared:
            raise Refusal(f"{name[:80]!r} is not declared", f"take {', '.join(declared)}")


def covering(name: str) -> AfterValidator:
    """Return the check that a table has a key for every code of another list, and no other."""

    def check(table: dict[str, Any], info: ValidationInfo) -> dict[str, Any]:
        others = {*known(name, info)}
        for code in sorted(others ^ {*table}):
            fault = "is missing" if code in others else f"is no code of {name}"
            raise Refusal(f"{code[:80]!r} {fault}", "every code has one entry")
        return table

    return AfterValidator(check)


def closed(*names: str) -> AfterValidator:
    """Return the check that a table has these keys, all of them and no other."""

    def check(table: dict[str, Any]) -> dict[str, Any]:
        for name in names:
            if name not in table:
                raise Refusal(f"the key {name} is missing", "add it")
        for name in table:
            if name not in names:
                raise Refusal(f"{name[:80]!r} is none of its keys", f"take {', '.join(names)}")
        return table

    return AfterValidator(check)


def check_unlike(given: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is listed, if nothing is listed twice."""
    twice = sorted({one for one in given if given.count(one) > 1})
    if twice:
        raise Refusal(f"{twice[0]!r} is listed twice", "delete one")
    return given


IndicatorCode = Annotated[str, listed("indicator")]
AgeCode = Annotated[str, listed("age")]
Number = Annotated[float, Field(ge=-1e12, le=1e12)]
Whole = Annotated[int, Field(ge=0, le=1_000_000_000)]
Age = Annotated[int, Field(ge=0, le=120)]
Template = Annotated[str, AfterValidator(_check_template)]
Templates = Annotated[list[Template], Field(min_length=1)]
Suffix = Annotated[str, AfterValidator(lambda text: check_line(text) if text else text)]
Pair = Annotated[list[Number], Field(min_length=2, max_length=2), AfterValidator(check_rising)]
Ages = Annotated[list[Age], Field(min_length=2, max_length=2)]
Lines = Annotated[list[Line], Field(min_length=1)]


class Entry(BaseModel):
    """A table whose keys are all declared; values are taken as written."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Spoken(Entry):
    """An entry that is itself the text in three languages."""

    az: Line
    en: Line
    ru: Line


class Named(Entry):
    """An entry with a name."""

    name: Texts
