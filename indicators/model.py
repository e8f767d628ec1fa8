"""What an indicator is: the declaration, as a checked and frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from indicators.errors import DeclarationError

Language = Literal["az", "en", "ru"]
LANGUAGES: tuple[Language, ...] = ("az", "en", "ru")
Direction = Literal["lower", "higher", "none"]
Population = Literal["children", "persons"]
Text = Mapping[str, str]


_COUNTED = frozenset({"PS", "NUMBER", "HOUSEHOLDS", "THOUSANDS"})


@dataclass(frozen=True)
class Break:
    """The first period of a new definition: nothing is compared across it."""

    time_period: str
    label: Text
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Target:
    """A value to be reached by a year, and who set it where.

    ``kind`` is ``SDG`` (agreed by the United Nations) or ``national`` (set by the Government).
    """

    value: float
    time_period: str
    kind: Literal["SDG", "national"]
    label: Text
    reference: str
    source_link: str | None = None


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
    events : bool
        Whether a count is of events that chance alone makes more or fewer (deaths, births of some
        kind), so that it carries its own uncertainty (D. R. Brillinger 1986, Biometrics 42).
    disclosure_threshold : int or None
        Counts above zero and below it are withheld, with what would give them away, wherever the
        monitor itself makes the figure from records of persons. A figure an official agency has
        published is released by that agency and is never altered.
    """

    indicator: str
    domain: str
    unit_measure: str
    decimals: int
    direction: Direction
    name: Text
    definition: Text
    caveat: Text
    dimensions: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    sdg_indicator: str | None = None
    crc_articles: tuple[int, ...] = ()
    count: str | None = None
    holders: tuple[str, ...] = ()
    period: Literal["year", "school_year", "date"] = "year"
    scale: tuple[float, float] | None = None
    breaks: tuple[Break, ...] = ()
    reference: str | None = None
    order: int = 100
    key: bool = False
    sentence: Text | None = None
    related_map: str | None = None
    framework: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()
    population: Population = "children"
    base: str | None = None
    gap: Text | None = None
    events: bool = False
    disclosure_threshold: int | None = None

    @property
    def is_count(self) -> bool:
        """Whether the figure is a number of persons or things: it grows with the area's size."""
        return self.unit_measure in _COUNTED


_TABLES = ("name", "definition", "caveat")
_OPTIONAL_TUPLES = ("dimensions", "sources", "crc_articles", "holders", "scale", "framework")


def indicator_from_toml(code: str, domain: str, table: Mapping[str, Any]) -> Indicator:
    """Return the indicator a TOML table declares.

    Raises
    ------
    DeclarationError
        On an unknown or missing key, or a text missing in one of the three languages.
    """
    known = set(Indicator.__dataclass_fields__) - {"indicator", "domain"}
    unknown = sorted(set(table) - known)
    if unknown:
        raise DeclarationError(f"{domain}/{code}.toml: unknown key(s) {', '.join(unknown)}")
    values = dict(table)
    for key in _TABLES:
        values[key] = _text(f"{domain}/{code}.toml [{key}]", values.get(key, {}))
    for key in _OPTIONAL_TUPLES:
        if key in values:
            values[key] = tuple(values[key])
    for key in ("sentence", "gap"):
        if key in values:
            values[key] = _text(f"{domain}/{code}.toml [{key}]", values[key])
    if bool(values.get("sources")) == ("gap" in values):
        raise DeclarationError(f"{domain}/{code}.toml: needs either sources or a [gap], not both")
    if values.get("population", "children") not in ("children", "persons"):
        raise DeclarationError(f"{domain}/{code}.toml: population is neither children nor persons")
    values["breaks"] = tuple(_break(f"{domain}/{code}.toml", b) for b in values.get("breaks", ()))
    values["targets"] = tuple(
        _target(f"{domain}/{code}.toml", t) for t in values.get("targets", ())
    )
    try:
        return Indicator(indicator=code, domain=domain, **values)
    except TypeError as error:
        raise DeclarationError(f"{domain}/{code}.toml: {error}") from error


def _text(place: str, table: Mapping[str, str]) -> Text:
    missing = [language for language in LANGUAGES if not table.get(language)]
    if missing:
        raise DeclarationError(f"{place}: no text in {', '.join(missing)}")
    return {language: table[language] for language in LANGUAGES}


def _break(place: str, table: Mapping[str, Any]) -> Break:
    label = _text(f"{place} [[breaks]]", table.get("label", {}))
    return Break(str(table["time_period"]), label, tuple(table.get("sources", ())))


def _target(place: str, table: Mapping[str, Any]) -> Target:
    label = _text(f"{place} [[targets]]", table.get("label", {}))
    if table.get("kind") not in ("SDG", "national"):
        raise DeclarationError(f"{place} [[targets]]: kind is neither SDG nor national")
    try:
        return Target(**{**table, "time_period": str(table["time_period"]), "label": label})
    except (KeyError, TypeError) as error:
        raise DeclarationError(f"{place} [[targets]]: {error}") from error
