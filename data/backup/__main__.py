"""Save or put back database and releases: ``python -m data.backup save``.

``save`` writes a new folder into ``BACKUPS_DIR`` and removes the oldest beyond ``BACKUPS_KEPT``;
``check FOLDER`` holds a backup against its hashes; ``restore FOLDER`` does so and puts it in place
of what ``DATABASE_URL`` and ``RELEASES_DIR`` name.
"""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from data.backup.folder import check, forget_old, places, restore, save
from indicators.errors import DashboardError


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what is asked; return the status."""
    asked = _parser().parse_args(arguments)
    try:
        sys.stdout.write(f"{_done(asked)}\n")
    except DashboardError as error:
        sys.stderr.write("\n".join(filter(None, (error.message, error.hint))) + "\n")
        return error.exit_code
    return 0


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m data.backup", description=__doc__)
    tasks = parser.add_subparsers(dest="task", required=True)
    saving = tasks.add_parser("save")
    saving.add_argument("into", type=Path, nargs="?", default=_backups())
    for task in ("check", "restore"):
        tasks.add_parser(task).add_argument("backup", type=Path)
    return parser


def _backups() -> Path:
    return Path(os.environ.get("BACKUPS_DIR") or "build/backups")


def _done(asked: Namespace) -> str:
    if asked.task == "save":
        made = save(asked.into, places())
        forget_old(asked.into, int(os.environ.get("BACKUPS_KEPT") or 14))
        return f"Saved as {made}."
    if asked.task == "check":
        return f"{asked.backup} is whole: {check(asked.backup)} files."
    restore(asked.backup, places())
    return f"Put back from {asked.backup}."


if __name__ == "__main__":
    sys.exit(main())
