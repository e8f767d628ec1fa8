"""The facts of an indicator in an area as a page that opens tells them, worked out once a run."""

from datetime import date
from functools import cache

from indicators.catalog import catalog
from indicators.facts import Fact, facts_of
from indicators.plausibility import beside_of
from indicators.selection import Selection, resolve

TODAY = date(2026, 11, 29)


@cache
def observed(store, code: str, edition: str):
    return store.observations(code, edition)


@cache
def told(store, code: str, edition: str, area: str) -> list[Fact]:
    item = catalog()[code]
    chosen = Selection(indicator=code, ref_area=area, edition=edition)
    view = resolve(chosen, store.coverage(edition, code), mapped=False)
    return facts_of(
        item,
        observed(store, code, edition),
        store.sources(),
        ref_area=area,
        today=TODAY,
        dimensions=view.dimensions,
        counts=observed(store, item.count, edition) if item.count else None,
        beside={one: observed(store, one, edition) for one in beside_of(item)},
    )
