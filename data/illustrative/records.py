"""Write the synthetic records: ``python -m data.illustrative.records FOLDER``.

One CSV a table, the same on every run.
"""

import sys
from pathlib import Path

from data import settings
from data.beside import written_beside
from data.illustrative.persons import synthetic_records
from data.illustrative.rows import National
from data.illustrative.survey import MARK
from data.inputs import read_inputs


def main() -> int:
    """Write every table of records; return the exit status."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else settings.ROOT / "data" / "synthetic")
    folder.mkdir(parents=True, exist_ok=True)
    national = National(read_inputs(settings.observations_dirs(), settings.EVENTS).observations)
    for name, table in synthetic_records(national).items():
        with written_beside(folder / f"{name}_{MARK}.csv") as building:
            table.to_csv(building, index=False, lineterminator="\n")
        sys.stdout.write(f"{name}: {len(table)} records\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
