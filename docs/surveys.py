"""The indicators that the files of each family of surveys give, as Markdown."""

from collections.abc import Iterator

from data.survey import Declared, SurveyIndicator, families

_KINDS = {
    "proportion": "share",
    "mean": "mean",
    "mortality": "rate of deaths",
    "fertility": "rate of births",
    "deprivation": "deprivation",
    "parity": "ratio",
}


def page() -> str:
    """Return every declared indicator with its files, its code of our catalogue, its reference."""
    parts = [
        "# Indicators of surveys",
        "",
        "Written from `data/survey/indicators/`. What each is of and counts stands there; how a",
        "survey is computed says [A survey in one command](surveys.md). A code is that of the",
        "catalogue ([indicators](indicators.md)); where there is none, the catalogue has no such",
        "indicator, or defines it otherwise.",
    ]
    for declared in families().values():
        parts += [*_family(declared)]
    return "\n".join(parts) + "\n"


def _family(declared: Declared) -> Iterator[str]:
    title = declared.family.title["en"]
    yield f"\n## {title}\n"
    yield f"{len(declared.indicators)} indicators.\n"
    yield "| Indicator | What | Files | Is | Code | Reference |"
    yield "|---|---|---|---|---|---|"
    for name, item in sorted(declared.indicators.items()):
        code = f"`{item.code}`" if item.code else ""
        cells = [f"`{name}`", _told(item), _files(item), _KINDS[item.kind], code, item.reference]
        yield f"| {' | '.join(cells)} |"


def _told(item: SurveyIndicator) -> str:
    title = item.title["en"]
    return f"{title}. {item.note}" if item.note else title


def _files(item: SurveyIndicator) -> str:
    return ", ".join(dict.fromkeys(part.file.lower() for part in item.parts))
