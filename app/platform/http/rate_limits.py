"""How often a caller may ask: counted in windows, and told in the headers of every answer."""

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
    """What a caller has left, in requests and in seconds until there is all of it again."""

    limit: int
    window: int
    remaining: int
    reset: int
    granted: bool

    def headers(self) -> list[tuple[bytes, bytes]]:
        """The fields of draft-ietf-httpapi-ratelimit-headers-11, and Retry-After when refused."""
        headers = [
            (b"ratelimit-policy", b'"default";q=%d;w=%d' % (self.limit, self.window)),
            (b"ratelimit", b'"default";r=%d;t=%d' % (self.remaining, self.reset)),
        ]
        return headers if self.granted else [*headers, (b"retry-after", b"%d" % self.reset)]


class RateLimiter:
    """Counts what each bucket takes; a bucket is whatever shares one allowance.

    A window begins with the first request in it. An empty limit is none at all.
    """

    def __init__(self, limit: str, storage: str = IN_MEMORY) -> None:
        self._limit = _parsed(limit) if limit else None
        in_memory = storage == IN_MEMORY
        kept = _Counts() if in_memory else storage_from_string(storage, wrap_exceptions=True)
        self._windows = FixedWindowRateLimiter(kept)
        # In memory nothing else keeps one caller from being told what another took meanwhile.
        self._turn: AbstractContextManager[object] = (
            threading.Lock() if in_memory else nullcontext()
        )

    def hit(self, bucket: str) -> Allowance | None:
        """Take one request from a bucket; None if nothing is counted.

        A storage that fails must not take the registry with it: then nothing is counted.
        """
        if self._limit is None:
            return None
        try:
            with self._turn:
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
        (only,) = parse_many(limit)
    except ValueError:
        raise ValueError(f"a rate limit is one such as 1200/minute, and not {limit!r}") from None
    return only


class _Counts(Storage):
    """Counts of one limit, in memory, the windows that end first foremost.

    The storage that the library brings has ended windows swept away by a thread of its own for
    every request that finds none at it; two such threads, and one of them fails.
    """

    def __init__(self) -> None:
        super().__init__()
        self._windows: OrderedDict[str, tuple[float, int]] = OrderedDict()

    @property
    def base_exceptions(self) -> type[Exception]:
        return ValueError

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        at = now().timestamp()
        while self._windows and next(iter(self._windows.values()))[0] <= at:
            self._windows.popitem(last=False)
        ends, count = self._windows.get(key, (at + expiry, 0))
        self._windows[key] = ends, count + amount
        return count + amount

    def get(self, key: str) -> int:
        return self._windows.get(key, (0.0, 0))[1]

    def get_expiry(self, key: str) -> float:
        return self._windows.get(key, (now().timestamp(), 0))[0]

    def check(self) -> bool:
        return True

    def reset(self) -> int | None:
        ended = len(self._windows)
        self._windows.clear()
        return ended

    def clear(self, key: str) -> None:
        self._windows.pop(key, None)
