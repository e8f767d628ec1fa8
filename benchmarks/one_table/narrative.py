"""How long it takes to state and to say every indicator of a district, and of the nation."""

import time
from collections.abc import Iterator
from datetime import date
from typing import Any

from data.store import open_store
from indicators.catalog import catalog
from indicators.codelists import ALL
from indicators.facts import facts_of
from indicators.narrative import paragraph
from indicators.words import words

TODAY = date(2026, 11, 23)


def rows() -> Iterator[tuple[str, str, str, str]]:
    """Yield the times of facts and of paragraphs; the questions to the store are not counted."""
    store = open_store()
    for edition, area in (("illustrative", "AZ-LER"), ("published", "AZE")):
        asked = [
            {
                "item": catalog()[code],
                "observations": store.observations(code, edition),
                "counts": store.observations(count, edition, dimensions=ALL) if count else None,
            }
            for code in sorted(set(store.coverage(edition)["indicator"]))
            for count in [catalog()[code].count]
        ]
        facts, said = _timed(asked, store.sources(), area)
        n = len(asked)
        yield (
            f"Facts of an indicator, {area}, {edition}",
            f"{1000 * facts / n:.1f} ms",
            "no floor",
            f"mean of {n}; frames in memory",
        )
        yield (
            f"A paragraph, {area}, {edition}",
            f"{1000 * said / n:.2f} ms",
            "no floor",
            f"mean of {n}, in Azerbaijani",
        )


def _timed(asked: list[dict[str, Any]], sources: Any, area: str) -> tuple[float, float]:
    started = time.perf_counter()
    stated = [facts_of(**one, sources=sources, ref_area=area, today=TODAY) for one in asked]
    told = time.perf_counter()
    for facts in stated:
        paragraph(facts, words("az"))
    return told - started, time.perf_counter() - told
