"""Serve the figures by SDMX: ``python -m service --port 8631``.

What else may be set stands in ``deploy/settings.env``.
"""

import os
import sys
from argparse import ArgumentParser
from dataclasses import replace

import uvicorn

from service.app import application
from service.logs import write_lines
from service.settings import settings

_LATER = 15  # of 19: readers of pages come first
_AT_ONCE = 100  # connections
_LARGEST_HEADER = 16_000  # bytes
_IDLE = 5  # seconds that a connection may stay open without a request
_ENDS = 10  # seconds that answers may take when the process is told to end


def main() -> None:
    """Serve until the process is told to end."""
    parser = ArgumentParser(prog="python -m service", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="the address that is answered at")
    parser.add_argument("--port", type=int, default=8631)
    parser.add_argument(
        "--behind-nginx", action="store_true", help="nginx counts who asks how often"
    )
    parser.add_argument(
        "--unreleased", action="store_true", help="also data of no release, on one's own machine"
    )
    asked, chosen = parser.parse_args(), settings()
    chosen = replace(chosen, unreleased=asked.unreleased)
    if asked.behind_nginx:
        chosen = replace(chosen, requests_a_minute=0)
    os.nice(_LATER)
    write_lines()
    sys.stderr.write(f"SDMX is at http://{asked.host}:{asked.port}/rest\n")
    uvicorn.run(
        application(chosen),
        host=asked.host,
        port=asked.port,
        log_level="warning",
        access_log=False,
        http="h11",  # the one that bounds what a request may hold before its end
        server_header=False,
        proxy_headers=False,
        limit_concurrency=_AT_ONCE,
        h11_max_incomplete_event_size=_LARGEST_HEADER,
        timeout_keep_alive=_IDLE,
        timeout_graceful_shutdown=_ENDS,
    )


if __name__ == "__main__":
    main()
