"""Ask an agency for figures: ``python -m data.request --agency MSE --out DIR``.

For each flow of the agency (``indicators/flows``) a letter (DOCX) and a table to fill in (XLSX).
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from data import settings
from data.inputs import read_inputs
from data.request.write import write_requests
from indicators.errors import DashboardError, DataFaults
from indicators.model import LANGUAGES


def main(arguments: Sequence[str] | None = None) -> int:
    """Write what is asked for; return the exit status."""
    asked = _parser().parse_args(arguments)
    try:
        inputs = read_inputs(settings.OBSERVATIONS, settings.EVENTS, settings.PEERS)
        if inputs.faults:
            raise DataFaults(inputs.faults)
        given = asked.agency, asked.date, asked.lang, inputs.observations, asked.out
        sys.stdout.writelines(f"{path}\n" for path in write_requests(*given))
    except DashboardError as error:
        sys.stderr.write("\n".join(filter(None, (error.message, error.hint))) + "\n")
        return error.exit_code
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data.request", description=__doc__)
    parser.add_argument("--agency", required=True, help="code of indicators/codes/agency.toml")
    parser.add_argument("--lang", choices=LANGUAGES, default="az", help="of letter and table")
    parser.add_argument("--out", type=Path, required=True, help="the folder to write into")
    parser.add_argument("--date", type=date.fromisoformat, default=date.today(), help="of the day")
    return parser


if __name__ == "__main__":
    sys.exit(main())
