"""The units of work: each makes some files from what it reads, and knows nothing of the others."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from indicators.catalog import catalog
from indicators.codelists import areas, codelist
from public_edition import api
from public_edition.api import sdmx as api_sdmx
from public_edition.frozen import Frozen, withdrawn_indicators
from public_edition.pictures import Atlas
from public_edition.reading import Reading
from public_edition.site import Output, Site
from public_edition.views import (
    area,
    home,
    indicator,
    lists,
    machine,
    releases,
    stories,
    texts,
    topics,
)
from public_edition.web_of_data import csvw, dcat, indicator_described

Maker = Callable[[str, Reading, Site, Atlas], Iterator[Output]]


def _indicator(code: str, reading: Reading, site: Site, atlas: Atlas) -> Iterator[Output]:
    yield from indicator.indicator_pages(code, reading, site, atlas)
    yield from api.of_indicator(code, reading)
    yield from api_sdmx.of_indicator(code, reading)
    if told := indicator_described(code, reading):
        yield from csvw.beside_indicator(told, reading)


def _release(name: str, reading: Reading, site: Site, atlas: Atlas) -> Iterator[Output]:
    yield from releases.release_page(name, reading, site, atlas)
    yield from csvw.beside_release(name, reading)


def _answers(_name: str, reading: Reading, site: Site, _atlas: Atlas) -> Iterator[Output]:
    yield from api.of_everything(reading)
    yield from api_sdmx.of_structure(reading)
    yield from csvw.shared_schemas(site)


def _catalogue(_name: str, reading: Reading, site: Site, _atlas: Atlas) -> Iterator[Output]:
    yield from dcat.catalogue_file(reading, site)


MAKERS: dict[str, Maker] = {
    "indicator": _indicator,
    "area": area.area_pages,
    "domain": lists.domain_pages,
    "release": _release,
    "withdrawn": releases.withdrawn_page,
    "home": home.home_pages,
    "pages": lists.list_pages,
    "texts": texts.text_pages,
    "topics": topics.topic_pages,
    "stories": stories.story_pages,
    "releases": releases.list_of_releases,
    "machine": machine.machine_files,
    "answers": _answers,
    "catalogue": _catalogue,
}


_EACH = frozenset({"indicator", "area", "domain", "release", "withdrawn"})  # one a thing named


def units(frozen: Frozen, only: Iterable[str] = ()) -> list[str]:
    """Return the name of every unit: what it makes, and of what.

    Parameters
    ----------
    only : iterable of str
        Indicators wanted; all, where none is named.
    """
    wanted = list(only) or list(catalog())
    return [
        *(f"indicator/{code}" for code in wanted),
        *(f"area/{code}" for code in areas()),
        *(f"domain/{code}" for code in codelist("domain")),
        *(f"release/{about.id}" for about in frozen.abouts),
        *(f"withdrawn/{code}" for code in withdrawn_indicators(frozen)),
        *(f"{name}/" for name in MAKERS if name not in _EACH),
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
