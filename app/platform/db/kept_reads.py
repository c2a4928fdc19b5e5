"""Results of small queries that many requests make, kept by all that they depend on."""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy.orm import Session

Result = TypeVar("Result")


class KeptReads:
    """Results by key; the one that was kept first is removed first."""

    def __init__(self, most: int = 64) -> None:
        """Create an empty store of at most this number of results."""
        self._most = most
        self._kept: dict[Hashable, Any] = {}
        self._lock = Lock()

    def find(self, key: Hashable, read: Callable[[], Result]) -> Result:
        """Return the result of a key, read now if it is not kept. It must not be changed."""
        found: Result | None = self._kept.get(key)
        if found is None:
            found = read()
            with self._lock:
                if len(self._kept) >= self._most:
                    del self._kept[next(iter(self._kept))]
                self._kept[key] = found
        return found

    def clear(self) -> None:
        """Remove all results."""
        with self._lock:
            self._kept.clear()


def kept_reads(session: Session) -> KeptReads | None:
    """Return the store of a session for reading; None for one that writes, and sees more."""
    store: KeptReads | None = getattr(session, "kept_reads", None)
    return store
