"""How long work tells how far it has come, without knowing who watches."""

from collections.abc import Callable
from typing import TypeAlias

ProgressCallback: TypeAlias = Callable[[int], None]
"""Called with how many more steps are done."""


def no_progress(_: int) -> None:
    """Nobody watches."""
