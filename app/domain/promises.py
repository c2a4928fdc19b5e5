"""What somebody undertook to do by a day, and how that stands on another."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PromiseState(StrEnum):
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
        return self in {PromiseState.OPEN, PromiseState.LATE}


@dataclass(frozen=True, slots=True)
class Promise:
    """An undertaking: the last day in time if one was named, and what became of it."""

    due_on: date | None = None
    done_on: date | None = None
    fell_away_on: date | None = None


def stands(promise: Promise, on: date) -> PromiseState:
    """How an undertaking stands on a day; what happened later is not known then."""
    if promise.done_on is not None and promise.done_on <= on:
        is_late = promise.due_on is not None and promise.done_on > promise.due_on
        return PromiseState.DONE_LATE if is_late else PromiseState.DONE
    if promise.fell_away_on is not None and promise.fell_away_on <= on:
        return PromiseState.FELL_AWAY
    is_late = promise.due_on is not None and promise.due_on < on
    return PromiseState.LATE if is_late else PromiseState.OPEN
