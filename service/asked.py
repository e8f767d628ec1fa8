"""What a request asks for: its dataflow, its key, its bounds, how the answer is laid out.

Source: SDMX 2.1 technical specification, section 7; SDMX-REST 1.5 (``/data/{flow}/{key}``).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from data.within import Within
from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, TOTAL
from passports import sdmx
from service.figures import Figures
from service.not_there import PARAMETERS
from service.refused import MEANING, NO_RESULTS, NOT_IMPLEMENTED, SYNTAX, Refused, quoted

_NAME = re.compile(r"[A-Za-z0-9_@$-]+")
_ALL = ("", "all")
_NEWEST = ("", "latest", "all")
_DETAILS = {
    "": (True, True),
    "full": (True, True),
    "dataonly": (False, True),
    "serieskeysonly": (False, False),
    "nodata": (True, False),
}
_DAY = re.compile(
    r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?(?:T[0-9][0-9:.]*Z?)?"
)
_PART = re.compile(r"([0-9]{4})-([AQSM])([0-9]{1,2})")
_MONTHS = {"A": 12, "S": 6, "Q": 3, "M": 1}
_NUMBER = re.compile(r"[1-9][0-9]{0,5}")


@dataclass(frozen=True)
class Asked:
    """What is asked of a dataflow.

    Attributes
    ----------
    edition : str
        Whose figures.
    within : Within
        Which of them.
    attributes, observations, flat : bool
        As ``passports.sdmx.Told`` has them.
    first, last : int, optional
        How many observations of each series.
    """

    edition: str
    within: Within
    attributes: bool = True
    observations: bool = True
    flat: bool = False
    first: int | None = None
    last: int | None = None

    def narrowed(self, rows: Sequence[sdmx.Row]) -> Sequence[sdmx.Row]:
        """Return the first and the last observations of each series, where that is asked."""
        if self.first is None and self.last is None:
            return rows
        kept: list[sdmx.Row] = []
        for _, found in sdmx.series_of(rows):
            begin, end = self.first or 0, len(found) - (self.last or 0)
            kept += [row for place, row in enumerate(found) if place < begin or place >= end]
        return kept


class Reference(NamedTuple):
    """A maintained artefact as a request names it; what is left out is anything."""

    agency: str = "all"
    name: str = "all"
    version: str = "latest"

    def means(self, name: str, version: str = sdmx.VERSION) -> bool:
        """Return whether an artefact of ours is meant."""
        is_ours = any(agency in (*_ALL, sdmx.AGENCY) for agency in self.agency.split("+"))
        is_named = self.name in _ALL or name in self.name.split("+")
        return is_ours and is_named and self.version in (*_NEWEST, version)


def flow_edition(given: str, figures: Figures) -> str:
    """Return the edition whose dataflow is named: ``FLOW``, ``AGENCY,FLOW`` or with a version.

    Raises
    ------
    Refused
        If there is no such dataflow.
    """
    parts = given.split(",")
    if len(parts) > 3 or not given:
        raise Refused(SYNTAX, f"A dataflow is named as AGENCY,FLOW,VERSION; not {quoted(given)}.")
    named = Reference(name=parts[0]) if len(parts) == 1 else Reference(*parts)
    for edition in figures.editions:
        if named.name not in _ALL and named.means(sdmx.FLOWS[edition]):
            return edition
    raise Refused(NO_RESULTS, f"There is no dataflow {quoted(given)}.")


def key_codes(given: str, edition: str, figures: Figures) -> dict[str, tuple[str, ...]]:
    """Return the codes that a key asks for, by dimension.

    One that is shorter than the dimensions are is open at its end, as UNICEF's warehouse takes it.

    Raises
    ------
    Refused
        If it is no key, or names nothing that is known.
    """
    if given in _ALL:
        return {}
    parts = given.split(".")
    if len(parts) > len(sdmx.SERIES):
        text = f"A key has at most {len(sdmx.SERIES)} parts here, not {len(parts)}."
        raise Refused(SYNTAX, text)
    codes: dict[str, tuple[str, ...]] = {}
    for name, part in zip(sdmx.SERIES, parts, strict=False):
        if not part:
            continue
        wanted = dict.fromkeys(part.split("+"))
        wrong = next((code for code in wanted if not _NAME.fullmatch(code)), None)
        if wrong is not None:
            raise Refused(SYNTAX, f"{quoted(wrong)} is no code of {name.upper()}.")
        known = tuple(code for code in wanted if code in figures.codes[name])
        if not known or (name == "edition" and edition not in known):
            raise Refused(NO_RESULTS, f"{name.upper()} has no code {quoted(part)}.")
        if name != "edition":
            codes[name] = known
    return codes


def unicef_key(given: str) -> str:
    """Return a key of one of UNICEF's dataflows as a key of ours.

    Theirs begin with the area and the indicator as ours do; behind, each dataflow has dimensions of
    its own. So those may be open, or totals, and nothing else.

    Raises
    ------
    Refused
        If it names no indicator, or a code behind it.

    Examples
    --------
    >>> unicef_key("AZE.CME_MRY0."), unicef_key(".CME_MRY0._T")
    ('AZE.CME_MRY0', '.CME_MRY0._T._T._T._T._T._T._T')
    """
    area, indicator, *rest = (*given.split("."), "")
    if not indicator:
        raise Refused(SYNTAX, "At this address one indicator is asked at a time: AREA.INDICATOR.")
    if set(rest) - {"", TOTAL}:
        text = f"Behind the indicator only totals ({TOTAL}) can be asked at this address."
        raise Refused(SYNTAX, text)
    totals = [TOTAL] * len(DIMENSIONS) if TOTAL in rest else []
    return ".".join((area, indicator, *totals))


def data_asked(
    edition: str, codes: Mapping[str, tuple[str, ...]], given: Mapping[str, str]
) -> Asked:
    """Return what is asked, by the key and the parameters.

    Raises
    ------
    Refused
        If a parameter means nothing, or something that is not there.
    """
    detail = given.get("detail", "")
    if detail not in _DETAILS:
        raise Refused(SYNTAX, f"There is no detail {quoted(detail)}.")
    attributes, observations = _DETAILS[detail]
    within = Within(codes=codes, since=_since(given), until=_until(given))
    if within.since and within.until and within.until < within.since[: len(within.until)]:
        raise Refused(MEANING, "endPeriod is before startPeriod.")
    return Asked(
        edition=edition,
        within=within,
        attributes=attributes,
        observations=observations,
        flat=_is_flat(given.get("dimensionAtObservation", "")),
        first=_number(given, "firstNObservations"),
        last=_number(given, "lastNObservations"),
    )


def _is_flat(seen: str) -> bool:
    if seen in ("", sdmx.TIME.upper()):
        return False
    if seen == "AllDimensions":
        return True
    raise Refused(NOT_IMPLEMENTED, "Observations are laid out over time or by themselves.")


def _number(given: Mapping[str, str], name: str) -> int | None:
    if name not in given:
        return None
    if not _NUMBER.fullmatch(given[name]):
        raise Refused(SYNTAX, f"{name} is a number of observations.")
    return int(given[name])


def _since(given: Mapping[str, str]) -> str:
    """Return the year, month or day in which the earliest period wanted begins."""
    return _bound(given.get("startPeriod", ""), "startPeriod", last=False)


def _until(given: Mapping[str, str]) -> str:
    """Return the year, month or day in which the latest period wanted begins."""
    return _bound(given.get("endPeriod", ""), "endPeriod", last=True)


def _bound(period: str, name: str, *, last: bool) -> str:
    if not period:
        return ""
    if day := _DAY.fullmatch(period):
        return "-".join(part for part in day.groups() if part)
    part = _PART.fullmatch(period)
    size = _MONTHS[part[2]] if part else 0
    if part is None or not 1 <= int(part[3]) <= 12 // size:
        raise Refused(SYNTAX, f"{name} is a year, a month, a day, or as 2024-Q1.")
    month = int(part[3]) * size if last else (int(part[3]) - 1) * size + 1
    return part[1] if size == 12 else f"{part[1]}-{month:02d}"


def parameters(given: Sequence[tuple[str, str]], known: Sequence[str]) -> dict[str, str]:
    """Return the parameters of a request, each once.

    Raises
    ------
    Refused
        If one is not known, is not there, or is given twice: what is not understood would otherwise
        be left out, and the answer be another one than was asked for.
    """
    found: dict[str, str] = {}
    for name, value in given:
        if name in PARAMETERS and value.lower() not in ("", "false"):
            raise Refused(NOT_IMPLEMENTED, f"{name} is not there. {PARAMETERS[name]}")
        if name in found:
            raise Refused(SYNTAX, f"{quoted(name)} is given twice.")
        if name not in known and name not in PARAMETERS:
            raise Refused(SYNTAX, f"There is no parameter {quoted(name)}.")
        found[name] = value
    return found


def nothing_found(asked: Asked) -> Refused:
    """Return what is said where nothing lies within the bounds; of a declared gap, why."""
    wanted = asked.within.codes.get("indicator", ())
    gaps = [catalog()[code] for code in wanted if code in catalog() and catalog()[code].gap]
    if len(wanted) == 1 and gaps and gaps[0].gap:
        return Refused(NO_RESULTS, f"No figure of {wanted[0]} is published. {gaps[0].gap['en']}")
    return Refused(NO_RESULTS, "No figure is published of what the key and the periods ask for.")
