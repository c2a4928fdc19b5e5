"""What somebody undertook to do by a day, and how that stands on another."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class UndertakingStatus(StrEnum):
    """How an undertaking stands on a day."""

    OPEN = "open"
    """It is not done, and there is time, or no day was set."""
    LATE = "late"
    """It is not done, and its day is past."""
    DONE = "done"
    """It was done in time, or no day was set."""
    DONE_LATE = "done-late"
    """It was done after its day."""
    FELL_AWAY = "fell-away"
    """It cannot be done any more, as through insolvency."""

    @property
    def is_pending(self) -> bool:
        """Whether it still waits to be done."""
        return self in {UndertakingStatus.OPEN, UndertakingStatus.LATE}


@dataclass(frozen=True, slots=True)
class Undertaking:
    """An undertaking: the last day in time if one was named, and what became of it."""

    due_on: date | None = None
    done_on: date | None = None
    fell_away_on: date | None = None


def status_on(undertaking: Undertaking, on: date) -> UndertakingStatus:
    """How an undertaking stands on a day; what happened later is not known then."""
    if undertaking.done_on is not None and undertaking.done_on <= on:
        is_late = undertaking.due_on is not None and undertaking.done_on > undertaking.due_on
        return UndertakingStatus.DONE_LATE if is_late else UndertakingStatus.DONE
    if undertaking.fell_away_on is not None and undertaking.fell_away_on <= on:
        return UndertakingStatus.FELL_AWAY
    is_late = undertaking.due_on is not None and undertaking.due_on < on
    return UndertakingStatus.LATE if is_late else UndertakingStatus.OPEN
