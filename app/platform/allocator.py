"""The memory allocator of the C library."""

import ctypes
import sys

_M_ARENA_MAX = -8


def share_arena() -> None:
    """Let all threads allocate from one arena, where the C library is glibc.

    By default each thread has an arena of its own, which keeps what the thread has freed: some ten
    MB in a process that answers requests in 40 threads. Python runs one of them at a time.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if mallopt is not None:
        mallopt(_M_ARENA_MAX, 1)
