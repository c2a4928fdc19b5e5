"""The time that one batch may hold the writers' lock."""

from threading import Lock

from app.platform.problems.problem import FieldError, Problem

ALWAYS_ACCEPTED = 5_000
"""The number of facts that a batch may always have, however slow the last batches were."""

_FIRST_RATE = 1_000.0
"""Facts per second, until a batch of this process was measured."""

_WEIGHT = 0.3
"""The weight of the last batch in the running average of the rate."""

_MEASURED = 100
"""The least number of facts of a batch whose duration says something about the rate."""


class BatchBudget:
    """Estimates how many facts fit the budget of a batch, from the rate of the last batches."""

    def __init__(self, seconds: float) -> None:
        """Create a budget of this many seconds under the writers' lock."""
        self._seconds = seconds
        self._rate = _FIRST_RATE
        self._lock = Lock()

    @property
    def capacity(self) -> int:
        """The number of facts that fit one batch."""
        return max(ALWAYS_ACCEPTED, int(self._rate * self._seconds))

    def check(self, facts: int, pointer: str = "/body/facts") -> None:
        """Refuse a batch with more facts than fit, before the lock is taken.

        Raises Problem `batch-too-large`.
        """
        if facts > self.capacity:
            detail = f"{facts:,} facts do not fit one batch; send at most {self.capacity:,}"
            error = FieldError(pointer, "batch-too-large", detail)
            raise Problem("batch-too-large", detail, [error])

    def measure(self, facts: int, seconds: float) -> None:
        """Take the duration of a batch into account; small batches are left out."""
        if facts < _MEASURED:
            return
        with self._lock:
            rate = facts / max(seconds, 1e-6)
            self._rate += _WEIGHT * (rate - self._rate)
