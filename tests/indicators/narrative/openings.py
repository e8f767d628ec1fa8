"""The opening sentence of every indicator, as a table that is read before it is kept.

``python -m tests.indicators.narrative.openings`` writes it anew; a change shows as a difference.
"""

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

from data.store import open_store
from indicators.catalog import catalog
from indicators.codelists import NATION
from indicators.facts import facts_of
from indicators.model import LANGUAGES
from indicators.narrative import opening
from indicators.selection import Selection, resolve
from indicators.words.language import words

KEPT = Path(__file__).with_name("openings.csv")
TODAY = date(2026, 11, 29)


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
    view = resolve(Selection(indicator=code), store.coverage("published", code), mapped=False)
    return facts_of(
        catalog()[code],
        store.observations(code, "published"),
        store.sources(),
        ref_area=NATION,
        today=TODAY,
        dimensions=view.dimensions,
    )


if __name__ == "__main__":
    KEPT.write_text(table(open_store()), encoding="utf-8")
