"""A copy of what was sent with its faults marked, for whoever sent it: made confined, as read.

``python -m data.workflow.apart.marking FILE TOLD`` writes the copy; TOLD is a file of JSON with the
faults and the language. Nothing is written where the file is no workbook of a request.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from data.intake import Mark, marked_copy
from data.workflow.apart.confined import SECONDS, confine, run_confined
from indicators.errors import NotThere, OurFault
from indicators.model import Language

_FAILED = 3  # exit status
_PATIENCE = 2 * SECONDS  # by the clock: somebody waits


def marked_apart(content: bytes, marks: Sequence[Mark], language: Language) -> bytes:
    """Return a copy of a workbook with its faulty cells marked.

    Raises
    ------
    NotThere
        If no cell can be marked: the file is no workbook of a request.
    OurFault
        If its maker ended before it was done: for want of memory or time, say.
    """
    with tempfile.TemporaryDirectory() as own:
        file, told = Path(own) / "sent", Path(own) / "told"
        file.write_bytes(content)
        told.write_text(json.dumps([language, marks]), encoding="utf-8")
        try:
            done = run_confined(__name__, [str(file), str(told)], _PATIENCE)
        except subprocess.TimeoutExpired:
            raise OurFault("The machine was too busy to mark a table.") from None
    if done.returncode:
        raise OurFault(f"The marking of a table ended with status {done.returncode}.")
    if not done.stdout:
        raise NotThere("The file is no table of a request.")
    return done.stdout


def main() -> int:
    """Mark a table as somebody with few rights; return the exit status."""
    file, told = map(Path, sys.argv[1:])
    language, marks = json.loads(told.read_text(encoding="utf-8"))
    try:
        confine()
        made = marked_copy(file.read_bytes(), [Mark(*mark) for mark in marks], language)
        sys.stdout.buffer.write(made or b"")
    except (MemoryError, OurFault):
        return _FAILED
    return 0


if __name__ == "__main__":
    sys.exit(main())
