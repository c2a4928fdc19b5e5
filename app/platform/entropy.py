"""The source of random bytes: the only module that draws salts."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Entropy:
    """A source of random bytes, replaceable in tests."""

    draw: Callable[[int], bytes] = secrets.token_bytes

    def salt(self) -> str:
        """Return a new salt as 32 hexadecimal digits."""
        return self.draw(SALT_BYTES).hex()
