"""How long work tells how far it has come, without knowing who watches."""

from collections.abc import Callable
from typing import TypeAlias

Advance: TypeAlias = Callable[[int], None]
"""Called with how many more steps are done."""


def unwatched(_: int) -> None:
    """Nobody watches."""
