"""An environment of its own for each peer: ``python -m benchmarks.peers.environment [NAME …]``.

Nothing of a peer is among the project's own requirements. Superset (800 MB) only where it is named.
"""

import os
import subprocess
import sys
from pathlib import Path

from data.settings import ROOT

PEERS = ("dash", "superset")
_HERE = ROOT / "benchmarks" / "peers"


def python_of(peer: str) -> Path:
    """Return the interpreter of a peer, after installing what is locked for it where that differs.

    ``PEERS_DIR`` names another place than ``build/peers``.
    """
    home = Path(os.environ.get("PEERS_DIR") or ROOT / "build" / "peers") / peer
    lock, kept = _HERE / f"requirements-{peer}.txt", home / "installed.txt"
    python = home / "bin" / "python"
    if not kept.exists() or kept.read_bytes() != lock.read_bytes():
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(home)], check=True)
        install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*install, "--require-hashes", "-r", lock], check=True)
        kept.write_bytes(lock.read_bytes())
    return python


if __name__ == "__main__":
    for name in sys.argv[1:] or PEERS[:1]:
        print(python_of(name))
