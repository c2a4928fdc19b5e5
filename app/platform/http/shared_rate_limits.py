"""Counts of requests in a storage that several processes share."""

import logging

from limits import RateLimitItemPerSecond
from limits.errors import StorageError
from limits.storage import storage_from_string
from limits.strategies import FixedWindowRateLimiter

from app.platform.clock import now

log = logging.getLogger(__name__)


class SharedCounts:
    """Counts of one limit in a storage of the limits library."""

    def __init__(self, amount: int, window: int, storage: str) -> None:
        """Connect to a storage such as `redis://host:6379`. Raises ConfigurationError."""
        self._limit = RateLimitItemPerSecond(amount, window)
        self._windows = FixedWindowRateLimiter(storage_from_string(storage, wrap_exceptions=True))

    def hit(self, bucket: str) -> tuple[int, float] | None:
        """Count a request of a bucket; None if the storage fails."""
        try:
            granted = self._windows.hit(self._limit, bucket)
            stats = self._windows.get_window_stats(self._limit, bucket)
        except StorageError as failure:
            log.error("requests are not counted: %s", type(failure.__cause__).__name__)
            return None
        count = self._limit.amount - stats.remaining + (not granted)
        return count, stats.reset_time - now().timestamp()
