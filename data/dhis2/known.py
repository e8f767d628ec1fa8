"""What the identifiers and codes in data values of DHIS2 mean: ours, and those of a mapping.

A mapping (TOML) is written once for a system that has its own objects
(``docs/interoperability.md`` has an example).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import AfterValidator, Field, TypeAdapter

from data.dhis2.categories import OPTION_COMBOS, groups_asked, option_combos
from data.dhis2.elements import ELEMENTS, elements_of
from data.dhis2.metadata import SETS
from data.dhis2.named import DEFAULT, uid
from data.dhis2.units import LEVELS, UNITS
from indicators.code_lists import Entry, IndicatorCode, listed
from indicators.codelists import DIMENSIONS, LOOK_UP, areas_of, codes
from indicators.errors import FaultyInput
from indicators.files import Refusal, read_toml
from indicators.flows import asked_flows, flows

_Groups = Mapping[str, str]
T = TypeVar("T")


def _check_groups(groups: dict[str, str]) -> dict[str, str]:
    for dimension, code in groups.items():
        if dimension not in DIMENSIONS:
            raise Refusal(f"{dimension[:80]!r} is no dimension", f"take {', '.join(DIMENSIONS)}")
        if code not in codes(dimension):
            raise Refusal(f"{code[:80]!r} is no code of {dimension}", "take one that is listed")
    return groups


def _check_flow(code: str) -> str:
    if code not in flows():
        raise Refusal(f"there is no flow {code[:80]!r}", f"take one of {', '.join(flows())}")
    return code


class _Mapping(Entry):
    """A mapping as it is written: what each name of the other system stands for."""

    data_sets: dict[str, Annotated[str, AfterValidator(_check_flow)]] = Field(default_factory=dict)
    data_elements: dict[str, IndicatorCode] = Field(default_factory=dict)
    organisation_units: dict[str, Annotated[str, listed("ref_area")]] = Field(default_factory=dict)
    option_combos: dict[str, Annotated[dict[str, str], AfterValidator(_check_groups)]] = Field(
        default_factory=dict
    )


_KIND = TypeAdapter(_Mapping)


@dataclass(frozen=True)
class Dhis2Names:
    """What names in data values stand for.

    Attributes
    ----------
    data_sets, data_elements, organisation_units : mapping
        The flow, the indicator, the area of each name.
    option_combos : mapping
        The groups of each name; none where nothing divides the figure.
    """

    data_sets: Mapping[str, str] = field(default_factory=dict)
    data_elements: Mapping[str, str] = field(default_factory=dict)
    organisation_units: Mapping[str, str] = field(default_factory=dict)
    option_combos: Mapping[str, _Groups] = field(default_factory=dict)

    def __or__(self, other: "Dhis2Names") -> "Dhis2Names":
        """Return both; where one name is in both, what the other says of it."""
        return Dhis2Names(
            {**self.data_sets, **other.data_sets},
            {**self.data_elements, **other.data_elements},
            {**self.organisation_units, **other.organisation_units},
            {**self.option_combos, **other.option_combos},
        )


@cache
def ours() -> Dhis2Names:
    """Return what our own codes and identifiers stand for, in the metadata that we write."""
    flows = [*asked_flows().values()]
    elements = {one.code: one for flow in flows for one in elements_of(flow)}
    asked = groups_asked(flows)
    combos: dict[str, _Groups] = {"": {}, "default": {}, DEFAULT["categoryOptionCombo"]: {}}
    for dimensions in {one.dimensions for one in elements.values() if one.dimensions}:
        combos.update(_both(OPTION_COMBOS, dict(option_combos(dimensions, asked))))
    return Dhis2Names(
        _both(SETS, {flow.flow: flow.flow for flow in flows}),
        _both(ELEMENTS, {code: one.indicator for code, one in elements.items()}),
        _both(UNITS, {code: code for scheme in LEVELS for code in areas_of(scheme)}),
        combos,
    )


def _both(kind: str, meant: Mapping[str, T]) -> dict[str, T]:
    """Return what is meant by each code, under the identifier that it gives too."""
    return {name: told for code, told in meant.items() for name in (code, uid(kind, code))}


def read_names(path: Path) -> Dhis2Names:
    """Return what a mapping declares, beside our own codes.

    Raises
    ------
    FaultyInput
        If the file cannot be read.
    DataFaults
        With every name that stands for nothing of ours, and its line.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise FaultyInput(f"{path} cannot be read: {error.strerror or error}.") from error
    given = read_toml(content, path.name, _KIND, LOOK_UP)
    told = (given.data_sets, given.data_elements, given.organisation_units, given.option_combos)
    return ours() | Dhis2Names(*told)
