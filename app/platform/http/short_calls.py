"""Calls of read functions: short ones in the event loop or in few threads, others in many."""

import math
import time
from collections.abc import Callable

from anyio import CapacityLimiter, to_thread
from anyio.lowlevel import RunVar
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

SHORT_SECONDS = 0.005
"""The processor time above which a call is not short."""

_LOST_SHARE = 1000
"""The part of the time of the loop that the long calls of a route may take: a thousandth."""

FEW_THREADS = 8
"""The number of threads for short calls.

Enough to wait for a database on another machine. With forty, the slowest answers from PostgreSQL
took twice as long, and each a tenth more of the processor.
"""

_few_threads: RunVar[CapacityLimiter] = RunVar("few_threads")


class ShortCalls:
    """The calls of one route.

    Threads wait for each other's turn in Python, which takes longer than a short read itself. After
    a long call, the calls of the route run in many threads for a thousand times its time.
    """

    def __init__(self) -> None:
        """Begin in many threads, because the first call also builds what it needs."""
        self._long_until = math.inf

    async def run(
        self, call: Callable[[], Response], *, may_be_short: bool, in_loop: bool
    ) -> Response:
        """Run a call; `in_loop` if it waits for nobody."""
        if may_be_short and time.monotonic() >= self._long_until:
            if in_loop:
                return self._timed(call)
            return await to_thread.run_sync(self._timed, call, limiter=_limiter())
        response = await run_in_threadpool(call)
        if self._long_until == math.inf:
            self._long_until = 0.0
        return response

    def _timed(self, call: Callable[[], Response]) -> Response:
        begun = time.thread_time()
        try:
            return call()
        finally:
            taken = time.thread_time() - begun
            if taken > SHORT_SECONDS:
                self._long_until = time.monotonic() + taken * _LOST_SHARE


def _limiter() -> CapacityLimiter:
    """Return the limiter of this event loop."""
    limiter = _few_threads.get(None)
    if limiter is None:
        limiter = CapacityLimiter(FEW_THREADS)
        _few_threads.set(limiter)
    return limiter
