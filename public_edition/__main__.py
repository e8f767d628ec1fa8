"""Write the public edition: ``python -m public_edition --out DIR`` (``--help`` lists the rest)."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from data.settings import public_url
from indicators.errors import DashboardError
from public_edition.build import open_and_build


def main(arguments: Sequence[str] | None = None) -> int:
    """Build what has changed; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m public_edition", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/public"), metavar="DIR")
    parser.add_argument("--base", default=public_url(), metavar="URL")
    parser.add_argument("--only", nargs="+", default=[], metavar="INDICATOR")
    parser.add_argument("--force", action="store_true", help="make every page again")
    given = parser.parse_args(arguments)
    try:
        done = open_and_build(given.out, given.base, only=given.only, force=given.force)
    except DashboardError as error:
        sys.stderr.write(f"{error.message}\n")
        return error.exit_code
    sys.stdout.write(
        f"{given.out}: {done.files} files of {done.units} units; {done.made} units made, "
        f"{done.written} files written, {done.removed} removed.\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
