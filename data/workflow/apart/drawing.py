"""A table as it was sent, for the screen of its faults: read confined, as the worker reads it.

``python -m data.workflow.apart.drawing FILE FORM`` writes columns and rows as JSON, or ``null``.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Literal, cast

from data.intake import Sheet, read_sheet
from data.workflow.apart.confined import SECONDS, confine, run_confined
from data.workflow.submissions import Form
from indicators.errors import OurFault

_FAILED = 3  # exit status
_PATIENCE = 2 * SECONDS  # by the clock: somebody waits


def sheet_apart(content: bytes, form: Form) -> Sheet | None:
    """Return the table of a file; None where none can be read from it, or it is a packet.

    Raises
    ------
    OurFault
        If its reader ended before it was done: for want of memory or time, say.
    """
    if form == "packet":
        return None
    with tempfile.TemporaryDirectory() as own:
        file = Path(own) / "sent"
        file.write_bytes(content)
        try:
            done = run_confined(__name__, [str(file), form], _PATIENCE)
        except subprocess.TimeoutExpired:
            raise OurFault("The machine was too busy to draw a table.") from None
    if done.returncode:
        raise OurFault(f"The drawing of a table ended with status {done.returncode}.")
    told = json.loads(done.stdout)
    if told is None:
        return None
    return Sheet(tuple(told["columns"]), tuple((row, tuple(cells)) for row, cells in told["rows"]))


def main() -> int:
    """Read a table as somebody with few rights; return the exit status."""
    file, form = sys.argv[1:]
    try:
        confine()
        sheet = read_sheet(Path(file).read_bytes(), cast("Literal['xlsx', 'csv']", form))
        told = sheet and {"columns": sheet.columns, "rows": sheet.rows}
        json.dump(told, sys.stdout)
    except (MemoryError, OurFault):
        return _FAILED
    return 0


if __name__ == "__main__":
    sys.exit(main())
