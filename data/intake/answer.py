"""What an agency sent, checked by the checks of the build: its figures, or every fault."""

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from data.dhis2 import Known, ours
from data.inputs import Inputs, Row, take_source
from data.intake.collected import unpacked
from data.intake.dhis2 import is_dhis2, read_dhis2, read_dhis2_set
from data.intake.few import FewOfEach, and_more, kind_of_fault, kind_of_found
from data.intake.form import is_of_form, read_form
from data.intake.safe import LARGEST, MOST_ROWS
from data.intake.sdmx import Message, is_sdmx, read_sdmx
from data.intake.sheet import Filled, read_filled
from data.intake.source import ABOUT, FIGURES, source_toml
from data.intake.told import Found, found_of, found_of_packet, saying
from data.packet import ENDING, Packet, PacketRefused, read_packet
from data.request import request_numbered, template_hash
from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, TOTAL, areas, codes
from indicators.disclosure import THRESHOLD
from indicators.errors import Fault, ReaderMistake
from indicators.files import number, read_table
from indicators.flows import Flow, flow_of, flows
from indicators.model import Language
from indicators.observations import COLUMNS

_SAME = "the same key as figures.csv row "


@dataclass
class Answer:
    """The figures that were sent by a flow, with the request they answer; or what is wrong.

    ``packet`` is what they came in, where they came in one.
    """

    flow: Flow | None = None
    sha256: str = ""
    request: str = ""
    template: str = ""
    language: Language | None = None
    rows: list[Row] = field(default_factory=list)
    packet: Packet | None = None
    faults: list[Found] = field(default_factory=list)
    more: int = 0  # faults that are counted and not told one by one


def read_answer(
    path: Path,
    day: date,
    flow: str | None = None,
    request: str = "",
    known: Known | None = None,
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
        The flow that a CSV belongs to; a template says it itself.
    request : str
        The number of the request that a CSV answers, where it answers one.
    known : Known, optional
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
    answer = _of_flow(name, flow, request)
    return answer if answer.faults else _of_message(answer, message, name, day)


def _other_set(name: str, flow: str | None, named: str | None) -> Iterator[Found]:
    if flow and named and flow != named:
        yield Found(name, None, "dataSet", saying("other_flow"))


def _of_table(content: bytes, name: str, day: date, flow: str | None, request: str) -> Answer:
    answer = _of_flow(name, flow, request)
    if answer.faults or flow is None:
        return answer
    if is_sdmx(content):
        return _of_message(answer, read_sdmx(content, name, flow), name, day)
    table = read_table(content, name, (), {*COLUMNS})
    if (table.count or 0) > MOST_ROWS:
        answer.faults.append(Found(name, None, None, saying("unsafe_rows")))
        return answer
    sent = Filled(sheet=name, columns=[*table.rows[0][1]] if table.rows else [])
    _check(answer, content, {row: row for row, _ in table.rows}, sent, day)
    return answer


def _of_packet(content: bytes, name: str, day: date) -> Answer:
    try:
        packet = read_packet(content)
    except PacketRefused as refused:
        return Answer(faults=[found_of_packet(refused, name)])
    answer = Answer(packet.flow, packet=packet)
    table = read_table(packet.figures, name, (), {*COLUMNS})
    sent = Filled(sheet=name, columns=[*table.rows[0][1]] if table.rows else [])
    _check(answer, packet.figures, {row: row for row, _ in table.rows}, sent, day)
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
    _check(answer, table, places, Filled(sheet=name, columns=message.head), day)
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
    _check(answer, table, places, sent, day)
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


def _check(
    answer: Answer, table: bytes, places: Mapping[int, int], sent: Filled, day: date
) -> None:
    """Take the rows of a table into the answer, once the checks of the build let all of them."""
    if answer.flow is None:
        return
    faults = FewOfEach(kind_of_fault)
    inputs = Inputs(faults=faults)
    about = source_toml(answer.flow, table, max(len(places), 1), day)
    take_source(answer.flow.flow, {ABOUT: about, FIGURES: table}, inputs)
    known = {(found.row, found.column) for found in answer.faults}
    order = {line: place for place, line in enumerate(places)}
    told = [_placed(fault, places, sent, order) for fault in inputs.faults if not _is_stamp(fault)]
    answer.faults += [found for found in told if (found.row, found.column) not in known]
    outside = FewOfEach(kind_of_found)
    for line, given in read_table(table, FIGURES, (), {*COLUMNS}).rows:
        place = places.get(line, line)
        outside += _outside(answer.flow, given, place, sent, order.get(line))
    answer.faults += outside
    answer.faults.sort(key=lambda found: (found.row or 0, found.column or ""))
    left = [(_placed(one, places, sent, order), count) for one, count in faults.more]
    for first, count in [*left, *outside.more]:
        answer.faults.append(and_more(sent.sheet, first, count))
        answer.more += count - 1  # the line that says so is one itself
    if not answer.faults:
        for row, place in zip(inputs.observations, places.values(), strict=True):
            row["source_cell"] = row["source_cell"] or _cell_name(answer, sent, place)
        answer.rows = inputs.observations


def _is_stamp(fault: Fault) -> bool:
    """Return whether a fault is of the record that was written for the table as it was read."""
    return fault.row is None and "source.toml" in fault.reason


def _placed(
    fault: Fault, places: Mapping[int, int], sent: Filled, order: Mapping[int, int]
) -> Found:
    row = fault.row if fault.row in (None, 1) else places.get(fault.row or 0, fault.row)
    if fault.reason.startswith(_SAME):
        first = int(fault.reason.removeprefix(_SAME))
        reason = f"the same key as {sent.sheet}!{places.get(first, first)}"
        fault = Fault(fault.file, fault.row, fault.column, reason, fault.remedy)
    return found_of(fault, sent.sheet, row, sent.letter(fault.column, order.get(fault.row or 0)))


def _outside(
    flow: Flow, given: Mapping[str, str], place: int, sent: Filled, order: int | None
) -> Iterator[Found]:
    """Yield what a row has that its flow does not take: another level or group, a small count."""
    area = areas().get(given.get("ref_area", "").strip())
    if area is not None and area.scheme not in flow.levels:
        yield Found(sent.sheet, place, sent.letter("ref_area"), saying("other_level"))
    for name in DIMENSIONS:
        code = given.get(name, "").strip() or TOTAL
        if code in codes(name) and code not in flow.groups.get(name, (TOTAL,)):
            yield Found(sent.sheet, place, sent.letter(name), saying("other_group"))
    item = catalog().get(given.get("indicator", "").strip())
    value = number(given.get("obs_value", "").strip())
    counted = flow.protected and item is not None and item.is_count
    if counted and value is not None and 0 < value < THRESHOLD:
        found = saying("small_count"), saying("small_count_remedy")
        yield Found(sent.sheet, place, sent.letter("obs_value", order), *found)


def _cell_name(answer: Answer, sent: Filled, place: int) -> str:
    letter = (sent.letter("obs_value") or "").partition(" ")[0]
    return f"{answer.request or sent.sheet}, {letter}{place}"
