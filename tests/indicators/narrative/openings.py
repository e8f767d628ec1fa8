"""The opening sentence of every indicator, as a table that is read before it is kept.

``python -m tests.indicators.narrative.openings`` writes it anew; a change shows as a difference.
"""

import csv
import io
from pathlib import Path
from typing import Any

from data.store import open_store
from indicators.catalog import catalog
from indicators.codelists import NATION
from indicators.facts import facts_of
from indicators.model import LANGUAGES
from indicators.narrative import opening
from indicators.plausibility import beside_of
from indicators.selection import Selection, resolve
from indicators.words.language import words
from tests.indicators.told import TODAY, observed, told

KEPT = Path(__file__).with_name("openings.csv")


def table(store: Any) -> str:
    """Return a line an indicator and language: code, language, sentence."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(["indicator", "language", "opening"])
    for code in sorted(catalog()):
        facts = _facts(store, code)
        for language in LANGUAGES:
            writer.writerow([code, language, opening(facts, words(language)).text])
    return buffer.getvalue()


def _facts(store: Any, code: str) -> list[Any]:
    """Return the facts of an indicator by itself, without the figures that are told beside it."""
    item = catalog()[code]
    if not item.count and not beside_of(item):
        return told(store, code, "published", NATION)  # the same, worked out once a run
    view = resolve(Selection(indicator=code), store.coverage("published", code), mapped=False)
    return facts_of(
        item,
        observed(store, code, "published"),
        store.sources(),
        ref_area=NATION,
        today=TODAY,
        dimensions=view.dimensions,
    )


if __name__ == "__main__":
    KEPT.write_text(table(open_store()), encoding="utf-8")
