"""A flow as it is declared in ``flows/<FLOW>.toml``; its code is the source of what comes by it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, ConfigDict, Field, TypeAdapter

from indicators.catalog import catalog
from indicators.code_lists import IndicatorCode, check_unlike, listed
from indicators.codelists import DIMENSIONS, LOOK_UP, areas_of, codes
from indicators.errors import DeclarationError, Fault, ReaderMistake
from indicators.files import Code, Kind, Line, Refusal, Texts, read_toml

FLOWS = Path(__file__).parent
_Unlike = AfterValidator(check_unlike)
_LEAP = 2000  # a year that has every day


def _check_day(text: str) -> str:
    try:
        date.fromisoformat(f"{_LEAP}-{text}")
    except ValueError:
        raise Refusal(f"{text!r} is no day of the year", "write month and day, as 12-15") from None
    if text == "02-29":
        raise Refusal(f"{text!r} is not in every year", "take a day of every year")
    return text


def _check_groups(groups: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    for dimension, wanted in groups.items():
        if dimension not in DIMENSIONS:
            raise Refusal(f"{dimension[:80]!r} is no dimension", f"take {', '.join(DIMENSIONS)}")
        for code in wanted:
            if code not in codes(dimension):
                raise Refusal(f"{code[:80]!r} is no code of {dimension}", "take one that is listed")
    return groups


@dataclass(frozen=True)
class Flow:
    """What one agency sends of which areas and groups, by which day; or what it publishes.

    Attributes
    ----------
    flow : str
        Its code, which is also that of the source.
    levels : tuple of str
        Schemes of areas.
    groups : mapping
        For each dimension the groups that are asked for; of the others the total.
    due : str
        Month and day of every year; nothing where nobody is asked.
    lag : int
        Years from the period to the day it is due.
    reason : mapping
        Why it is asked for.
    protected : bool
        Whether small counts of persons may not be sent.
    kind : str
        How the figures came about, as their source says.
    fetched : bool
        Whether everybody can read them where the agency publishes them: a connector fetches them,
        nobody is asked. What comes is the whole series of each indicator.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(strict=True, extra="forbid")

    flow: Code
    agency: Annotated[str, listed("agency")]
    indicators: Annotated[tuple[IndicatorCode, ...], Field(min_length=1), _Unlike]
    levels: Annotated[
        tuple[Literal["nation", "region_2021", "region_2006", "district"], ...],
        Field(min_length=1),
        _Unlike,
    ]
    licence: Line
    title: Texts
    reason: Texts
    due: Annotated[str, Field(pattern=r"^[0-9]{2}-[0-9]{2}$"), AfterValidator(_check_day)] = ""
    groups: Annotated[
        Mapping[str, Annotated[tuple[str, ...], Field(min_length=1), _Unlike]],
        AfterValidator(_check_groups),
    ] = field(default_factory=dict)
    lag: Annotated[int, Field(ge=0, le=5)] = 0
    protected: bool = False
    kind: Kind = "administrative"
    fetched: bool = False

    @property
    def areas(self) -> tuple[str, ...]:
        """The areas of its levels, the wider ones first."""
        return tuple(code for level in self.levels for code in areas_of(level))


def _check_due(flow: Flow) -> Flow:
    """Return a flow that is either asked for by a day or fetched."""
    if flow.fetched == bool(flow.due):
        raise Refusal("is either due on a day or fetched", "write due, or fetched = true")
    return flow


def _check_held(flow: Flow) -> Flow:
    """Return a flow of figures that its agency holds, by groups that their declarations have.

    What is published can be fetched from others than its first holders, and some of its indicators
    have groups that others have not.
    """
    for code in () if flow.fetched else flow.indicators:
        declared = catalog()[code]
        if flow.agency not in declared.holders:
            raise Refusal(f"{code} does not name {flow.agency} among its holders", "correct one")
        for dimension in flow.groups:
            if dimension not in declared.dimensions:
                raise Refusal(f"{code} has no groups by {dimension}", "leave the groups out")
    return flow


_KIND = TypeAdapter(Annotated[Flow, AfterValidator(_check_due), AfterValidator(_check_held)])


def read_flow(code: str, content: bytes) -> Flow:
    """Return the flow that a file of TOML declares.

    Raises
    ------
    DeclarationError
        With every key that is not as it must be, and its line.
    """
    return read_toml(content, f"flows/{code}.toml", _KIND, LOOK_UP, {"flow": code})


@cache
def flows(folder: Path = FLOWS) -> dict[str, Flow]:
    """Return every flow that is declared, by code.

    Raises
    ------
    DeclarationError
        With every fault of every file.
    """
    found: dict[str, Flow] = {}
    faults: list[Fault] = []
    taken = {source for item in catalog().values() for source in item.sources}
    for path in sorted(folder.glob("*.toml")):
        try:
            found[path.stem] = read_flow(path.stem, path.read_bytes())
        except DeclarationError as error:
            faults += error.faults
        if path.stem in taken:
            reason = f"{path.stem} is a source that declarations name"
            faults.append(Fault(f"flows/{path.name}", None, None, reason, "rename the flow"))
    if faults:
        raise DeclarationError(dict.fromkeys(faults))
    return found


def asked_flows() -> dict[str, Flow]:
    """Return the flows by which agencies are asked, by code: all that are not fetched."""
    return {code: flow for code, flow in flows().items() if not flow.fetched}


def flow_of(code: str) -> Flow:
    """Return one flow.

    Raises
    ------
    ReaderMistake
        If none has this code.
    """
    if code not in flows():
        raise ReaderMistake(f"There is no flow {code[:80]!r}.", f"There are {', '.join(flows())}.")
    return flows()[code]


def flows_with(indicator: str) -> list[Flow]:
    """Return the flows by which an indicator is asked for, that of its first holder first."""
    order = catalog()[indicator].holders
    found = [one for one in asked_flows().values() if indicator in one.indicators]
    return sorted(found, key=lambda one: order.index(one.agency))


def flows_of_agency(agency: str) -> tuple[Flow, ...]:
    """Return the flows by which one agency is asked.

    Raises
    ------
    ReaderMistake
        If it has none.
    """
    found = tuple(one for one in asked_flows().values() if one.agency == agency)
    if not found:
        known = ", ".join(sorted({one.agency for one in asked_flows().values()}))
        raise ReaderMistake(f"There is no flow of {agency[:80]!r}.", f"There are some of {known}.")
    return found
