"""Every family of surveys with its indicators, read from its folder and checked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from data.survey.declarations.conditions import spanned
from data.survey.declarations.indicator import Part, SurveyIndicator
from data.survey.declarations.kinds import Family
from data.survey.declarations.spelled import condition
from indicators.codelists import LOOK_UP
from indicators.errors import DeclarationError, Fault
from indicators.files import read_toml

FOLDER = Path(__file__).parent.parent


@dataclass(frozen=True)
class Declared:
    """A family with all its indicators, by name."""

    name: str
    family: Family
    indicators: Mapping[str, SurveyIndicator]


_FAMILY: TypeAdapter[Family] = TypeAdapter(Family)
_INDICATOR: TypeAdapter[SurveyIndicator] = TypeAdapter(SurveyIndicator)


@cache
def families(folder: Path = FOLDER) -> dict[str, Declared]:
    """Return every family that is declared, with its indicators.

    Raises
    ------
    DeclarationError
        With every fault of every file.
    """
    found: dict[str, Declared] = {}
    faults: list[Fault] = []
    for path in sorted((folder / "families").glob("*.toml")):
        try:
            family = read_toml(path.read_bytes(), f"families/{path.name}", _FAMILY, LOOK_UP)
        except DeclarationError as error:
            faults += error.faults
            continue
        indicators, wrong = _indicators(folder, path.stem, family)
        faults += wrong
        found[path.stem] = Declared(path.stem, family, indicators)
    if faults:
        raise DeclarationError(faults)
    return found


def _indicators(
    folder: Path, name: str, family: Family
) -> tuple[dict[str, SurveyIndicator], list[Fault]]:
    found: dict[str, SurveyIndicator] = {}
    faults: list[Fault] = []
    for path in sorted((folder / "indicators" / name).rglob("*.toml")):
        file = f"indicators/{name}/{path.name}"
        try:
            found[path.stem] = read_toml(path.read_bytes(), file, _INDICATOR, LOOK_UP)
        except DeclarationError as error:
            faults += error.faults
            continue
        faults += [Fault(file, None, key, *said) for key, said in _wrong(found[path.stem], family)]
    faults += [*_without_ratio(found)]
    return found, faults


def _without_ratio(items: Mapping[str, SurveyIndicator]) -> Iterator[Fault]:
    for name, item in items.items():
        told = item.ratio_of in items and item.between and item.levels
        if item.kind == "parity" and not told:
            reason = "a parity names another indicator, a group, and two of its levels"
            yield Fault(f"indicators/{name}.toml", None, "ratio_of", reason)


def _wrong(item: SurveyIndicator, family: Family) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield what an indicator says that its family does not allow, by key."""
    for part in item.parts:
        if part.file not in family.files:
            known = ", ".join(family.files)
            yield "file", (f"there is no file {part.file}", f"take {known}")
            return
        yield from _part_wrong(item.kind, part, family)
    if (item.code is None) == (item.domain is None):
        reason = "an indicator is of a theme: by its code in our catalogue, or by its domain"
        yield "domain", (reason, "write one of code and domain")
    if (item.kind in ("mortality", "fertility")) != item.of_histories:
        yield "rate", (f"does not go with {item.kind}", "say measure and months of a rate alone")
    if item.of_histories and family.histories is None:
        yield "rate", ("the family does not say where birth histories are", "add [histories]")
    for group in item.groups or ():
        if not any(group in family.files[part.file].group for part in item.parts):
            yield "groups", (f"{item.file} has no group {group}", "leave it out")


def _part_wrong(kind: str, part: Part, family: Family) -> Iterator[tuple[str, tuple[str, str]]]:
    if kind == "proportion" and part.numerator is None:
        yield "numerator", ("missing", "add it")
    if kind == "mean" and part.value is None:
        yield "value", ("missing", "name the variable of which it is the mean")
    derived = {*family.files[part.file].derived, *part.derived}
    tables = [part.population, *([part.numerator] if part.numerator is not None else [])]
    asked = frozenset[str]().union(*(spanned(condition(table)) for table in tables))
    for name in sorted(asked - derived - {*family.missing, *part.missing}):
        reason = f"{name} is taken by a span: say which codes of it are missing"
        remedy = f"write {name} = [9] under [missing], or [] where every code is a number"
        yield "missing", (reason, remedy)
