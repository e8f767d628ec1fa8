"""Structures: which artefacts are asked for, and what they refer to."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from passports import sdmx
from service.asked import Asked, Reference
from service.figures import Figures
from service.refused import NO_RESULTS, NOT_IMPLEMENTED, SYNTAX, Refused, quoted

KINDS = ("dataflow", "datastructure", "codelist", "conceptscheme")
ANY = "structure"
_STUBS = ("allstubs", "referencestubs", "allcompletestubs", "referencecompletestubs")
_PARTIAL = "referencepartial"
_KEPT = 64  # messages, the largest of some 700 kB
Found = frozenset[sdmx.Artefact]


def structure(kind: str, named: Reference, given: Mapping[str, str], figures: Figures) -> bytes:
    """Return the message with what is asked for.

    Raises
    ------
    Refused
        If there is no such artefact, or it is asked for in a way that is not there.
    """
    known = frozenset(sdmx.artefacts(figures.editions))
    asked = frozenset(
        one for one in known if kind in (ANY, one.kind) and named.means(one.name, one.version)
    )
    if not asked:
        text = f"There is no {kind} {quoted(named.name)} of {quoted(named.agency)}."
        raise Refused(NO_RESULTS, text)
    _see_detail(given.get("detail", "full"))
    return _written(figures, _with_references(asked, known, given.get("references", "none")))


def _see_detail(detail: str) -> None:
    if detail in (*_STUBS, _PARTIAL):
        raise Refused(NOT_IMPLEMENTED, "Structures are given whole: detail=full.")
    if detail != "full":
        raise Refused(SYNTAX, f"There is no detail {quoted(detail)}.")


def _with_references(asked: Found, known: Found, references: str) -> Found:
    if references in KINDS:
        return asked | {one for one in _around(asked, known) if one.kind == references}
    wanted: Mapping[str, Callable[[Found, Found], Found]] = {
        "none": lambda asked, _: asked,
        "children": lambda asked, _: asked | _below(asked),
        "descendants": lambda asked, _: _all_below(asked),
        "parents": lambda asked, known: asked | _above(asked, known),
        "parentsandsiblings": lambda asked, known: asked | _siblings(asked, known),
        "all": _around,
    }
    if references not in wanted:
        raise Refused(SYNTAX, f"There are no references {quoted(references)}.")
    return wanted[references](asked, known)


def _below(asked: Found) -> Found:
    return frozenset(child for one in asked for child in sdmx.children(one))


def _all_below(asked: Found) -> Found:
    more = asked | _below(asked)
    return asked if more == asked else _all_below(more)


def _above(asked: Found, known: Found) -> Found:
    return frozenset(one for one in known if set(sdmx.children(one)) & asked)


def _siblings(asked: Found, known: Found) -> Found:
    parents = _above(asked, known)
    return parents | _below(parents)


def _around(asked: Found, known: Found) -> Found:
    return _all_below(asked | _siblings(asked, known))


@lru_cache(maxsize=_KEPT)
def _written(figures: Figures, wanted: Found) -> bytes:
    return sdmx.to_structure(figures.store.sources(), figures.made, figures.editions, wanted)


def availability(asked: Asked, component: str, figures: Figures, observations: int) -> bytes:
    """Return which codes the figures within bounds have, of one component or of each.

    Raises
    ------
    Refused
        If there is no such component.
    """
    names = {name.upper(): name for name in sdmx.KEY}
    if component not in ("", "all") and not set(component.split("+")) <= set(names):
        raise Refused(SYNTAX, f"There is no dimension {quoted(component)}.")
    wanted = names if component in ("", "all") else component.split("+")
    held = {
        names[name]: figures.store.codes_within(names[name], asked.edition, asked.within)
        for name in wanted
    }
    if sdmx.TIME in held:
        days = sorted(period.partition("/")[0] for period in held[sdmx.TIME])
        held[sdmx.TIME] = [days[0], days[-1]]
    return sdmx.to_constraint(sdmx.FLOWS[asked.edition], held, observations, figures.made)
