"""The catalogue: every declared indicator, by code."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from indicators import codelists
from indicators.caveats import Caveat
from indicators.errors import DeclarationError, Fault, UnknownIndicator
from indicators.model import Indicator, read_indicator

DEFINITIONS = codelists.DEFINITIONS


@cache
def catalog(folder: Path = DEFINITIONS) -> dict[str, Indicator]:
    """Return every indicator declared under a folder, in the order of its theme.

    A declaration is ``<domain>/<CODE>.toml``: its path is its domain and its code.

    Raises
    ------
    DeclarationError
        With every fault of every file.
    """
    found: list[Indicator] = []
    faults: list[Fault] = []
    for path in sorted(folder.glob("*/*.toml")):
        try:
            item = read_indicator(path.stem, path.parent.name, path.read_bytes())
            found.append(replace(item, caveats=(*item.caveats, *_of_surveys(item))))
        except DeclarationError as error:
            faults += error.faults
    if faults:
        raise DeclarationError(dict.fromkeys(faults))
    return {item.indicator: item for item in sorted(found, key=lambda i: (i.domain, i.order))}


def _of_surveys(item: Indicator) -> tuple[Caveat, ...]:
    """Return what the surveys among its sources left out, as caveats of an indicator."""
    found: list[Caveat] = []
    for survey, one in codelists.codelist("left_out").items():
        if not set(item.sources).isdisjoint(one["sources"]):
            found.append(Caveat("left_out", sources=tuple(one["sources"]), survey=survey))
        found += [
            Caveat(
                "left_out",
                since=copy["year"],
                until=copy["year"],
                sources=(copy["source"],),
                survey=survey,
            )
            for copy in one.get("copies", ())
            if item.indicator in copy["indicators"]
        ]
    return tuple(found)


def indicator(code: str) -> Indicator:
    """Return one indicator.

    Raises
    ------
    UnknownIndicator
        If no declaration has this code.
    """
    try:
        return catalog()[code]
    except KeyError:
        raise UnknownIndicator(f"No indicator is declared with the code {code[:80]!r}.") from None


def of_domain(domain: str) -> tuple[Indicator, ...]:
    """Return the indicators of one theme, in reading order."""
    return tuple(item for item in catalog().values() if item.domain == domain)
