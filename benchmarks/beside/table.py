"""What was met, as a table with a column for each view, and as records."""

from collections.abc import Mapping
from typing import Any

from benchmarks.beside.measures import Spread, spread
from benchmarks.beside.views import View

Taken = Mapping[View, Mapping[str, list[float]]]


def as_table(taken: Taken) -> str:
    """Return a table in Markdown: the median of each measure, with its lowest and highest."""
    views = list(taken)
    names = list(dict.fromkeys(name for view in views for name in taken[view]))
    heads = ["", *(f"{view.server}: {view.name}" for view in views)]
    rows = [[name, *(_cell(taken[view].get(name, [])) for view in views)] for name in names]
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, ["---"] * len(heads), *rows))


def as_records(taken: Taken) -> list[dict[str, Any]]:
    """Return a record for each view and measure."""
    return [
        {"server": view.server, "view": view.name, "measure": name, **found._asdict()}
        for view, measured in taken.items()
        for name, values in measured.items()
        if (found := spread(values))
    ]


def _cell(values: list[float]) -> str:
    found = spread(values)
    return f"{_number(found.median)} ({_range(found)})" if found else "–"


def _range(found: Spread) -> str:
    return f"{_number(found.low)} … {_number(found.high)}"


def _number(value: float) -> str:
    """Return three significant digits, and all digits of what is a thousand or more.

    >>> [_number(value) for value in (0.0512, 1.5, 12.34, 4712.3, 0)]
    ['0.0512', '1.5', '12.3', '4,712', '0']
    """
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"
