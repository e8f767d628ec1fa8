"""Write the synthetic MICS6 survey: ``python -m data.illustrative.mics FOLDER``.

Six SPSS files as MICS6 names them, the same on every run, marked illustrative in each.
``--households N`` takes only so many households of each cluster.
"""

import argparse
import sys
from pathlib import Path

from data import settings
from data.illustrative.mics.files import mics_files, write_mics
from data.illustrative.rows import National
from data.inputs import read_inputs


def main() -> int:
    """Write the files; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m data.illustrative.mics", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--households", type=int, default=None)
    given = parser.parse_args()
    national = National(read_inputs(settings.observations_dirs(), settings.EVENTS).observations)
    files = mics_files(national, given.households)
    write_mics(files, given.folder)
    for name, frame in files.items():
        sys.stdout.write(f"{name}.sav: {len(frame)} records, {len(frame.columns)} variables\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
