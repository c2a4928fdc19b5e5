"""When an event is sent again, and when it is given up."""

from collections.abc import Callable
from datetime import timedelta

RETRY_DELAYS = tuple(
    timedelta(seconds=seconds)
    for seconds in (
        5, 30, 120, 600, 1_800, 7_200, 14_400, 28_800, 43_200, 64_800, 86_400,
    )
)  # fmt: skip
"""The longest wait after each attempt that failed; together they are about three days."""

MAX_ATTEMPTS = len(RETRY_DELAYS) + 1
"""How often an event is sent before it is a dead letter."""

Jitter = Callable[[], float]
"""Any number from 0 up to 1."""


def retry_delay(attempts: int, jitter: Jitter) -> timedelta | None:
    """How long to wait after so many attempts have failed; None if that was the last.

    From half of the longest wait up to all of it, so that those who failed together do not come
    back together.
    """
    if attempts >= MAX_ATTEMPTS:
        return None
    return RETRY_DELAYS[attempts - 1] * (0.5 + jitter() / 2)
