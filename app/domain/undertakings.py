"""Undertakings to act by a day, with their status on any day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.timelines import Timeline

_NO_DAYS = Timeline.empty()


class UndertakingStatus(StrEnum):
    """The status of an undertaking on a day."""

    OPEN = "open"
    """Not done, and the last day has not passed or was not set."""
    NOT_RECORDED = "not-recorded"
    """The last day has passed and nothing is recorded: it may have been done."""
    LATE = "late"
    """Not done by its last day, as a source says or as a complete record shows."""
    DONE = "done"
    """Done in time, or without a last day."""
    DONE_LATE = "done-late"
    """Done after the last day."""
    FELL_AWAY = "fell-away"
    """Can no longer be done, for example because of insolvency."""

    @property
    def is_pending(self) -> bool:
        """True if the undertaking is still to be done."""
        return self in {
            UndertakingStatus.OPEN,
            UndertakingStatus.NOT_RECORDED,
            UndertakingStatus.LATE,
        }


@dataclass(frozen=True, slots=True)
class Undertaking:
    """An undertaking: its last day, if set, and the days of what was recorded about it.

    `reported_late_on` is the first day on which a source saw that it was not done in time.
    """

    due_on: date | None = None
    done_on: date | None = None
    fell_away_on: date | None = None
    reported_late_on: date | None = None


def status_on(
    undertaking: Undertaking, on: date, attested: Timeline = _NO_DAYS
) -> UndertakingStatus:
    """Return the status of an undertaking on a day, without regard to later events.

    `attested` holds the days for which the responsible authority attests that its record of such
    undertakings is complete. Silence accuses nobody: an undertaking is late only if a source says
    so, or if the record is complete for a day after its last day and does not show it done.
    """
    if undertaking.done_on is not None and undertaking.done_on <= on:
        is_late = undertaking.due_on is not None and undertaking.done_on > undertaking.due_on
        return UndertakingStatus.DONE_LATE if is_late else UndertakingStatus.DONE
    if undertaking.fell_away_on is not None and undertaking.fell_away_on <= on:
        return UndertakingStatus.FELL_AWAY
    if undertaking.due_on is None or on <= undertaking.due_on:
        return UndertakingStatus.OPEN
    is_reported = undertaking.reported_late_on is not None and undertaking.reported_late_on <= on
    is_shown = bool(attested & Timeline.after(undertaking.due_on) & Timeline.until(on))
    return UndertakingStatus.LATE if is_reported or is_shown else UndertakingStatus.NOT_RECORDED
