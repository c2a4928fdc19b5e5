"""Undertakings to act by a day, with their status on any day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class UndertakingStatus(StrEnum):
    """The status of an undertaking on a day."""

    OPEN = "open"
    """Not done, and the last day has not passed or was not set."""
    LATE = "late"
    """Not done, and the last day has passed."""
    DONE = "done"
    """Done in time, or without a last day."""
    DONE_LATE = "done-late"
    """Done after the last day."""
    FELL_AWAY = "fell-away"
    """Can no longer be done, for example because of insolvency."""

    @property
    def is_pending(self) -> bool:
        """True if the undertaking is still to be done."""
        return self in {UndertakingStatus.OPEN, UndertakingStatus.LATE}


@dataclass(frozen=True, slots=True)
class Undertaking:
    """An undertaking: its last day, if set, and the day on which it was done or fell away."""

    due_on: date | None = None
    done_on: date | None = None
    fell_away_on: date | None = None


def status_on(undertaking: Undertaking, on: date) -> UndertakingStatus:
    """Return the status of an undertaking on a day, without regard to later events."""
    if undertaking.done_on is not None and undertaking.done_on <= on:
        is_late = undertaking.due_on is not None and undertaking.done_on > undertaking.due_on
        return UndertakingStatus.DONE_LATE if is_late else UndertakingStatus.DONE
    if undertaking.fell_away_on is not None and undertaking.fell_away_on <= on:
        return UndertakingStatus.FELL_AWAY
    is_late = undertaking.due_on is not None and undertaking.due_on < on
    return UndertakingStatus.LATE if is_late else UndertakingStatus.OPEN
