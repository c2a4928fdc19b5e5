"""The callback by which long work reports its progress."""

from collections.abc import Callable
from typing import TypeAlias

ProgressCallback: TypeAlias = Callable[[int], None]
"""Called with the number of steps done since the last call."""


def no_progress(_: int) -> None:
    """Ignore progress."""
