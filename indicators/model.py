"""What an indicator is: the declaration, as a checked and frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, ConfigDict, Field, TypeAdapter

from indicators.caveats import Caveat
from indicators.code_lists import (
    IndicatorCode,
    Number,
    Template,
    check_rising,
    check_unlike,
    listed,
)
from indicators.codelists import LOOK_UP
from indicators.files import (
    Code,
    Line,
    Link,
    Period,
    Refusal,
    Texts,
    allowed,
    check_texts,
    read_toml,
)

Language = allowed.Language
LANGUAGES = allowed.LANGUAGES
Direction = Literal["lower", "higher", "none"]
Population = Literal["children", "persons"]
Text = Texts
Message = Annotated[Mapping[str, Template], AfterValidator(check_texts)]
Scale = Annotated[tuple[Number, Number], AfterValidator(check_rising)]
_Unlike = AfterValidator(check_unlike)
_Sources = Annotated[tuple[Code, ...], _Unlike]
_Sdg = Annotated[str, Field(pattern=r"^[0-9]{1,2}\.[0-9a-z]{1,2}\.[0-9]{1,2}$")]
_STRICT = ConfigDict(strict=True, extra="forbid")

_COUNTED = frozenset({"PS", "NUMBER", "HOUSEHOLDS", "THOUSANDS"})
_MEASURED = frozenset({"HA", "PS_M"})  # no counts of units, and yet larger where an area is


@dataclass(frozen=True)
class Break:
    """The first period of a new definition: nothing is compared across it."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    time_period: Period
    label: Text
    sources: _Sources = ()


@dataclass(frozen=True)
class Target:
    """A value to be reached by a year, and who set it where.

    ``kind`` is ``SDG`` (agreed by the United Nations) or ``national`` (set by the Government).
    ``read`` is whether the number is our reading of a text that has none ("for all"). ``quote`` is
    the text as it was adopted, and ``date`` that of the document; a national target has the first.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    value: Number
    time_period: Period
    kind: Literal["SDG", "national"]
    label: Text
    reference: Line
    source_link: Link | None = None
    read: bool = False
    quote: Line | None = None
    date: Period | None = None


@dataclass(frozen=True)
class Indicator:
    """One indicator, declared once; everything a reader sees of it is derived from here.

    Attributes
    ----------
    indicator : str
        UNICEF warehouse code where one exists, else a local code starting with ``AZE_``.
    domain : str
        The rights domain: the name of the folder of the declaration.
    unit_measure : str
        Code of ``codes/unit_measure.toml``.
    decimals : int
        Decimals shown everywhere; never guessed from a value.
    direction : {"lower", "higher", "none"}
        Which is better for children.
    dimensions : tuple of str
        Disaggregations the declaration allows beside the area.
    sources : tuple of str
        Data sources in order of preference: the first that has a figure gives the headline.
    count : str or None
        The indicator that counts the children behind this rate.
    holders : tuple of str
        Agencies that hold the figure where it is not published.
    period : {"year", "school_year", "date"}
        What TIME_PERIOD stands for: a calendar year, the year a school year begins, a date.
    related_map : str or None
        The closest indicator with figures by area, shown where this one has none.
    sentence : mapping or None
        The key message of the nation's total, with places {value} and {in_period}.
    key : bool
        Whether the overview's scorecard shows it.
    framework : tuple of str
        Subdomains of the Europe and Central Asia child-rights monitoring framework that list it
        (``codes/framework.toml``); empty where it is an addition of ours.
    targets : tuple of Target
        Values to be reached, with who set them.
    population : {"children", "persons"}
        Whom the figure is about: where not about children alone, groups by sex are women and men.
    base : str or None
        The indicator that counts the children this rate is a share of.
    gap : mapping or None
        Why no figure exists for Azerbaijan and who could provide one; stands in place of sources.
    caveats : tuple of Caveat
        What the caveat means for what may be said of which figures (``indicators.caveats``).
    events : bool
        Whether a count is of events that chance alone makes more or fewer (deaths, births of some
        kind), so that it carries its own uncertainty (D. R. Brillinger 1986, Biometrics 42).
    disclosure_threshold : int or None
        Counts above zero and below it are withheld, with what would give them away, wherever the
        monitor itself makes the figure from records of persons. A figure an official agency has
        published is released by that agency and is never altered.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    indicator: Code
    domain: Annotated[str, listed("domain")]
    unit_measure: Annotated[str, listed("unit_measure")]
    decimals: Annotated[int, Field(ge=0, le=6)]
    direction: Direction
    name: Text
    definition: Text
    caveat: Text
    dimensions: Annotated[tuple[Annotated[str, listed("dimension")], ...], _Unlike] = ()
    sources: _Sources = ()
    sdg_indicator: (
        Annotated[str, Field(pattern=r"^[0-9]{1,2}\.[0-9a-z]{1,2}\.[0-9]{1,2}$")] | None
    ) = None
    crc_articles: tuple[Annotated[int, Field(ge=1, le=54)], ...] = ()
    count: IndicatorCode | None = None
    holders: Annotated[tuple[Annotated[str, listed("agency")], ...], _Unlike] = ()
    period: Literal["year", "school_year", "date"] = "year"
    scale: Scale | None = None
    breaks: tuple[Break, ...] = ()
    reference: Line | None = None
    order: Annotated[int, Field(ge=0, le=100_000)] = 100
    key: bool = False
    sentence: Message | None = None
    related_map: IndicatorCode | None = None
    framework: Annotated[tuple[Annotated[str, listed("framework")], ...], _Unlike] = ()
    targets: tuple[Target, ...] = ()
    population: Population = "children"
    base: IndicatorCode | None = None
    gap: Text | None = None
    caveats: tuple[Caveat, ...] = ()
    events: bool = False
    disclosure_threshold: Annotated[int, Field(ge=2, le=1000)] | None = None

    @property
    def is_count(self) -> bool:
        """Whether the figure is a number of persons or things: it grows with the area's size."""
        return self.unit_measure in _COUNTED

    @property
    def grows_with_area(self) -> bool:
        """Whether the figure of a whole is the sum of those of its parts, by its unit."""
        return self.is_count or self.unit_measure in _MEASURED


def _check_sources(item: Indicator) -> Indicator:
    """Return a declaration that has figures, or says why there are none."""
    if bool(item.sources) == (item.gap is not None):
        raise Refusal("needs either sources or a [gap], not both", "keep one of them")
    return item


def _check_targets(item: Indicator) -> Indicator:
    """Return a declaration whose national targets are quoted as they were adopted."""
    if any(target.kind == "national" and not target.quote for target in item.targets):
        raise Refusal("has a national target without its text", "add the quote, as adopted")
    return item


_KIND = TypeAdapter(
    Annotated[Indicator, AfterValidator(_check_sources), AfterValidator(_check_targets)]
)


def read_indicator(code: str, domain: str, content: bytes) -> Indicator:
    """Return the indicator that a file of TOML declares.

    Parameters
    ----------
    code, domain : str
        Of the indicator: the name of the file and of its folder.
    content : bytes
        Of the file.

    Raises
    ------
    DeclarationError
        With every key that is unknown, missing or not as it must be, and its line.
    """
    file = f"{domain}/{code}.toml"
    return read_toml(content, file, _KIND, LOOK_UP, {"indicator": code, "domain": domain})
