"""A file that was sent, read and compared: faults, questions, the difference, the source folder.

``python -m data.workflow.apart.reading FILE FORM FLOW DAY FOLDER`` does it in a process of its own,
which is confined before it opens the file, and writes what it found as JSON.
"""

import json
import re
import signal
import subprocess
import sys
import tempfile
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from data.inputs import Inputs, read_inputs, take_source
from data.intake import (
    Answer,
    Flag,
    Found,
    Seen,
    check_real,
    flag_said,
    folder_of,
    found_of_packet,
    look,
    read_answer,
    saying,
    translated,
)
from data.packet import (
    ENDING,
    PacketRefused,
    check_newer,
    check_together,
    taken_packets,
)
from data.workflow.apart.confined import SECONDS, confine, run_confined
from indicators.codelists import codelist
from indicators.errors import FaultyInput, OurFault
from indicators.flows import Flow, flow_of
from indicators.model import LANGUAGES, Text
from indicators.observations import COLUMNS
from indicators.plain_rows import plain_rows

_SHOWN = 1000  # faults told one by one
# Ended by itself for what it read: killed or out of time, too large a file written, a call that is
# refused, a fault of the memory or of the processor.
_ENDED = (
    *(signal.SIGKILL, signal.SIGXCPU, signal.SIGXFSZ, signal.SIGSYS),
    *(signal.SIGSEGV, signal.SIGBUS, signal.SIGABRT, signal.SIGFPE, signal.SIGILL),
)
_PATIENCE = 10 * SECONDS  # by the clock: a busy machine is no fault of a file
_MEMORY_GONE, _OURS = 3, 4  # exit statuses

Told = dict[str, Any]


@dataclass(frozen=True)
class Task:
    """What is to be read: a file, its form, by which flow, received when, beside which sources."""

    file: Path
    form: str
    flow: str
    day: date
    observations: Path


def read_apart(task: Task) -> Told:
    """Return what :func:`found_in` finds, in a process of its own with limits.

    A file that asks for more memory or processor time than the limits, or crashes its reader, is
    faulty.

    Raises
    ------
    OurFault
        If the sources that it is compared with are faulty, the machine is too busy, or no such
        process can be had.
    """
    given = [str(task.file), task.form, task.flow, task.day.isoformat(), str(task.observations)]
    try:
        done = run_confined(__name__, given, _PATIENCE)
    except subprocess.TimeoutExpired:
        raise OurFault("The machine was too busy to read a file.", "It is read again.") from None
    if -done.returncode in _ENDED or done.returncode == _MEMORY_GONE:
        return _faulty(saying("unsafe_effort"))
    if done.returncode:
        raise OurFault(f"The reading of a file ended with status {done.returncode}.")
    told: Told = json.loads(done.stdout)
    return told


def found_in(task: Task) -> Told:
    """Return what a file holds, as ``steward.checked`` takes it.

    Raises
    ------
    OurFault
        If the sources that it is compared with are faulty.
    """
    flow = flow_of(task.flow)
    answer = _answer(task)
    if answer.flow is not None and answer.flow.flow != task.flow:
        answer.faults.append(Found(f"{task.flow}.{task.form}", None, None, saying("other_flow")))
    answer.faults += _not_taken(answer, task)
    if answer.faults:
        return _told_of(answer.faults, flow)
    inputs = read_inputs(task.observations, task.observations)
    if inputs.faults:
        raise OurFault("The sources that a file is compared with are faulty.")
    seen = look(answer, inputs.observations)
    parts = folder_of(flow, [*seen.difference.kept, *answer.rows], task.day)
    whole = Inputs()
    take_source(flow.flow, parts, whole)
    if whole.faults:
        places = [(fault.file, fault.row, fault.column) for fault in whole.faults]
        reasons = [translated(fault.reason) for fault in whole.faults]
        found = [Found(*place, reason) for place, reason in zip(places, reasons, strict=True)]
        return _told_of(found, flow)
    return {
        "request": answer.request,
        "faults": [],
        "flags": [_flag_told(flag) for flag in (*seen.flags, *_withdrawn(seen))],
        "changes": changes_told(seen.difference.changes),
        "parts": {
            name: b64encode(content).decode()
            for name, content in {**parts, **_packets(answer, task)}.items()
        },
    }


def _not_taken(answer: Answer, task: Task) -> list[Found]:
    """Return why an answer is not taken: it is synthetic, or other packets make it tell more."""
    if answer.faults:
        return []
    named = f"{task.flow}.{task.form}"
    try:
        check_real(answer)
        if answer.packet is not None:
            taken = taken_packets([task.observations])
            check_newer(answer.packet, taken)
            check_together(answer.packet, taken)
    except PacketRefused as refused:
        return [found_of_packet(refused, named)]
    except FaultyInput:
        return [Found(named, None, "footnotes", saying("synthetic_figures"))]
    return []


