"""The units of work: each makes some files from what it reads, and knows nothing of the others."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from indicators.catalog import catalog
from indicators.codelists import areas, codelist
from public import api
from public.pictures import Atlas
from public.published import Reading
from public.site import Output, Site
from public.views import indicator

Maker = Callable[[str, Reading, Site, Atlas], Iterator[Output]]


def _indicator(code: str, reading: Reading, site: Site, atlas: Atlas) -> Iterator[Output]:
    yield from indicator.indicator_pages(code, reading, site, atlas)
    yield from api.of_indicator(code, reading)


def _lists(_name: str, reading: Reading, _site: Site, _atlas: Atlas) -> Iterator[Output]:
    yield from api.of_everything(reading)


MAKERS: dict[str, Maker] = {"indicator": _indicator, "lists": _lists}


def units(only: Iterable[str] = ()) -> list[str]:
    """Return the name of every unit: what it makes, and of what.

    Parameters
    ----------
    only : iterable of str
        Indicators wanted; all, where none is named.
    """
    wanted = list(only) or list(catalog())
    return [
        *(f"indicator/{code}" for code in wanted),
        *(f"area/{code}" for code in areas() if "area" in MAKERS),
        *(f"domain/{code}" for code in codelist("domain") if "domain" in MAKERS),
        *(f"{name}/" for name in MAKERS if name not in ("indicator", "area", "domain")),
    ]


@dataclass(frozen=True)
class Workshop:
    """What every unit is made with."""

    site: Site
    atlas: Atlas

    def make(self, unit: str, reading: Reading) -> Iterator[Output]:
        """Yield the files of a unit."""
        kind, _, name = unit.partition("/")
        yield from MAKERS[kind](name, reading, self.site, self.atlas)
