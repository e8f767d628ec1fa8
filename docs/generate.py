"""Write the pages that follow from declarations, or check them.

Run as ``python -m docs.generate`` to write, with ``--check`` to compare.
"""

import sys
from collections.abc import Collection
from pathlib import Path

from pydantic import BaseModel

from data import settings
from data.inputs import Observation, Source, read_inputs
from data.not_carried import not_carried, reasons, targets_not_declared
from docs import surveys, warehouse
from docs.terms import page
from indicators.catalog import catalog
from indicators.codelists import codelist
from indicators.flows import flows
from indicators.gaps import gaps
from indicators.model import Indicator

FOLDER = Path(__file__).parent


def main() -> int:
    """Write the pages, or compare them; return the exit status."""
    pages = {
        FOLDER / "indicators.md": indicators(),
        FOLDER / "methods.md": methods(),
        FOLDER / "allowed.md": allowed(),
        FOLDER / "not_carried.md": left_out(),
        FOLDER / "surveys_indicators.md": surveys.page(),
        FOLDER / "terms.md": page(),
        FOLDER / "warehouse.md": warehouse.page(
            read_inputs(settings.observations_dirs(), settings.EVENTS)
        ),
    }
    if "--check" not in sys.argv:
        for path, text in pages.items():
            path.write_text(text, encoding="utf-8")
        return 0
    stale = [path for path, text in pages.items() if not _holds(path, text)]
    for path in stale:
        print(f"{path} is not in step with the declarations: run `make docs`.", file=sys.stderr)
    return int(bool(stale))


def _holds(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text


def methods() -> str:
    """Return the methods of the analyses, with their formulas and publications, as Markdown."""
    parts = ["# Methods", "", "How each analysis computes, and the publication it was taken from."]
    for entry in codelist("method").values():
        parts += ["", f"## {entry['name']['en']}", "", entry["says"]["en"], ""]
        parts += [f"`{entry['formula']}`", ""]
        named = ", ".join(f"`{entry['module']}.{name}`" for name in entry["functions"])
        parts += [f"{entry['reference']}. In code: {named}."]
    return "\n".join(parts) + "\n"


def allowed() -> str:
    """Return what inputs may say, from the models that check them, as Markdown."""
    parts = [
        "# What inputs may say",
        "",
        "Written from what checks them: `data/inputs/source_file.py`, `data/inputs/rows.py` and",
        "`indicators/codes/allowed.toml`. What is not here is refused, with file, row, column,",
        "reason and what to do. Texts have no control characters and links are http or https.",
        *_model("A source.toml", Source),
        *_model("A row of observations", Observation),
        *_ranges(),
    ]
    return "\n".join(parts) + "\n"


def _model(title: str, model: type[BaseModel]) -> list[str]:
    """Return the fields of a model with what each may be."""
    rows = [
        f"| `{name}` | {field.description}{'' if field.is_required() else '; may be left out'} |"
        for name, field in model.model_fields.items()
    ]
    return ["", f"## {title}", "", "| Key | What it may be |", "|---|---|", *rows]


def _ranges() -> list[str]:
    """Return the least and the greatest figure of each unit, and of indicators with their own."""
    ranges, units = codelist("allowed"), codelist("unit_measure")
    named = {f"`{code}`, {units[code]['en']}": entry for code, entry in ranges["unit"].items()}
    own = {f"`{code}`, this indicator": entry for code, entry in ranges["indicator"].items()}
    rows = [
        f"| {name} | {entry['range'][0]:,} | {entry['range'][1]:,} | "
        f"{'whole numbers' if entry.get('whole') else ''} |"
        for name, entry in {**named, **own}.items()
    ]
    return [
        "",
        "## A figure, by its unit",
        "",
        "| Unit | From | To | |",
        "|---|---|---|---|",
        *rows,
    ]


def left_out() -> str:
    """Return the published facts that are not carried, by reason, as Markdown."""
    rows = not_carried()
    total = sum(int(row["values"]) for row in rows)
    parts = [
        "# Facts seen and not carried",
        "",
        f"{total:,} published values in {len(rows)} facts that were read and stand in no table",
        "of ours, each with its reason; from `data/not_carried/facts.csv`. What nobody published",
        "is on the page of data gaps.",
    ]
    for code, said in reasons().items():
        if own := [row for row in rows if row["reason"] == code]:
            parts += _left_out(said["en"], own)
    return "\n".join([*parts, *_targets()]) + "\n"


def _targets() -> list[str]:
    """Return the national targets that stand by no indicator, with what was printed."""
    said = reasons()
    lines = [
        f"| {row['target']} | {row['value']} {row['unit']} | {row['by']} | {row['quote']} | "
        f"{_linked(row['document'], row['source_link'])}, {row['date']} | "
        f"{said[row['reason']]['en']} |".replace("<", "&lt;")
        for row in targets_not_declared()
    ]
    head = "| Target | Value | By | As printed | Document | Why not declared |"
    return ["", "## National targets seen and not declared", "", head, "|---" * 6 + "|", *lines]


def _left_out(title: str, rows: list[dict[str, str]]) -> list[str]:
    """Return the facts left out for one reason."""
    lines = [
        f"| {row['fact']} | {row['unit']} | {row['areas']} | {row['period']} | {row['values']} | "
        f"{_linked(row['publisher'], row['source_link'])} |".replace("<", "&lt;")
        for row in rows
    ]
    head = ["| Fact | Unit | Area | Period | Values | Source |", "|---|---|---|---|---|---|"]
    return ["", f"## {title}", "", *head, *lines]


def _linked(publisher: str, link: str) -> str:
    return f"[{publisher}]({link})" if link else publisher


def indicators() -> str:
    """Return the catalogue of indicators as Markdown."""
    known = with_figures()
    absent = len(gaps(catalog().values(), known))
    said = f"{len(catalog()) - absent} indicators with figures and {absent} gaps."
    parts = ["# Indicators", "", said]
    for domain, entry in codelist("domain").items():
        items = [item for item in catalog().values() if item.domain == domain]
        parts += ["", f"## {entry['name']['en']}"]
        parts += [line for item in items for line in _entry(item, known)]
    return "\n".join(parts) + "\n"


def with_figures() -> frozenset[str]:
    """Return the indicators of which any source has a figure."""
    rows = read_inputs(settings.observations_dirs(), settings.EVENTS).observations
    return frozenset(row["indicator"] for row in rows if row["obs_value"] is not None)


def _entry(item: Indicator, known: Collection[str]) -> list[str]:
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
        *_known(item, known),
    ]


def _known(item: Indicator, known: Collection[str]) -> list[str]:
    if item.gap and item.indicator not in known:
        return [f"No figure: {item.gap['en']}", "", f"Holders: {', '.join(item.holders)}."]
    lines = [f"What it does not say: {item.caveat['en']}"]
    lines += [
        f"Target {t.value:g} by {t.time_period}: {t.label['en']} ({t.reference})."
        + (f" As adopted: “{t.quote}”" if t.quote else "")
        for t in item.targets
    ]
    return [*(part for line in lines for part in (line, "")), _sources(item)]


def _sources(item: Indicator) -> str:
    if not item.sources:
        return f"By a flow: {', '.join(_flows(item))}."
    return f"Sources, the headline first: {', '.join(item.sources)}."


def _flows(item: Indicator) -> list[str]:
    return [code for code, flow in flows().items() if item.indicator in flow.indicators]


if __name__ == "__main__":
    sys.exit(main())
