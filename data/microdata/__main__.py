"""Microdata of a survey, as users have it, read into a table of records by a mapping file.

Run as ``python -m data.microdata FILE MAPPING OUT.parquet``: SPSS (.sav), Stata (.dta), CSV or
Parquet in; every record is kept, every value that has no place is named with its count.
"""

import argparse
import sys
from pathlib import Path

from data.microdata.table import count_unknown, read_microdata, write
from indicators.errors import DashboardError


def main() -> int:
    """Read, check and write; print what was counted; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m data.microdata", description=__doc__)
    for name in ("file", "mapping", "out"):
        parser.add_argument(name, type=Path)
    given = parser.parse_args()
    try:
        table = read_microdata(given.file, given.mapping)
    except DashboardError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    write(table, given.out)
    sys.stdout.write(count_unknown(table))
    return 0


if __name__ == "__main__":
    sys.exit(main())
