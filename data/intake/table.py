"""The rows of a table, taken into an answer once the checks of the build let all of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from data.inputs import Inputs, Row, take_source
from data.intake.few import FewOfEach, and_more, kind_of_fault, kind_of_found
from data.intake.sheet import Filled
from data.intake.source import ABOUT, FIGURES, source_toml
from data.intake.told import Found, found_of, saying
from data.packet import Packet
from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, TOTAL, areas, codes
from indicators.disclosure import THRESHOLD
from indicators.errors import Fault
from indicators.files import number, read_table
from indicators.flows import Flow
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


def check_table(
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
