"""A process that reads what a stranger sent: so much memory and time, and no way out of it.

Whoever has something read starts the process; it confines itself before it opens what was sent.
"""

import ctypes
import os
import platform
import struct
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from indicators.errors import OurFault

MEMORY = 1 << 30  # bytes
SECONDS = 60
_WRITTEN = 100_000_000  # bytes of any file
_NO_NEW_RIGHTS, _SET_FILTER, _BY_FILTER = 38, 22, 2  # of prctl
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # of the filter's language
_ALLOWED, _REFUSED, _KILLED = 0x7FFF0000, 0x00050001, 0x80000000
_OTHER_NUMBERS = 0x40000000  # a second table of system calls, for 32 bits
# Of each machine, its mark and the numbers of: socket, execve, execveat, ptrace, process_vm_readv,
# process_vm_writev, io_uring_setup.
_MACHINES = {
    "x86_64": (0xC000003E, (41, 59, 322, 101, 310, 311, 425)),
    "aarch64": (0xC00000B7, (198, 221, 281, 117, 270, 271, 425)),
}
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
        cwd=Path(__file__).parents[3],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # it may quote what was sent
        timeout=seconds,
        check=False,
    )


def confine() -> None:
    """Limit memory, time and files of this process; open no connection and start no program.

    Raises
    ------
    OurFault
        If the machine cannot do it: then nothing is read.
    """
    try:
        import resource

        mark, calls = _MACHINES[platform.machine()]
    except (ImportError, KeyError):
        raise OurFault("Files that were sent are read on Linux alone (x86_64, aarch64).") from None
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_WRITTEN, _WRITTEN))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _refuse_calls(_filter(mark, calls))


def _filter(mark: int, calls: Sequence[int]) -> bytes:
    """Return a filter of system calls: those named are refused, all others allowed."""
    after = len(calls)
    steps = [
        (_LOAD, 0, 0, 4),  # the machine
        (_EQUAL, 1, 0, mark),
        (_RETURN, 0, 0, _KILLED),
        (_LOAD, 0, 0, 0),  # the number of the call
        (_AT_LEAST, after + 1, 0, _OTHER_NUMBERS),
        *((_EQUAL, after - place, 0, call) for place, call in enumerate(calls)),
        (_RETURN, 0, 0, _ALLOWED),
        (_RETURN, 0, 0, _REFUSED),
    ]
    return b"".join(struct.pack("HBBI", *step) for step in steps)


class _Program(ctypes.Structure):
    """A filter as the kernel takes it: how many steps, and where they stand."""

    _fields_ = (("count", ctypes.c_ushort), ("steps", ctypes.c_void_p))


def _refuse_calls(steps: bytes) -> None:
    held = ctypes.create_string_buffer(steps, len(steps))
    program = _Program(len(steps) // 8, ctypes.cast(held, ctypes.c_void_p))
    libc = ctypes.CDLL(None, use_errno=True)
    done = libc.prctl(_NO_NEW_RIGHTS, 1, 0, 0, 0)
    if done or libc.prctl(_SET_FILTER, _BY_FILTER, ctypes.byref(program), 0, 0):
        raise OurFault("This machine does not let a process be kept from the network.")
