"""Retry delays of events, and the number of attempts."""

from collections.abc import Callable
from datetime import timedelta

RETRY_DELAYS = tuple(
    timedelta(seconds=seconds)
    for seconds in (
        5, 30, 120, 600, 1_800, 7_200, 14_400, 28_800, 43_200, 64_800, 86_400,
    )
)  # fmt: skip
"""Longest delay after each failed attempt; together they are about three days."""

MAX_ATTEMPTS = len(RETRY_DELAYS) + 1
"""Attempts before an event becomes a dead letter."""

Jitter = Callable[[], float]
"""A function that returns a random number from 0 up to 1."""


def retry_delay(attempts: int, jitter: Jitter) -> timedelta | None:
    """Return the delay after this number of failed attempts, or None after the last one.

    The delay is between half of the longest delay and all of it, so that events which failed
    together are not all sent again at the same time.
    """
    if attempts >= MAX_ATTEMPTS:
        return None
    return RETRY_DELAYS[attempts - 1] * (0.5 + jitter() / 2)
