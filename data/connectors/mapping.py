"""The declared table of a provider: which of its figures are which of ours, and which are not."""

from collections.abc import Mapping as Table
from functools import cache
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import quote

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter

from indicators.catalog import catalog
from indicators.code_lists import IndicatorCode
from indicators.codelists import DIMENSIONS, LOOK_UP, areas, codelist, codes
from indicators.errors import ReaderMistake
from indicators.files import Line, Link, Refusal, number, read_toml
from indicators.flows import flows

_MAPPINGS = Path(__file__).parent / "mappings"


def _check_groups(groups: Table[str, str]) -> Table[str, str]:
    for name, code in groups.items():
        if name not in DIMENSIONS:
            raise Refusal(f"{name[:80]!r} is no dimension", f"take {', '.join(DIMENSIONS)}")
        if code not in codes(name):
            raise Refusal(f"{code[:80]!r} is no code of {name}", "take one that is listed")
    return groups


def _check_codes(told: Table[str, Table[str, str]]) -> Table[str, Table[str, str]]:
    for name, ours in told.items():
        for code in ours.values():
            _check_groups({name: code})
    return told


def _check_dimensions(told: Table[str, str]) -> Table[str, str]:
    for name in told.values():
        if name not in DIMENSIONS:
            raise Refusal(f"{name[:80]!r} is no dimension", f"take {', '.join(DIMENSIONS)}")
    return told


def _check_statuses(told: Table[str, str]) -> Table[str, str]:
    for code in told.values():
        if code not in codelist("obs_status"):
            raise Refusal(f"{code[:80]!r} is no status", "take one of codes/obs_status.toml")
    return told


def _check_area(code: str) -> str:
    if code not in areas():
        raise Refusal(f"{code[:80]!r} is no area", "take one of codes/ref_area.csv")
    return code


def _check_factor(text: str) -> str:
    if number(text) is None:
        raise Refusal(f"{text[:80]!r} is no number", 'write digits in quotes: "0.001"')
    return text


def _check_address(address: str) -> str:
    if not address.startswith("https://"):
        raise Refusal("is not fetched over TLS", "begin the address with https://")
    if "{series}" not in address:
        raise Refusal("has no place for the series", "write {series} where their codes stand")
    return address


_Groups = Annotated[Table[str, str], AfterValidator(_check_groups)]
_Texts = Table[Line, str]


class _Declared(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Series(_Declared):
    """One series of the provider, and what it is here.

    Attributes
    ----------
    code : str
        The provider's.
    flow : str
        By which its figures come; nothing where they are only compared with those carried here.
    unit : str
        The provider's: another one is a fault, never converted.
    only : mapping
        The provider's dimensions of which one code alone is ours.
    groups : mapping
        Our groups that the provider's code says.
    multiplier : str
        Of the provider's figure, so that it is in our unit.
    status : str
        Ours, where the provider calls the figure normal.
    bounds : bool
        Whether its bounds are taken: their level must be known (``codes/interval_level.toml``).
    since : str
        The first year that is taken.
    mid_year : bool
        Whether the sixth month of a year stands for the year: estimates are dated by its middle.
    """

    code: Line
    flow: str = ""
    indicator: IndicatorCode
    unit: str = ""
    only: _Texts = Field(default_factory=dict)
    groups: _Groups = Field(default_factory=dict)
    multiplier: Annotated[str, AfterValidator(_check_factor)] = "1"
    status: str = "A"
    bounds: bool = False
    since: str = ""
    mid_year: bool = False


class Place(_Declared):
    """Which area a code of the provider is, or which part of one."""

    area: Annotated[str, AfterValidator(_check_area)]
    groups: _Groups = Field(default_factory=dict)


class Question(_Declared):
    """What is asked of the provider: so many series at once, at an address with a place for them.

    Attributes
    ----------
    file : str
        The name of the answer.
    suffix : str
        Its form.
    url : str
        With a place ``{series}``.
    begins : str
        How the codes of the series begin that are asked for so.
    each, between : str
        How one code is written, with a place ``{code}``, and what stands between two.
    """

    file: Line
    suffix: Literal["csv", "json"]
    url: Annotated[str, AfterValidator(_check_address)]
    begins: str = ""
    each: str = "{code}"
    between: str = "+"
    at_once: Annotated[int, Field(ge=1, le=100)] = 50


class Mapping(_Declared):
    """Everything that is declared of a provider.

    Attributes
    ----------
    dimensions : mapping
        Which of our dimensions one of the provider's is.
    codes : mapping
        Of our dimensions, the provider's codes and what they are here.
    statuses : mapping
        The provider's flags and our status of each; a flag that is not here is a fault.
    no_figure : tuple of str
        Flags that say that no figure stands here and not why.
    left_out : mapping
        Series that are known and not taken, with the reason.
    """

    name: Line
    link: Link
    licence: Line
    questions: tuple[Question, ...] = ()
    areas: Table[str, Place]
    dimensions: Annotated[Table[str, str], AfterValidator(_check_dimensions)] = Field(
        default_factory=dict
    )
    codes: Annotated[Table[str, Table[str, str]], AfterValidator(_check_codes)] = Field(
        default_factory=dict
    )
    statuses: Annotated[Table[str, str], AfterValidator(_check_statuses)]
    no_figure: tuple[str, ...] = ()
    series: tuple[Series, ...]
    left_out: Table[str, Line] = Field(default_factory=dict)


def _check_series(told: Mapping) -> Mapping:
    """Return a mapping whose series come by a flow that is fetched and has their indicator."""
    for one in told.series:
        flow = flows().get(one.flow)
        if one.flow and (flow is None or not flow.fetched):
            raise Refusal(f"{one.flow[:80]!r} is no flow that is fetched", "declare it")
        if flow is not None and one.indicator not in flow.indicators:
            raise Refusal(f"{one.flow} has no {one.indicator}", "add it to the flow")
        if one.groups.keys() - {*catalog()[one.indicator].dimensions}:
            raise Refusal(f"{one.indicator} has no such groups as {one.code}", "leave it out")
        if one.code in told.left_out:
            raise Refusal(f"{one.code} is mapped and left out", "keep one of them")
    return told


_KIND = TypeAdapter(Annotated[Mapping, AfterValidator(_check_series)])


def read_mapping(provider: str, content: bytes) -> Mapping:
    """Return what a file of TOML declares of a provider.

    Raises
    ------
    DeclarationError
        With every key that is not as it must be, and its line.
    """
    return read_toml(content, f"mappings/{provider}.toml", _KIND, LOOK_UP)


def addresses_of(mapping: Mapping) -> list[tuple[str, str]]:
    """Return the name of each answer of a provider, and the address at which it is asked for."""
    found = []
    for one in mapping.questions:
        own = sorted({s.code for s in mapping.series if s.code.startswith(one.begins)})
        for number_, first in enumerate(range(0, len(own), one.at_once), 1):
            codes_ = own[first : first + one.at_once]
            asked = one.between.join(one.each.format(code=quote(code)) for code in codes_)
            name = f"{one.file}-{number_}.{one.suffix}"
            found.append((name, one.url.replace("{series}", asked)))
    return found


@cache
def mapping_of(provider: str) -> Mapping:
    """Return what is declared of a provider.

    Raises
    ------
    ReaderMistake
        If there is none of this name.
    """
    known = sorted(path.stem for path in _MAPPINGS.glob("*.toml"))
    if provider not in known:
        raise ReaderMistake(f"There is no provider {provider[:80]!r}.", f"There are {known}.")
    return read_mapping(provider, (_MAPPINGS / f"{provider}.toml").read_bytes())
