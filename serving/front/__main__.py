"""Prepare nginx: ``python -m serving.front configure`` or ``… run``.

``configure FILE`` writes its configuration and the files that it serves; ``run FOLDER`` does so in
a folder of its own and starts it with the processes behind it, until it is told to end.
"""

import sys
from argparse import ArgumentParser
from pathlib import Path

from serving.front.configuration import NoNumber, front, write_away_page, write_configuration
from serving.front.files import write_files
from serving.front.together import NginxMissing, OutOfReach, run


def main() -> int:
    """Do what is asked; return the status."""
    parser = ArgumentParser(prog="python -m serving.front", description=__doc__)
    tasks = parser.add_subparsers(dest="task", required=True)
    tasks.add_parser("configure").add_argument("file", type=Path)
    tasks.add_parser("run").add_argument("folder", type=Path)
    asked = parser.parse_args()
    try:
        return _configure(asked.file) if asked.task == "configure" else run(front(), asked.folder)
    except KeyError as error:
        sys.stderr.write(f"{error.args[0]} is not set: see deploy/settings.env.\n")
    except (NginxMissing, OutOfReach, NoNumber) as error:
        sys.stderr.write(f"{error}\n")
    return 1


def _configure(file: Path) -> int:
    chosen = front()
    number = write_files(chosen.files)
    write_away_page(chosen)
    write_configuration(chosen, file)
    sys.stdout.write(f"{file} is written, and {number} files under {chosen.files}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
