"""Write ``docs/indicators.md`` from the declarations, or check that it is in step with them.

Run as ``python -m docs.generate`` to write, with ``--check`` to compare.
"""

import sys
from pathlib import Path

from indicators.catalog import catalog
from indicators.codelists import codelist
from indicators.model import Indicator

TARGET = Path(__file__).parent / "indicators.md"


def main() -> int:
    """Write the page, or compare it; return the exit status."""
    text = page()
    if "--check" not in sys.argv:
        TARGET.write_text(text, encoding="utf-8")
        return 0
    if TARGET.exists() and TARGET.read_text(encoding="utf-8") == text:
        return 0
    print(f"{TARGET} is not in step with the declarations: run `make docs`.", file=sys.stderr)
    return 1


def page() -> str:
    """Return the catalogue of indicators as Markdown."""
    gaps = sum(bool(item.gap) for item in catalog().values())
    said = (
        f"{len(catalog()) - gaps} indicators with figures and {gaps} gaps, from the declarations."
    )
    parts = ["# Indicators", "", said]
    for domain, entry in codelist("domain").items():
        items = [item for item in catalog().values() if item.domain == domain]
        parts += ["", f"## {entry['name']['en']}"]
        parts += [line for item in items for line in _entry(item)]
    return "\n".join(parts) + "\n"


def _entry(item: Indicator) -> list[str]:
    unit = codelist("unit_measure")[item.unit_measure]["en"]
    facts = [f"`{item.indicator}`", unit, f"better for children: {item.direction}"]
    facts += [f"SDG {item.sdg_indicator}"] if item.sdg_indicator else []
    facts += [f"CRC {', '.join(map(str, item.crc_articles))}"] if item.crc_articles else []
    facts += [f"framework {', '.join(item.framework)}"] if item.framework else []
    return [
        "",
        f"### {item.name['en']}",
        "",
        f"*{item.name['az']}* · *{item.name['ru']}*",
        "",
        "; ".join(facts) + ".",
        "",
        item.definition["en"],
        "",
        *_known(item),
    ]


def _known(item: Indicator) -> list[str]:
    if item.gap:
        return [f"No figure: {item.gap['en']}", "", f"Holders: {', '.join(item.holders)}."]
    lines = [f"What it does not say: {item.caveat['en']}"]
    lines += [
        f"Target {t.value:g} by {t.time_period}: {t.label['en']} ({t.reference})."
        for t in item.targets
    ]
    return [*(part for line in lines for part in (line, "")), _sources(item)]


def _sources(item: Indicator) -> str:
    return f"Sources, the headline first: {', '.join(item.sources)}."


if __name__ == "__main__":
    sys.exit(main())
