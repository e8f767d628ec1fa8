"""The full data build, into a folder of its own."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator


def rows() -> Iterator[tuple[str, str, str, str]]:
    """Yield the time of a full build from sources to database and static files."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "DATABASE_URL": f"sqlite:///{folder}/store.sqlite"}
        started = time.perf_counter()
        command = [sys.executable, "-W", "ignore", "-m", "data.build", "--force"]
        subprocess.run(command, check=True, env=environment)
        took = time.perf_counter() - started
    yield "Full data build", f"{took:.1f} s", "≤ 20 s", "one process, both editions"
