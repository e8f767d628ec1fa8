"""Briefings in a batch: ``python -m briefings --all-districts --lang az --out DIR``.

What is done already for the same release and request is left as it is, so that an interrupted
batch goes on where it stopped. An area that fails is reported and does not stop the others; the
exit status is then 1. An area is composed once for all formats.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from briefings.batch import LINKS, write_batch
from briefings.formats import FORMATS
from briefings.request import FORMER, LENGTHS
from indicators.codelists import codelist
from indicators.errors import DashboardError
from indicators.model import LANGUAGES
from indicators.observations import EDITIONS


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the briefings that are asked for; return the exit status."""
    asked = _parser().parse_args(arguments)
    try:
        return write_batch(asked)
    except DashboardError as error:
        print(error.message, error.hint or "", file=sys.stderr)
        return error.exit_code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m briefings", description=__doc__, epilog=LINKS)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--all-districts", action="store_true", help="one briefing a district")
    which.add_argument("--areas", nargs="+", default=[], help="codes of areas, one briefing each")
    parser.add_argument("--topics", nargs="+", default=list(codelist("domain")))
    parser.add_argument("--lang", choices=LANGUAGES, default="az")
    parser.add_argument("--edition", choices=EDITIONS, default="published")
    lengths = f"{', '.join(LENGTHS)}; slides are a format: --format pptx"
    parser.add_argument(
        "--length", choices=(*LENGTHS, *FORMER), default="brief", metavar="LENGTH", help=lengths
    )
    parser.add_argument("--period", default="", help="the last year that counts")
    parser.add_argument("--format", nargs="+", choices=FORMATS, default=["docx"])
    parser.add_argument("--date", type=date.fromisoformat, default=None)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--out", type=Path, required=True)
    return parser


if __name__ == "__main__":
    sys.exit(main())
