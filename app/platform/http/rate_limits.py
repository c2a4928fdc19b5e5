"""Rate limits, counted in fixed windows and reported in response headers."""

import math
import re
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, MutableMapping
from importlib import import_module
from typing import Any, NamedTuple, TypeAlias

IN_MEMORY = "memory://"

Hit: TypeAlias = Callable[[str], tuple[int, float] | None]
"""Count a request of a bucket: its requests in this window, and the seconds until the window ends.

None if the request could not be counted.
"""

_LIMIT = re.compile(r"([0-9]+)(?:/| per )([0-9]+ ?)?(second|minute|hour|day|month|year)s?")
_SECONDS = {
    "second": 1,
    "minute": 60,
    "hour": 3_600,
    "day": 86_400,
    "month": 30 * 86_400,
    "year": 360 * 86_400,
}


class Allowance(NamedTuple):
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


class Limit(NamedTuple):
    """A number of requests in a window of some seconds."""

    amount: int
    window: int

    @classmethod
    def parse(cls, text: str) -> "Limit":
        """Return the limit that a setting such as `1200/minute` names. Raises ValueError."""
        match = _LIMIT.fullmatch(text.strip().lower())
        if match is None:
            raise ValueError(f"{text!r} is not a rate limit such as 1200/minute")
        amount, multiple, unit = match.groups()
        return cls(int(amount), int(multiple or 1) * _SECONDS[unit])


class RateLimiter:
    """Counts requests by bucket; the requests of one bucket share one allowance.

    A window begins with its first request.
    """

    def __init__(self, limit: str, storage: str = IN_MEMORY) -> None:
        """Create a limiter for a limit such as `1200/minute`; an empty limit counts nothing."""
        self._limit = Limit.parse(limit) if limit else None
        self._hit = _counts(self._limit, storage) if self._limit else None

    def hit(self, bucket: str) -> Allowance | None:
        """Count one request of a bucket and return its allowance, or None if nothing is counted.

        A failing storage must not fail the request: then nothing is counted.
        """
        if self._limit is None or self._hit is None or (counted := self._hit(bucket)) is None:
            return None
        amount, window = self._limit
        count, left = counted
        reset = min(max(math.ceil(left), 1), window)
        return Allowance(amount, window, max(amount - count, 0), reset, count <= amount)


def address_bucket(scope: MutableMapping[str, Any]) -> str:
    """Return the bucket of requests without credentials: the address of the client."""
    client = scope.get("client")
    return f"address:{client[0] if client else 'unknown'}"


def _counts(limit: Limit, storage: str) -> Hit:
    """Return counts in memory, or those of a shared storage, whose library is imported late."""
    if storage == IN_MEMORY:
        return MemoryCounts(limit.window).hit
    module = import_module("app.platform.http.shared_rate_limits")
    hit: Hit = module.SharedCounts(*limit, storage).hit
    return hit


class MemoryCounts:
    """Counts of one limit in memory, ordered by the end of their windows.

    Seconds are those of the monotonic clock: a clock that is set back must not prolong a window.
    """

    def __init__(self, window: int) -> None:
        """Create counts without requests, with windows of some seconds."""
        self._window = window
        self._windows: OrderedDict[str, list[float]] = OrderedDict()
        self._next_end = math.inf
        self._lock = threading.Lock()

    def hit(self, bucket: str) -> tuple[int, float]:
        """Count a request of a bucket; remove ended windows."""
        with self._lock:
            at = time.monotonic()
            if self._next_end <= at:
                self._remove_ended(at)
            counted = self._windows.get(bucket)
            if counted is None:
                counted = self._windows[bucket] = [0, at + self._window]
                self._next_end = min(self._next_end, counted[1])
            counted[0] += 1
            return int(counted[0]), counted[1] - at

    def _remove_ended(self, at: float) -> None:
        windows = self._windows
        while windows and next(iter(windows.values()))[1] <= at:
            windows.popitem(last=False)
        self._next_end = next(iter(windows.values()))[1] if windows else math.inf
