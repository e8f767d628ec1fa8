"""Check every story against the published figures: ``python -m stories``."""

import sys
from datetime import date

from data.print_shapes import topology
from data.store import open_store
from figures.svg import Outlines
from indicators.errors import DashboardError, DataFaults
from stories import StoreFigures, faults_of, ground_of, rights, stories


def main() -> int:
    """Print every fault; return the status with which the command ends."""
    try:
        store = open_store()
        ground = ground_of(Outlines.of(topology(store)))
        figures = StoreFigures(store, "published", date.today().year)
        told = [(f"{one.code}.toml", one.steps, one.documents) for one in stories().values()]
        told.append(("rights.toml", rights().rights, rights().documents))
        found = [fault for one in told for fault in faults_of(*one, figures, ground)]
        if found:
            raise DataFaults(found)
    except DashboardError as error:
        sys.stderr.write(f"{error.message}\n")
        return error.exit_code
    sys.stdout.write(f"{len(told)} files, no fault\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
