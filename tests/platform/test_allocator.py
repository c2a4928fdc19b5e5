"""Threads share the memory that others have freed."""

import subprocess
import sys

import pytest

THREADS = 8
PROGRAM = f"""
import ctypes, threading
from app.platform.allocator import share_arena

{{call}}
libc = ctypes.CDLL(None)
libc.malloc.restype = libc.fdopen.restype = ctypes.c_void_p
all_are_there = threading.Barrier({THREADS})

def allocate():
    libc.malloc(10_000)
    all_are_there.wait()

threads = [threading.Thread(target=allocate) for _ in range({THREADS})]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
libc.malloc_info(0, ctypes.c_void_p(libc.fdopen(1, b"w")))
libc.fflush(None)
"""


def arenas(call: str) -> int:
    """The number of arenas of a process, in which threads allocate after this call."""
    command = [sys.executable, "-c", PROGRAM.format(call=call)]
    return subprocess.run(command, check=True, capture_output=True).stdout.count(b"<heap nr=")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other allocators")
def test_all_threads_allocate_from_one_arena() -> None:
    assert arenas("share_arena()") == 1 < arenas("")