def _packets(answer: Answer, task: Task) -> dict[str, bytes]:
    """Return the packets that stay beside the figures: those taken before, and this one."""
    own = sorted((task.observations / task.flow).glob(f"*{ENDING}"))
    kept = {_part_name(path.name): path.read_bytes() for path in own}
    if answer.packet is not None:
        kept[_part_name(answer.packet.name)] = answer.packet.content
    return kept


def _part_name(name: str) -> str:
    """Return what the database calls a packet: letters, digits and low lines before the ending."""
    return re.sub("[^a-z0-9]", "_", name.removesuffix(ENDING).lower()) + ENDING


def unreadable() -> Told:
    """Return what is said of a file whose bytes are no longer there."""
    return _faulty(saying("file_gone"), gone=True)


def _answer(task: Task) -> Answer:
    """Return what the file holds; it is called as its flow, whatever it was called when sent."""
    with tempfile.TemporaryDirectory() as folder:
        named = Path(folder) / f"{task.flow}.{task.form}"
        named.symlink_to(task.file.resolve())
        return read_answer(named, task.day, task.flow)


def _withdrawn(seen: Seen) -> Iterator[Flag]:
    """Yield a question for the figures that an answer withdraws of one indicator and period."""
    rows = seen.difference.of("withdrawn")
    counted = Counter(zip(rows["indicator"], rows["time_period"], strict=True))
    for (indicator, period), count in sorted(counted.items()):
        yield Flag("withdrawn", indicator, period, said=(("count", float(count)),))


def _told_of(faults: Sequence[Found], flow: Flow) -> Told:
    """Return faults as they are kept: of a protected flow nothing that quotes what was sent."""
    told = [_fault_told(_without_quotes(one) if flow.protected else one) for one in faults[:_SHOWN]]
    if len(faults) > _SHOWN:
        told.append(_said_of("", saying("and_more", count=str(len(faults) - _SHOWN))))
    return {"faults": told, "flags": [], "changes": [], "parts": {}}


def _faulty(reason: Text, *, gone: bool = False) -> Told:
    told = [_said_of("", reason)]
    return {"faults": told, "flags": [], "changes": [], "parts": {}, "gone": gone}


def _said_of(place: str, text: Text) -> dict[str, str]:
    return {"place": place, **{language: text[language] for language in LANGUAGES}}


def _fault_told(found: Found) -> dict[str, str]:
    place = [found.sheet, found.row, found.column]
    said: dict[str, str] = {
        language: "; ".join(text[language] for text in (found.reason, found.remedy) if text)
        for language in LANGUAGES
    }
    return _said_of(", ".join(str(part) for part in place if part is not None), said)


def _without_quotes(found: Found) -> Found:
    """Return a fault that says where, and quotes neither a cell nor a heading."""
    reason = found.reason if found.reason["en"] in _plain() else saying("not_repeated")
    remedy = found.remedy if found.remedy and found.remedy["en"] in _plain() else None
    named = any(f"({name})" in (found.column or "") for name in COLUMNS)
    column = found.column if named or found.column in COLUMNS else None
    return Found(found.sheet, found.row, column, reason, remedy)


@cache
def _plain() -> frozenset[str]:
    """Return the sentences that name nothing of what was sent."""
    said = [*codelist("intake").values(), *codelist("fault_words").values()]
    return frozenset(one["en"] for one in said if "{" not in one["en"])


def _flag_told(flag: Flag) -> dict[str, str]:
    place = [flag.indicator, flag.time_period, flag.ref_area, *flag.groups]
    said: dict[str, str] = {language: flag_said(flag, language) for language in LANGUAGES}
    return _said_of(", ".join(filter(None, place)), said)


def changes_told(changes: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a difference as the database keeps them."""
    rows = plain_rows(changes.astype(object))
    return [{str(name): _plain_value(value) for name, value in row.items()} for row in rows]


def _plain_value(value: Any) -> Any:
    if value is None or value != value:  # noqa: PLR0124 - NaN
        return None
    return value.item() if hasattr(value, "item") else value


def main() -> int:
    """Read a file as somebody with few rights; return the exit status."""
    file, form, flow, day, observations = sys.argv[1:]
    task = Task(Path(file), form, flow, date.fromisoformat(day), Path(observations))
    try:
        confine()
        json.dump(found_in(task), sys.stdout, allow_nan=False)
    except MemoryError:
        return _MEMORY_GONE
    except OurFault:
        return _OURS
    return 0


if __name__ == "__main__":
    sys.exit(main())
