"""What a user says of a survey in a mapping: whatever the files do not say, or say otherwise."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, Field, TypeAdapter

from data.survey.declarations import Variable, families
from indicators.code_lists import Entry
from indicators.codelists import areas
from indicators.errors import DataFaults, Fault
from indicators.files import Code, Line, Period, Refusal, read_toml

NO_AREA = "none"


def _check_areas(given: Mapping[str, str]) -> Mapping[str, str]:
    for code in given.values():
        if code not in (*areas(), NO_AREA):
            raise Refusal(f"{code[:80]!r} is no area of ours", 'take one of ref_area, or "none"')
    return given


class _Survey(Entry):
    """Of which survey the files are."""

    family: Code | None = None
    title: Line | None = None
    country: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None
    period: Period | None = None
    synthetic: bool | None = None


class _Reading(Entry):
    encoding: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,40}$")] | None = None
    delimiter: Annotated[str, Field(pattern=r"^[,;|\t]$")] = ","


class _Mapping(Entry):
    survey: _Survey = Field(default_factory=_Survey)
    reading: _Reading = Field(default_factory=_Reading)
    files: dict[Code, Line] = Field(default_factory=dict)
    variables: dict[Variable, Variable] = Field(default_factory=dict)
    values: dict[Variable, dict[str, int | float]] = Field(default_factory=dict)
    missing: dict[Variable, list[int | float]] = Field(default_factory=dict)
    strata: dict[Code, Annotated[list[Variable], Field(min_length=1)]] = Field(default_factory=dict)
    regions: Annotated[dict[str, str], AfterValidator(_check_areas)] = Field(default_factory=dict)


_KIND: TypeAdapter[_Mapping] = TypeAdapter(_Mapping)


@dataclass(frozen=True)
class Mapped:
    """What a mapping says.

    Attributes
    ----------
    variables : mapping
        Of the name that is declared, the name that the survey has.
    values : mapping
        For a declared name the survey's own codes or words, and the declared code of each.
    strata : mapping
        Of a kind of file the variables that are crossed to its strata.
    regions : mapping
        For a region's label our area; ``none`` where we have none.
    """

    family: str | None = None
    title: str | None = None
    country: str | None = None
    period: str | None = None
    synthetic: bool | None = None
    encoding: str | None = None
    delimiter: str = ","
    files: Mapping[str, str] = field(default_factory=dict)
    variables: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    missing: Mapping[str, list[float]] = field(default_factory=dict)
    strata: Mapping[str, list[str]] = field(default_factory=dict)
    regions: Mapping[str, str] = field(default_factory=dict)

    def encoding_of(self, path: Path) -> str | None:
        """Return the encoding of a file, where it is said; Parquet has none."""
        return None if path.suffix.lower() == ".parquet" else self.encoding

    def own_name(self, variable: str) -> str:
        """Return the name that the survey has for a declared variable."""
        return self.variables.get(variable, variable)

    def kinds_of(self, path: Path) -> list[str]:
        """Return the kinds of file that the mapping says a file is."""
        return [kind for kind, name in self.files.items() if name.lower() == path.name.lower()]

    def strange(self, kinds: Collection[str], names: Collection[str]) -> list[Fault]:
        """Return what it says of kinds of file that a family has not, or of files not there."""
        known = {name.lower() for name in names}
        said = {f"files.{kind}" for kind, name in self.files.items() if name.lower() not in known}
        faults = [Fault("mapping", None, key, "there is no such file") for key in sorted(said)]
        remedy = f"its files are {', '.join(kinds)}"
        for kind in sorted({*self.files, *self.strata} - {*kinds}):
            faults.append(Fault("mapping", None, kind, "the family has no such file", remedy))
        return faults


NOTHING_MAPPED = Mapped()


def read_mapped(path: Path | None) -> Mapped:
    """Return what a mapping says; nothing, where there is none.

    Raises
    ------
    DataFaults
        With every fault of the file: no such file, not TOML, a key not known, no area of ours.
    """
    if path is None:
        return NOTHING_MAPPED
    try:
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = f"cannot be read: {error}"
        raise DataFaults([Fault(path.name, None, None, reason)]) from error
    given = read_toml(content, path.name, _KIND)
    if given.survey.family not in (None, *families()):
        reason = f"{given.survey.family} is no family: {', '.join(families())}"
        raise DataFaults([Fault(path.name, None, "survey.family", reason)])
    said: dict[str, Any] = vars(given.survey) | vars(given.reading)
    return Mapped(
        **said,
        files=given.files,
        variables=given.variables,
        values=given.values,
        missing=given.missing,
        strata=given.strata,
        regions=given.regions,
    )
