"""Rate limits, counted in fixed windows and reported in response headers."""

import logging
import math
import threading
from collections import OrderedDict
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from limits import RateLimitItem, parse_many
from limits.errors import StorageError
from limits.storage import Storage, storage_from_string
from limits.strategies import FixedWindowRateLimiter

from app.platform.clock import now

log = logging.getLogger(__name__)

IN_MEMORY = "memory://"


@dataclass(frozen=True, slots=True)
class Allowance:
    """The remaining requests of a caller, and the seconds until the window ends."""

    limit: int
    window: int
    remaining: int
    reset: int
    granted: bool

    def headers(self) -> list[tuple[bytes, bytes]]:
        """Return the headers of draft-ietf-httpapi-ratelimit-headers-11 and `Retry-After`."""
        headers = [
            (b"ratelimit-policy", b'"default";q=%d;w=%d' % (self.limit, self.window)),
            (b"ratelimit", b'"default";r=%d;t=%d' % (self.remaining, self.reset)),
        ]
        return headers if self.granted else [*headers, (b"retry-after", b"%d" % self.reset)]


class RateLimiter:
    """Counts requests by bucket; the requests of one bucket share one allowance.

    A window begins with its first request.
    """

    def __init__(self, limit: str, storage: str = IN_MEMORY) -> None:
        """Create a limiter for a limit such as `1200/minute`; an empty limit counts nothing."""
        self._limit = _parsed(limit) if limit else None
        in_memory = storage == IN_MEMORY
        counts = _Counts() if in_memory else storage_from_string(storage, wrap_exceptions=True)
        self._windows = FixedWindowRateLimiter(counts)
        # In memory, the count and the statistics of a hit have to be read together.
        self._lock: AbstractContextManager[object] = (
            threading.Lock() if in_memory else nullcontext()
        )

    def hit(self, bucket: str) -> Allowance | None:
        """Count one request of a bucket and return its allowance, or None if nothing is counted.

        A failing storage must not fail the request: then nothing is counted.
        """
        if self._limit is None:
            return None
        try:
            with self._lock:
                granted = self._windows.hit(self._limit, bucket)
                stats = self._windows.get_window_stats(self._limit, bucket)
        except StorageError as failure:
            log.error("requests are not counted: %s", type(failure.__cause__).__name__)
            return None
        window = self._limit.get_expiry()
        reset = math.ceil(stats.reset_time - now().timestamp())
        return Allowance(
            limit=self._limit.amount,
            window=window,
            remaining=stats.remaining,
            reset=min(max(reset, 1), window),
            granted=granted,
        )


def _parsed(limit: str) -> RateLimitItem:
    try:
        (item,) = parse_many(limit)
    except ValueError:
        raise ValueError(f"{limit!r} is not a rate limit such as 1200/minute") from None
    return item


class _Counts(Storage):
    """Counts of one limit in memory, ordered by the end of their windows.

    The memory storage of the library starts a thread to remove ended windows for each request
    that finds none running; of two such threads one fails.
    """

    def __init__(self) -> None:
        """Create an empty storage."""
        super().__init__()
        self._windows: OrderedDict[str, tuple[float, int]] = OrderedDict()

    @property
    def base_exceptions(self) -> type[Exception]:
        """Return the exceptions of this storage."""
        return ValueError

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        """Add to the count of a key and return it; remove ended windows."""
        at = now().timestamp()
        while self._windows and next(iter(self._windows.values()))[0] <= at:
            self._windows.popitem(last=False)
        ends, count = self._windows.get(key, (at + expiry, 0))
        self._windows[key] = ends, count + amount
        return count + amount

    def get(self, key: str) -> int:
        """Return the count of a key."""
        return self._windows.get(key, (0.0, 0))[1]

    def get_expiry(self, key: str) -> float:
        """Return the end of the window of a key, in seconds of Unix time."""
        return self._windows.get(key, (now().timestamp(), 0))[0]

    def check(self) -> bool:
        """Return true: memory is always available."""
        return True

    def reset(self) -> int | None:
        """Remove all counts and return their number."""
        removed = len(self._windows)
        self._windows.clear()
        return removed

    def clear(self, key: str) -> None:
        """Remove the count of a key."""
        self._windows.pop(key, None)
