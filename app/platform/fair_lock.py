"""A lock with a bounded queue, granted in order of arrival."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

from app.platform.problems.problem import Problem


class FairLock:
    """A lock that is granted in order of arrival.

    Neither a database's lock nor a connection pool promises that: there, one writer may wait for
    many that came later.
    """

    def __init__(self, max_waiting: int, timeout_seconds: float) -> None:
        """Create a lock that at most `max_waiting` threads hold or wait for."""
        self._max_waiting = max_waiting
        self._timeout_seconds = timeout_seconds
        self._waiting: deque[object] = deque()
        self._changed = Condition()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Acquire the lock in order of arrival, and release it at the end of the block.

        Raises the problem `busy` if the queue is full or the wait times out.
        """
        ticket = object()
        with self._changed:
            if len(self._waiting) >= self._max_waiting:
                raise _busy()
            self._waiting.append(ticket)
            if not self._changed.wait_for(
                lambda: self._waiting[0] is ticket, self._timeout_seconds
            ):
                self._leave(ticket)
                raise _busy()
        try:
            yield
        finally:
            with self._changed:
                self._leave(ticket)

    def _leave(self, ticket: object) -> None:
        self._waiting.remove(ticket)
        self._changed.notify_all()


def _busy() -> Problem:
    return Problem(
        "busy",
        "too many requests wait for the same lock; try again in a second",
        headers={"Retry-After": "1"},
    )
