"""What the process's allocator gives back to the system: glibc's own rule keeps what peaks took."""

import ctypes
import os
import platform

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3  # of mallopt(3)
_LARGE = 128 * 1024  # bytes: glibc's own default, which it otherwise raises with each large block


def give_back_what_is_freed() -> None:
    """Let large blocks return to the system when they are freed; to be called before any import.

    Without it the threshold grows to the largest block ever freed, and tables that were read for
    a moment stay part of the process. Arrow brings an allocator of its own, which keeps as much.
    Another C library than glibc is left as it is.
    """
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
    if platform.libc_ver()[0] == "glibc":
        library = ctypes.CDLL(None)
        for what in (_TRIM_THRESHOLD, _MMAP_THRESHOLD):
            library.mallopt(what, _LARGE)
