"""Everything in a survey, on maps and in tables, before a figure of it is released.

``python -m briefings.survey_preview DIR``: DIR is what ``python -m data.survey`` wrote; the page is
written beside it, as ``DIR.html``, with every picture within it. It says on every picture that
nobody has reviewed or released what is seen.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from briefings.previews import preview_page, read_preview
from data.store import open_store
from indicators.errors import CannotWrite, DashboardError
from indicators.model import LANGUAGES
from indicators.words import words


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the page; return the exit status."""
    asked = _parser().parse_args(arguments)
    try:
        folder = asked.folder.resolve()
        page = preview_page(read_preview(folder, date.today()), open_store(), words(asked.lang))
        out = asked.out or folder.parent / f"{folder.name}.html"
        _write(out, page)
    except DashboardError as error:
        sys.stderr.write("\n".join(filter(None, (error.message, error.hint))) + "\n")
        return error.exit_code
    sys.stdout.write(f"{out}\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m briefings.survey_preview", description=__doc__)
    parser.add_argument("folder", type=Path, help="what python -m data.survey wrote")
    parser.add_argument("--lang", choices=LANGUAGES, default="az")
    parser.add_argument("--out", type=Path, help="the page; beside the folder unless given")
    return parser


def _write(out: Path, page: bytes) -> None:
    try:
        out.write_bytes(page)
    except (OSError, ValueError) as error:
        raise CannotWrite(f"{out} cannot be written: {error}.") from error


if __name__ == "__main__":
    sys.exit(main())
