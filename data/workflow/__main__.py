"""Set the workflow up, and do its work: ``python -m data.workflow install``.

``install`` and ``administrator ISSUER SUBJECT`` open ``DATABASE_URL`` as somebody who may create
roles in it; ``found`` (the first release, once) and ``work`` (the worker, until it is stopped) as
``crm_worker``.
"""

import argparse
import logging
import sys
from collections.abc import Sequence

from data import settings
from data.publication import is_sqlite
from data.workflow.connection import Workflow
from data.workflow.install import install, name_administrator
from data.workflow.places import own_places
from data.workflow.worker import found, work
from indicators.errors import DashboardError, ReaderMistake


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what is asked; return the exit status."""
    asked = _parser().parse_args(arguments)
    try:
        url = settings.database_url()
        if is_sqlite(url):
            raise ReaderMistake("The workflow needs PostgreSQL.", "Set DATABASE_URL.")
        _do(asked, url)
    except DashboardError as error:
        sys.stderr.write("\n".join(filter(None, (error.message, error.hint))) + "\n")
        return error.exit_code
    return 0


def _do(asked: argparse.Namespace, url: str) -> None:
    if asked.task == "install":
        sys.stdout.writelines(f"{name}\n" for name in install(url))
    elif asked.task == "administrator":
        name_administrator(url, asked.issuer, asked.subject)
    elif asked.task == "found":
        sys.stdout.write(f"release {found(Workflow(url))}\n")
    else:
        logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
        work(Workflow(url), own_places(), once=asked.once)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data.workflow", description=__doc__)
    tasks = parser.add_subparsers(dest="task", required=True)
    tasks.add_parser("install", help="set up, or bring up to date")
    tasks.add_parser("found", help="order the first release: what the project has frozen last")
    working = tasks.add_parser("work", help="check, build and publish, one step at a time")
    working.add_argument("--once", action="store_true", help="end when there is nothing to do")
    named = tasks.add_parser("administrator", help="name one of the first two administrators")
    named.add_argument("issuer", help="of the identity provider, as its configuration says it")
    named.add_argument("subject", help="the person, as the provider names him or her")
    return parser


if __name__ == "__main__":
    sys.exit(main())
