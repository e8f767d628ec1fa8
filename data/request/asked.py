"""What a request asks for: which figures, of which period, by which day; and its name."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, TOTAL
from indicators.errors import ReaderMistake
from indicators.flows import Flow, flows_of_agency
from indicators.model import Language


@dataclass(frozen=True)
class Request:
    """One request of one flow, made on a day and due on another, for one period.

    Attributes
    ----------
    flow : Flow
        Narrowed to what is asked for.
    only : str
        The indicator that alone is asked for; nothing where it is all of the flow.
    """

    flow: Flow
    day: date
    due: date
    language: Language
    only: str = ""

    @property
    def number(self) -> str:
        """The number that letter, template and answer carry."""
        whole = f"{self.flow.flow}-{self.day.isoformat()}"
        return f"{whole}-{self.only}" if self.only else whole

    @property
    def time_period(self) -> str:
        """The period that is asked for."""
        return str(self.due.year - self.flow.lag)

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The dimensions whose groups are asked for."""
        return tuple(name for name in DIMENSIONS if name in self.flow.groups)


def request_of(flow: Flow, day: date, language: Language, only: str = "") -> Request:
    """Return the request of a flow that is made on a day: due on its next day of the year.

    Parameters
    ----------
    only : str
        An indicator of the flow that alone is asked for.
    """
    due = date.fromisoformat(f"{day.year}-{flow.due}")
    due = due if due > day else due.replace(year=day.year + 1)
    narrowed = replace(flow, indicators=(only,)) if only else flow
    return Request(narrowed, day, due, language, only)


def requests_of(agency: str, day: date, language: Language, only: str = "") -> list[Request]:
    """Return the requests of every flow of an agency, or of those that have one indicator.

    Raises
    ------
    ReaderMistake
        If the agency has no flow, or none with that indicator.
    """
    own = [one for one in flows_of_agency(agency) if not only or only in one.indicators]
    if not own:
        hint = f"Its flows: {', '.join(one.flow for one in flows_of_agency(agency))}."
        raise ReaderMistake(f"No flow of {agency} has {only[:80]!r}.", hint)
    return [request_of(flow, day, language, only) for flow in own]


def request_numbered(flow: Flow, number: str) -> Request | None:
    """Return the request of a flow that has a number; None where no such request can be."""
    if flow.fetched or not number.startswith(f"{flow.flow}-"):
        return None
    day, only = (told := number.removeprefix(f"{flow.flow}-"))[:10], told[11:]
    try:
        made = date.fromisoformat(day)
    except ValueError:
        return None
    found = request_of(flow, made, "az", only) if not only or only in flow.indicators else None
    return found if found and found.number == number else None


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
