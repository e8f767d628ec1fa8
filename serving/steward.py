"""Serve the application with a login: ``python -m serving.steward --port 8541``.

What it needs beside the dashboard's settings stands in ``deploy/steward.env``.
"""

import sys
from argparse import ArgumentParser
from contextlib import suppress
from dataclasses import replace

from indicators.errors import DashboardError
from serving.listening import listen, run
from serving.memory import give_back_what_is_freed
from serving.metrics import publish
from serving.readers import Readers
from serving.settings import settings


def main() -> None:
    """Serve until the process is told to end."""
    parser = ArgumentParser(prog="python -m serving.steward", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="the address that is answered at")
    parser.add_argument("--port", type=int, default=8541)
    asked, readers = parser.parse_args(), Readers()
    chosen = replace(settings(), warm_pages=())
    give_back_what_is_freed()
    try:
        taken = listen(asked.host, asked.port)
    except OSError as error:
        parser.exit(1, f"{asked.host}:{asked.port} cannot be used: {error.strerror}\n")
    with taken, suppress(KeyboardInterrupt):
        if chosen.metrics_above:
            publish(taken.getsockname()[1] + chosen.metrics_above, readers)
        try:
            run(taken, chosen, readers, "steward.app")
        except DashboardError as error:
            sys.stderr.write("\n".join(filter(None, (error.message, error.hint))) + "\n")
            sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
