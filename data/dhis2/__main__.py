"""Write what DHIS2 imports to collect our figures: ``python -m data.dhis2 --out FILE``.

The file (JSON) has our areas as organisation units, each indicator as data elements, the groups by
which they are asked for, and a data set of each flow by which an agency is asked. ``--flow`` takes
some of the flows alone; ``--geometry`` adds the borders of the areas.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from data import settings
from data.dhis2.metadata import dhis2_metadata
from indicators.errors import CannotWrite, DashboardError
from indicators.flows import asked_flows, flow_of

_DIGITS = 5  # of a degree: a metre


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the file; return the exit status."""
    asked = _parser().parse_args(arguments)
    try:
        flows = [flow_of(code) for code in asked.flow] or [*asked_flows().values()]
        content = dhis2_metadata(flows, _geometry() if asked.geometry else None)
        _write(asked.out, content)
    except DashboardError as error:
        sys.stderr.write("\n".join(filter(None, (error.message, error.hint))) + "\n")
        return error.exit_code
    sys.stdout.write(f"{asked.out}\n")
    return 0


def _write(out: Path, content: bytes) -> None:
    try:
        out.write_bytes(content)
    except OSError as error:
        raise CannotWrite(f"{out} cannot be written: {error.strerror or error}.") from error


def _geometry() -> dict[str, Any]:
    """Return the borders of every region and district, and of the nation that they make."""
    from data.boundaries import borders  # only those who want borders load what reads them

    return borders(settings.shapes_dir(), _DIGITS)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data.dhis2", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="the file to write")
    parser.add_argument("--flow", nargs="+", default=(), help="these flows alone")
    parser.add_argument("--geometry", action="store_true", help="and the borders of the areas")
    return parser


if __name__ == "__main__":
    sys.exit(main())
