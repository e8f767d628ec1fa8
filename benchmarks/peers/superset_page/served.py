"""How gunicorn serves Superset: as its own image has it (docker/entrypoints/run-server.sh)."""

import os
from pathlib import Path

worker_class = "gthread"
threads = 20
timeout = 60


def post_worker_init(worker) -> None:
    """Say that a worker has loaded the application."""
    Path(os.environ["SUPERSET_HOME"], f"{worker.pid}.ready").touch()
