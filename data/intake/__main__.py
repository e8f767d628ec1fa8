"""Check what an agency sent: ``python -m data.intake FILE``; ``--accept`` takes it as a source.

``--marked OUT.xlsx`` writes a copy in which each faulty cell is marked; of a CSV a list of faults.

FILE is a template of ``data.request`` (XLSX), a table of our own columns (CSV, with ``--flow``),
answers to a form of it (CSV of KoboToolbox, ZIP of ODK Central), data values of DHIS2 (CSV or JSON;
``--mapping`` says what its names stand for), or a packet of ``data.packet``, which is verified
first.
Every fault is said with sheet, row and column; without a fault, what would change and what wants
an answer. Nothing is written without ``--accept``.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from data import settings
from data.dhis2 import read_names
from data.inputs import read_inputs
from data.intake.accept import Seen, accept, look
from data.intake.bounded import mark_bounded, read_bounded
from data.intake.marked import fault_table, marks_of
from data.intake.said import packet_said, said_of, sentence
from data.intake.table import Answer
from data.intake.told import Found, found_of_packet
from data.packet import PacketRefused, check_newer, check_together, taken_packets
from indicators.errors import DashboardError, DataFaults
from indicators.model import LANGUAGES, Language


def main(arguments: Sequence[str] | None = None) -> int:
    """Check a file, and take it where that is asked; return the exit status."""
    asked = _parser().parse_args(arguments)
    try:
        return _taken(asked)
    except PacketRefused as refused:
        found = found_of_packet(refused, asked.file.name)
        sys.stderr.write(f"{found.said(asked.lang or 'az')}\n")
        return refused.exit_code
    except DashboardError as error:
        sys.stderr.write("\n".join(filter(None, (error.message, error.hint))) + "\n")
        return error.exit_code
    except OSError as error:
        sys.stderr.write(f"{asked.file}: {error.strerror or error}\n")
        return 2


def _taken(asked: argparse.Namespace) -> int:
    known = read_names(asked.mapping) if asked.mapping else None
    answer = read_bounded(
        asked.file, asked.date, asked.flow, asked.request, known, latest=asked.latest
    )
    language: Language = asked.lang or answer.language or "az"
    if answer.faults:
        head = sentence("faults", language, count=str(len(answer.faults) + answer.more))
        lines = [head, *(f"  {fault.said(language)}" for fault in answer.faults), ""]
        sys.stderr.write("\n".join(lines))
        if asked.marked:
            sys.stderr.write(f"{_marked(asked.file, asked.marked, answer.faults, language)}\n")
        return 1
    inputs = read_inputs(*settings.inputs())
    if inputs.faults:
        raise DataFaults(inputs.faults)
    if answer.packet is not None:
        sys.stdout.write(f"{packet_said(answer.packet, language)}\n")
        taken = taken_packets(settings.observations_dirs())
        check_newer(answer.packet, taken)
        check_together(answer.packet, taken)
    seen = look(answer, inputs.observations)
    sys.stdout.write("\n".join([*said_of(seen, language), ""]))
    return _accepted(answer, seen, asked, language) if asked.accept else 0


def _marked(file: Path, out: Path, faults: Sequence[Found], language: Language) -> str:
    """Write the faults of a file into a copy of it, or a list of them; return what is said."""
    is_table = file.suffix.lower() == ".csv"
    target = out.with_suffix(".csv") if is_table else out
    if target.resolve() == file.resolve():
        return sentence("marked_itself", language)
    if is_table:
        made: bytes | None = fault_table(marks_of(faults, language), language)
    else:
        made = mark_bounded(file, faults, language)
    if made is None:
        return sentence("marked_none", language)
    target.write_bytes(made)
    return sentence("marked_written", language, file=str(target))


def _accepted(answer: Answer, seen: Seen, asked: argparse.Namespace, language: Language) -> int:
    if seen.needs_reason and not asked.reason.strip():
        sys.stderr.write(f"{sentence('needs_reason', language)}\n")
        return 1
    folder = accept(answer, seen, asked.date, asked.reason, settings.observations_dirs())
    sys.stdout.write(f"{sentence('accepted', language, folder=str(folder))}\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data.intake", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--flow", help="of a CSV; a template says it itself")
    parser.add_argument(
        "--request", default="", help="that a CSV answers; a template says it itself"
    )
    parser.add_argument(
        "--latest", action="store_true", help="of several sendings of one area the last counts"
    )
    parser.add_argument("--mapping", type=Path, help="of the names of another DHIS2 (TOML)")
    parser.add_argument("--lang", choices=LANGUAGES, help="else that of the template")
    parser.add_argument("--marked", type=Path, help="where a copy with marked faults is written")
    parser.add_argument("--accept", action="store_true", help="write the source folder")
    parser.add_argument("--reason", default="", help="why it is taken as it is")
    parser.add_argument("--date", type=date.fromisoformat, default=date.today(), help="of the day")
    return parser


if __name__ == "__main__":
    sys.exit(main())
