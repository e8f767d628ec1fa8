"""Serve the dashboard: ``python -m serving --port 8501``.

What else may be set stands in ``deploy/settings.env``.
"""

from argparse import ArgumentParser
from contextlib import suppress
from socket import socket

from serving.listening import listen, reserve, run
from serving.memory import give_back_what_is_freed
from serving.metrics import publish
from serving.readers import Readers
from serving.settings import Settings, settings


def main() -> None:
    """Serve until the process is told to end."""
    parser = ArgumentParser(prog="python -m serving", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="the address that is answered at")
    parser.add_argument("--port", type=int, default=8501)
    asked, chosen = parser.parse_args(), settings()
    give_back_what_is_freed()
    # A process that draws pages first refuses connections meanwhile.
    take = reserve if chosen.warm_pages else listen
    try:
        taken = take(asked.host, asked.port)
    except OSError as error:
        parser.exit(1, f"{asked.host}:{asked.port} cannot be used: {error.strerror}\n")
    with taken, suppress(KeyboardInterrupt):
        _serve(taken, asked.host, chosen)


def _serve(taken: socket, host: str, chosen: Settings) -> None:
    port, readers = taken.getsockname()[1], Readers()
    if chosen.metrics_above:
        publish(port + chosen.metrics_above, readers)
    shown = "localhost" if host == "127.0.0.1" else host
    if not chosen.logs_json:
        print(f"\n  The dashboard is at http://{shown}:{port}\n", flush=True)
    run(taken, chosen, readers)


if __name__ == "__main__":
    main()
