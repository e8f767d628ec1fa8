"""What an agency sent, checked by the checks of the build: its figures, or every fault."""

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

from data.dhis2 import Dhis2Names, ours
from data.intake.collected import unpacked
from data.intake.dhis2 import is_dhis2, read_dhis2, read_dhis2_set
from data.intake.form import is_of_form, read_form
from data.intake.named_flow import named_flow
from data.intake.safe import LARGEST, MOST_ROWS
from data.intake.sdmx import Message, is_sdmx, read_sdmx
from data.intake.sheet import Filled, read_filled
from data.intake.table import Answer, check_table
from data.intake.told import Found, found_of, found_of_packet, saying
from data.packet import ENDING, PacketRefused, read_packet
from data.request import request_numbered, template_hash
from indicators.errors import ReaderMistake
from indicators.files import read_table
from indicators.flows import flow_of, flows
from indicators.model import Language
from indicators.observations import COLUMNS


def read_answer(
    path: Path,
    day: date,
    flow: str | None = None,
    request: str = "",
    known: Dhis2Names | None = None,
    *,
    latest: bool = False,
) -> Answer:
    """Return what a file holds: a template (XLSX), a table (CSV), a packet, data values of DHIS2.

    A table has our own columns, or is an answer to a form, SDMX-CSV, or data values of DHIS2.

    Parameters
    ----------
    day : date
        On which it is read: no period may begin later.
    flow : str, optional
        The flow that a CSV belongs to; a template says it itself, a CSV may in ``data_source``.
    request : str
        The number of the request that a CSV answers, where it answers one.
    known : Dhis2Names, optional
        What the names in data values of DHIS2 stand for; else they are ours.
    latest : bool
        Whether of several sendings of a form for one area the last alone counts.

    Raises
    ------
    OSError
        If the file cannot be read.
    ReaderMistake
        If there is no such flow, or it can have no request of that number.
    """
    if path.stat().st_size > LARGEST:
        return Answer(faults=[Found(path.name, None, None, saying("unsafe_large"))])
    content = path.read_bytes()
    if path.suffix.lower() == ENDING:
        answer = _of_packet(content, path.name, day)
    elif path.suffix.lower() == ".csv" and is_of_form(content):
        answer = _of_template(read_form(content, path.name, latest=latest), path.name, day)
    elif path.suffix.lower() == ".zip":
        answer = _of_collected(content, path.name, day, latest=latest)
    elif path.suffix.lower() == ".json":
        message, named = read_dhis2_set(content, path.name, known or ours())
        answer = _of_values(message, path.name, day, flow or named, request)
        answer.faults += [*_other_set(path.name, flow, named)]
    elif path.suffix.lower() == ".csv" and is_dhis2(content):
        message = read_dhis2(content, path.name, known or ours())
        answer = _of_values(message, path.name, day, flow, request)
    elif path.suffix.lower() == ".csv":
        answer = _of_table(content, path.name, day, flow, request)
    else:
        answer = _of_template(read_filled(content, path.name), path.name, day)
    answer.sha256 = hashlib.sha256(content).hexdigest()
    return answer


def _of_flow(name: str, flow: str | None, request: str) -> Answer:
    """Return an answer by a flow, still without figures; a fault where no flow is named."""
    if flow is None:
        return Answer(faults=[Found(name, None, None, saying("no_flow", known=", ".join(flows())))])
    if request and request_numbered(flow_of(flow), request) is None:
        hint = f"Its requests are called {flow}-YYYY-MM-DD, or that and an indicator."
        raise ReaderMistake(f"{flow} has no request {request[:80]!r}.", hint)
    return Answer(flow_of(flow), request=request)


def _of_values(message: Message, name: str, day: date, flow: str | None, request: str) -> Answer:
    if flow is None and message.faults:
        return Answer(faults=message.faults)
    answer = _of_flow(name, flow, request)
    return answer if answer.faults else _of_message(answer, message, name, day)


def _other_set(name: str, flow: str | None, named: str | None) -> Iterator[Found]:
    if flow and named and flow != named:
        yield Found(name, None, "dataSet", saying("other_flow"))


