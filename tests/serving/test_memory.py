"""What a process has freed goes back to the system."""

import platform
import subprocess
import sys

import pytest

_AFTER_A_PEAK = """
import ctypes, sys
from serving.memory import give_back_what_is_freed
if sys.argv[1] == "given back":
    give_back_what_is_freed()
library = ctypes.CDLL(None)
library.malloc.restype, library.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
library.free.argtypes = [ctypes.c_void_p]
class Told(ctypes.Structure):
    _fields_ = [(f"n{place}", ctypes.c_size_t) for place in range(10)]
library.mallinfo2.restype = Told
library.free(library.malloc(20_000_000))  # glibc now takes blocks so large for ordinary ones
before = library.mallinfo2().n3
library.malloc(1_000_000)
print(library.mallinfo2().n3 - before)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="the rule is glibc's")
@pytest.mark.parametrize(("how", "mapped"), [("left", 0), ("given back", 1)])
def test_a_large_block_is_still_one_of_its_own_after_a_peak(how, mapped):
    asked = [sys.executable, "-c", _AFTER_A_PEAK, how]
    told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    assert int(told) == mapped
