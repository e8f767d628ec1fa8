"""A module run in a process of its own, which confines itself before it reads what was sent."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

_KEPT = (
    "PATH",
    "LANG",
    "LC_ALL",
    "TMPDIR",
    "PYTHONPATH",
    "VIRTUAL_ENV",
    "DEMONSTRATION",
    "PACKET_KEYS",
)


def run_confined(
    module: str, given: Sequence[str], seconds: float
) -> subprocess.CompletedProcess[bytes]:
    """Run a module, with nothing of the settings of this process; return how it ended.

    Raises
    ------
    subprocess.TimeoutExpired
        If it does not end in so many seconds by the clock.
    """
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    kept |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    return subprocess.run(  # noqa: S603 - a module of our own
        [sys.executable, "-m", module, *given],
        env=kept,
        cwd=Path(__file__).parents[2],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # it may quote what was sent
        timeout=seconds,
        check=False,
    )