def _of_table(content: bytes, name: str, day: date, flow: str | None, request: str) -> Answer:
    flow, content = (flow, content) if flow else named_flow(content)
    answer = _of_flow(name, flow, request)
    if flow is None:
        answer.faults = [*_torn(content, name)] or answer.faults
    if answer.faults or flow is None:
        return answer
    if is_sdmx(content):
        return _of_message(answer, read_sdmx(content, name, flow), name, day)
    table = read_table(content, name, (), {*COLUMNS})
    if (table.count or 0) > MOST_ROWS:
        answer.faults.append(Found(name, None, None, saying("unsafe_rows")))
        return answer
    sent = Filled(sheet=name, columns=[*table.rows[0][1]] if table.rows else [])
    check_table(answer, content, {row: row for row, _ in table.rows}, sent, day)
    return answer


def _torn(content: bytes, name: str) -> Iterator[Found]:
    """Yield the first row by which a table names no flow, as its cells are of other columns."""
    faults = (one for one in read_table(content, name, (), {*COLUMNS}).faults if (one.row or 0) > 1)
    yield from (found_of(one, name, one.row, one.column) for one in islice(faults, 1))


def _of_packet(content: bytes, name: str, day: date) -> Answer:
    try:
        packet = read_packet(content)
    except PacketRefused as refused:
        return Answer(faults=[found_of_packet(refused, name)])
    answer = Answer(packet.flow, packet=packet)
    table = read_table(packet.figures, name, (), {*COLUMNS})
    sent = Filled(sheet=name, columns=[*table.rows[0][1]] if table.rows else [])
    check_table(answer, packet.figures, {row: row for row, _ in table.rows}, sent, day)
    return answer


def _of_collected(content: bytes, name: str, day: date, *, latest: bool) -> Answer:
    """Return the answers to a form that came as a ZIP with one table in it."""
    table = unpacked(content)
    if isinstance(table, bytes) and is_of_form(table):
        return _of_template(read_form(table, name, latest=latest), name, day)
    key = table if isinstance(table, str) else "not_one_table"
    return Answer(faults=[Found(name, None, None, saying(key))])


def _of_message(answer: Answer, message: Message, name: str, day: date) -> Answer:
    answer.faults = message.faults
    if len(message.rows) > MOST_ROWS:
        answer.faults = [Found(name, None, None, saying("unsafe_rows"))]
    if answer.faults:
        return answer
    table, starts = _written([message.columns, *(cells for _, cells in message.rows)])
    places = dict(zip(starts[1:], (line for line, _ in message.rows), strict=True))
    check_table(answer, table, places, Filled(sheet=name, columns=message.head), day)
    return answer


def _of_template(sent: Filled, name: str, day: date) -> Answer:
    answer = Answer(faults=sent.faults)
    told = sent.properties
    if not {"flow", "request", "template", "due", "language"} <= {*told} and not sent.faults:
        answer.faults = [Found(name, None, None, saying("not_template"))]
    if not sent.columns or "flow" not in told:
        return answer
    if told["flow"] not in flows():
        answer.faults.append(Found(name, None, None, saying("flow_unknown", flow=told["flow"])))
        return answer
    answer.flow, answer.request = flow_of(told["flow"]), told["request"]
    answer.template, answer.language = told["template"], _language(told["language"])
    if not _is_asked(answer, told):
        found = saying("other_template", number=told["request"]), saying("other_template_remedy")
        answer.faults.append(Found(name, None, None, *found))
    lines = [sent.columns, *(cells for _, cells in sent.rows)]
    table, starts = _written(lines)
    places = dict(zip(starts[1:], (row for row, _ in sent.rows), strict=True))
    if not sent.rows:
        answer.faults.append(Found(sent.sheet, None, None, saying("nothing_filled")))
        return answer
    check_table(answer, table, places, sent, day)
    return answer


def _language(code: str) -> Language | None:
    known: Mapping[str, Language] = {"az": "az", "en": "en", "ru": "ru"}
    return known.get(code)


def _is_asked(answer: Answer, told: Mapping[str, str]) -> bool:
    """Return whether the template asks for what its flow asks for today, as it is defined today."""
    request = request_numbered(answer.flow, told["request"]) if answer.flow else None
    return request is not None and template_hash(request) == answer.template


def _written(lines: Sequence[Sequence[str]]) -> tuple[bytes, list[int]]:
    """Return rows as the bytes of a CSV, and the line on which each begins."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    starts, line = [], 1
    for cells in lines:
        starts.append(line)
        begun = buffer.tell()
        writer.writerow(cells)
        line += buffer.getvalue().count("\n", begun) if any("\n" in c for c in cells) else 1
    return buffer.getvalue().encode("utf-8", "surrogatepass"), starts
