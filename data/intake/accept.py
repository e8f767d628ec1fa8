"""An answer written as a source folder, ready to build: all of it, or nothing."""

import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from data.inputs import ACCEPTED, Inputs, take_source
from data.intake.compared import Difference, difference
from data.intake.flags import Flag, beside, flags
from data.intake.source import FIGURES, folder_of
from data.intake.table import Answer
from data.locked import held
from data.packet import ENDING, PacketRefused, check_together, taken_packets
from data.settings import is_demonstration
from indicators.editions import SYNTHETIC
from indicators.errors import CannotWrite, DataFaults, FaultyInput, ReaderMistake
from indicators.flows import Flow

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Seen:
    """What is shown before an answer is accepted: the difference and the questions.

    ``now`` are the figures that the flow had then: what was seen is of them and of no others.
    """

    difference: Difference
    flags: list[Flag]
    now: tuple[Row, ...]

    @property
    def needs_reason(self) -> bool:
        """Whether somebody has to say why: a question is open, or a figure is withdrawn."""
        return bool(self.flags) or not self.difference.of("withdrawn").empty


def look(answer: Answer, rows: Iterable[Row]) -> Seen:
    """Return what an answer without faults would change, and what it raises.

    Parameters
    ----------
    rows : iterable of rows
        Every published observation of today.
    """
    flow = _flow(answer)
    now, others, held_against = [], [], beside(flow)
    for row in rows:
        if row["data_source"] == flow.flow:
            now.append(row)
        elif row["indicator"] in held_against:
            others.append(row)
    found = flags(flow, answer.rows, now, others)
    changed = difference(now, answer.rows, whole_series=flow.fetched)
    return Seen(changed, found, tuple(now))


def accept(
    answer: Answer, seen: Seen, day: date, reason: str, observations: Path | Sequence[Path]
) -> Path:
    """Write the source folder of an answer into the last of the folders of sources; return it.

    Of two who accept answers of one flow at once the later is told that it has changed.

    Parameters
    ----------
    reason : str
        Why it is accepted as it is; may be empty where nothing is asked.
    observations : Path or sequence of Path
        The folder of all sources, or several.

    Raises
    ------
    FaultyInput
        If a reason is wanting, the source is in another of the folders, or a packet is of synthetic
        records or would give away what one taken before withholds.
    ReaderMistake
        If the figures of the flow are no longer those that were seen.
    DataFaults
        If the build would refuse what is to be written.
    CannotWrite
        If the folder cannot be written; what was there is as it was.
    """
    flow = _flow(answer)
    check_real(answer)
    if seen.needs_reason and not reason.strip():
        raise FaultyInput("A reason is wanting.")
    parts = folder_of(flow, [*seen.difference.kept, *answer.rows], day)
    read = Inputs()
    take_source(flow.flow, parts, read)
    if read.faults:
        raise DataFaults(read.faults)
    target = _target(flow, observations)
    before = target / ACCEPTED
    try:
        with held(target):
            _check_unchanged(flow, target, seen, day)
            kept = before.read_bytes() if before.exists() else b""
            record = kept + _record(answer, seen, day, reason)
            _replace(target, {**parts, **_packets(answer, target, observations), ACCEPTED: record})
    except OSError as error:
        raise CannotWrite(f"{target} cannot be written: {error.strerror or error}.") from error
    return target


def check_real(answer: Answer) -> None:
    """Refuse synthetic records and figures among published ones, but in a demonstration.

    Raises
    ------
    PacketRefused
        If the answer is a packet of synthetic records.
    FaultyInput
        If a figure says that it is synthetic.
    """
    if is_demonstration():
        return
    if answer.packet is not None and answer.packet.manifest.synthetic:
        raise PacketRefused("packet_synthetic")
    if any(str(row["footnotes"]).startswith(SYNTHETIC) for row in answer.rows):
        raise FaultyInput("The figures are synthetic: only a demonstration takes them.")


def _packets(answer: Answer, target: Path, observations: Path | Sequence[Path]) -> dict[str, bytes]:
    """Return the packets that the source came in, this one among them: they stay beside it."""
    found = {path.name: path.read_bytes() for path in target.glob(f"*{ENDING}")}
    if answer.packet is not None:
        check_together(answer.packet, taken_packets(_folders(observations)))
        found[answer.packet.name] = answer.packet.content
    return found


def _folders(observations: Path | Sequence[Path]) -> list[Path]:
    return [observations] if isinstance(observations, Path) else [*observations]


def _target(flow: Flow, observations: Path | Sequence[Path]) -> Path:
    *others, last = _folders(observations)
    for one in others:
        if (one / flow.flow).exists():
            hint = f"Move it to {last}: a source is in one folder."
            raise FaultyInput(f"{flow.flow} is in {one}.", hint)
    return last / flow.flow


def _check_unchanged(flow: Flow, target: Path, seen: Seen, day: date) -> None:
    """Refuse to put an answer in place of figures that nobody has seen it beside."""
    read = Inputs()
    if target.exists():
        named = [*target.glob("*.csv"), *target.glob("*.toml")]
        take_source(flow.flow, {path.name: path.read_bytes() for path in named}, read)
    there, then = (folder_of(flow, rows, day)[FIGURES] for rows in (read.observations, seen.now))
    if there != then:
        message = f"The figures of {flow.flow} have changed meanwhile."
        raise ReaderMistake(message, "Look at the answer again, then accept it.")


def _flow(answer: Answer) -> Flow:
    if answer.flow is None or answer.faults:
        raise FaultyInput("An answer with faults is not taken.")
    return answer.flow


def _record(answer: Answer, seen: Seen, day: date, reason: str) -> bytes:
    told: dict[str, str | int] = {
        "day": day.isoformat(),
        "request": answer.request,
        "template": answer.template,
        "file_sha256": answer.sha256,
        "figures": len(answer.rows),
        **{change: len(seen.difference.of(change)) for change in ("new", "revised", "withdrawn")},
        "questions": len(seen.flags),
        "reason": " ".join(reason.split()),
    }
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in told.items()]
    return "\n".join(["[[accepted]]", *lines, "", ""]).encode()


def _replace(target: Path, parts: Mapping[str, bytes]) -> None:
    """Put a folder in place of another, written beside and moved; a failure puts the old back."""
    beside = target.parent.parent / f".{target.name}.new"
    aside = target.parent.parent / f".{target.name}.old"
    if aside.exists() and not target.exists():  # an earlier move was cut off halfway
        aside.rename(target)
    for left in (beside, aside):
        shutil.rmtree(left, ignore_errors=True)
    beside.mkdir()
    try:
        for name, content in parts.items():
            (beside / name).write_bytes(content)
        if target.exists():
            target.rename(aside)
        beside.rename(target)
    except OSError:
        if aside.exists() and not target.exists():
            aside.rename(target)
        raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)
        if target.exists():
            shutil.rmtree(aside, ignore_errors=True)
