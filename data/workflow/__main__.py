"""Set the workflow up: ``python -m data.workflow install``; ``… administrator ISSUER SUBJECT``.

The database is ``DATABASE_URL``, opened as somebody who may create roles in it.
"""

import argparse
import sys
from collections.abc import Sequence

from data import settings
from data.publication import is_sqlite
from data.workflow.install import install, name_administrator
from indicators.errors import DashboardError, ReaderMistake


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what is asked; return the exit status."""
    asked = _parser().parse_args(arguments)
    try:
        url = settings.database_url()
        if is_sqlite(url):
            raise ReaderMistake("The workflow needs PostgreSQL.", "Set DATABASE_URL.")
        if asked.task == "install":
            sys.stdout.writelines(f"{name}\n" for name in install(url))
        else:
            name_administrator(url, asked.issuer, asked.subject)
    except DashboardError as error:
        sys.stderr.write("\n".join(filter(None, (error.message, error.hint))) + "\n")
        return error.exit_code
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data.workflow", description=__doc__)
    tasks = parser.add_subparsers(dest="task", required=True)
    tasks.add_parser("install", help="set up, or bring up to date")
    named = tasks.add_parser("administrator", help="name one of the first two administrators")
    named.add_argument("issuer", help="of the identity provider, as its configuration says it")
    named.add_argument("subject", help="the person, as the provider names him or her")
    return parser


if __name__ == "__main__":
    sys.exit(main())
