"""Taking turns: first come, first served, and nobody waits for ever."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

from app.platform.problems.problem import Problem


class FairLock:
    """A lock that is had in the order in which it was asked for.

    Neither a database's lock nor a pool of connections promises that: there, one writer may wait
    for many that came later.
    """

    def __init__(self, longest: int, patience: float) -> None:
        self._longest = longest
        self._patience = patience
        self._waiting: deque[object] = deque()
        self._moved = Condition()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the turn; who would have to wait too long, or behind too many, is told so."""
        ticket = object()
        with self._moved:
            if len(self._waiting) >= self._longest:
                raise _busy()
            self._waiting.append(ticket)
            if not self._moved.wait_for(lambda: self._waiting[0] is ticket, self._patience):
                self._leave(ticket)
                raise _busy()
        try:
            yield
        finally:
            with self._moved:
                self._leave(ticket)

    def _leave(self, ticket: object) -> None:
        self._waiting.remove(ticket)
        self._moved.notify_all()


def _busy() -> Problem:
    return Problem("busy", "too many statements are waiting", headers={"Retry-After": "1"})
