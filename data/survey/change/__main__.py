"""What changed between two rounds: ``python -m data.survey.change OLD NEW --out FILE.csv``.

OLD and NEW are folders that ``python -m data.survey`` wrote of two rounds of one family.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from data.survey.change.compared import changes
from data.survey.change.rounds import read_rounds
from data.survey.told import csv_of
from indicators.errors import CannotWrite, DashboardError


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare two rounds and write what changed; return the exit status."""
    given = _parser().parse_args(arguments)
    try:
        found = changes(read_rounds(given.old.resolve(), given.new.resolve()))
        _write(given.out, csv_of(found))
    except DashboardError as error:
        sys.stderr.write("\n".join(filter(None, (error.message, error.hint))) + "\n")
        return error.exit_code
    sure = int(found["excludes_zero"].eq("yes").sum())
    told = f"{len(found)} changes are in {given.out}; the interval of {sure} excludes zero\n"
    sys.stdout.write(told)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data.survey.change", description=__doc__)
    parser.add_argument("old", type=Path, help="what was written of the earlier round")
    parser.add_argument("new", type=Path, help="what was written of the later round")
    parser.add_argument("--out", type=Path, required=True, help="the table that is written")
    return parser


def _write(out: Path, content: bytes) -> None:
    try:
        out.write_bytes(content)
    except (OSError, ValueError) as error:
        raise CannotWrite(f"{out} cannot be written: {error}.") from error


if __name__ == "__main__":
    sys.exit(main())
