"""The opening sentence of every indicator as its page tells it: read before it is kept.

``python -m tests.indicators.narrative.openings`` writes it anew; a change shows as a difference.
"""

import csv
import io
from pathlib import Path
from typing import Any

from data.store import open_store
from indicators.catalog import catalog
from indicators.codelists import NATION
from indicators.model import LANGUAGES
from indicators.narrative import opening
from indicators.words.language import words
from tests.indicators.told import told

KEPT = Path(__file__).with_name("openings.csv")


def table(store: Any) -> str:
    """Return a line an indicator and language: code, language, sentence."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(["indicator", "language", "opening"])
    for code in sorted(catalog()):
        facts = told(store, code, "published", NATION)
        for language in LANGUAGES:
            writer.writerow([code, language, opening(facts, words(language)).text])
    return buffer.getvalue()


if __name__ == "__main__":
    KEPT.write_text(table(open_store()), encoding="utf-8")
