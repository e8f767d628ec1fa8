"""What a server takes: its own process and all that it has started, together."""

import os
from collections.abc import Iterator
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


def cpu_seconds(root: int) -> float:
    """Return the processor time that the processes of a server have taken, system included."""
    return sum(_cpu(number) for number in _tree(root))


def megabytes(root: int) -> float:
    """Return the memory of a server; what processes share is counted once (PSS)."""
    return sum(_pss(number) for number in _tree(root))


def _tree(root: int) -> Iterator[int]:
    yield root
    told = Path(f"/proc/{root}/task/{root}/children").read_text(encoding="ascii")
    for child in told.split():
        yield from _tree(int(child))


def _cpu(number: int) -> float:
    told = Path(f"/proc/{number}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / _TICKS


def _pss(number: int) -> float:
    lines = Path(f"/proc/{number}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith("Pss:")).split()[1]) / 1000
