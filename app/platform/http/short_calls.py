"""Calls of read functions: in the event loop while they are short, else in threads."""

import math
import time
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

SHORT_SECONDS = 0.005
"""The processor time above which a call is not short."""

_LOST_SHARE = 1000
"""The part of the time of the loop that the long calls of a route may take: a thousandth."""


class ShortCalls:
    """The calls of one route.

    Threads wait for each other's turn in Python, which takes longer than a short read itself. After
    a long call in the loop, the calls of the route run in threads for a thousand times its time.
    """

    def __init__(self) -> None:
        """Begin in threads, because the first call also builds what it needs."""
        self._in_threads_until = math.inf

    async def run(self, call: Callable[[], Response], *, may_be_short: bool) -> Response:
        """Run a call; one that is known to be long, or may wait, is not `may_be_short`."""
        if may_be_short and time.monotonic() >= self._in_threads_until:
            return self._run_in_loop(call)
        response = await run_in_threadpool(call)
        if self._in_threads_until == math.inf:
            self._in_threads_until = 0.0
        return response

    def _run_in_loop(self, call: Callable[[], Response]) -> Response:
        begun = time.thread_time()
        try:
            return call()
        finally:
            taken = time.thread_time() - begun
            if taken > SHORT_SECONDS:
                self._in_threads_until = time.monotonic() + taken * _LOST_SHARE
