"""What a request asks for: which figures, of which period, by which day; and its name."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, TOTAL
from indicators.flows import Flow
from indicators.model import Language


@dataclass(frozen=True)
class Request:
    """One request of one flow, made on a day and due on another, for one period."""

    flow: Flow
    day: date
    due: date
    language: Language

    @property
    def number(self) -> str:
        """The number that letter, template and answer carry."""
        return f"{self.flow.flow}-{self.day.isoformat()}"

    @property
    def time_period(self) -> str:
        """The period that is asked for."""
        return str(self.due.year - self.flow.lag)

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The dimensions whose groups are asked for."""
        return tuple(name for name in DIMENSIONS if name in self.flow.groups)


def request_of(flow: Flow, day: date, language: Language) -> Request:
    """Return the request of a flow that is made on a day: due on its next day of the year."""
    due = date.fromisoformat(f"{day.year}-{flow.due}")
    return Request(flow, day, due if due > day else due.replace(year=day.year + 1), language)


def cells_asked(request: Request) -> Iterator[dict[str, str]]:
    """Yield every figure asked for: indicator, area, period and the groups, area by area."""
    flow = request.flow
    for code, area in product(flow.indicators, flow.areas):
        for groups in product(*(flow.groups[name] for name in request.dimensions)):
            chosen = dict(zip(request.dimensions, groups, strict=True))
            yield {
                "indicator": code,
                "ref_area": area,
                "time_period": request.time_period,
                **dict.fromkeys(DIMENSIONS, TOTAL),
                **chosen,
            }


def template_hash(request: Request) -> str:
    """Return the SHA-256 of what is asked for and of how it is defined.

    Another language, or another day of the same year, asks for the same.
    """
    items = [catalog()[code] for code in request.flow.indicators]
    defined = [[i.indicator, i.unit_measure, i.period, dict(i.definition)] for i in items]
    told = [request.flow.flow, request.flow.agency, defined, [*cells_asked(request)]]
    written = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()
