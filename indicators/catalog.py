"""The catalogue: every declared indicator, by code."""

import tomllib
from functools import cache
from pathlib import Path

from indicators.errors import UnknownIndicator
from indicators.model import Indicator, indicator_from_toml

DEFINITIONS = Path(__file__).parent / "definitions"


@cache
def catalog(folder: Path = DEFINITIONS) -> dict[str, Indicator]:
    """Return every indicator declared under a folder, in the order of its theme.

    A declaration is ``<domain>/<CODE>.toml``: its path is its domain and its code.

    Raises
    ------
    DeclarationError
        If a file says something the model does not know, or leaves a language out.
    """
    found = [_read(path) for path in sorted(folder.glob("*/*.toml"))]
    return {item.indicator: item for item in sorted(found, key=lambda i: (i.domain, i.order))}


def _read(path: Path) -> Indicator:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return indicator_from_toml(path.stem, path.parent.name, table)


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
        raise UnknownIndicator(f"No indicator is declared with the code {code!r}.") from None


def of_domain(domain: str) -> tuple[Indicator, ...]:
    """Return the indicators of one theme, in reading order."""
    return tuple(item for item in catalog().values() if item.domain == domain)
