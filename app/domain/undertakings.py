"""Undertakings to act by a day, with their status on any day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.timelines import Timeline
from app.domain.vocabulary.codelist import Codelist

_NO_DAYS = Timeline.empty()


class UndertakingStatus(Codelist):
    """The status of an undertaking on a day."""

    OPEN = "open"
    """Not done, and the last day has not passed; without a last day, as a source last saw it."""
    NOT_RECORDED = "not-recorded"
    """The last day has passed, or the day of the latest source, and nothing is recorded."""
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


class CaseState(Codelist):
    """The state of a case on a day, as far as sources speak of it."""

    OPEN = "open"
    """A source speaks of the case on this day or later, and none says that it ended before."""
    NOT_HEARD_OF = "not-heard-of"
    """No source speaks of this day: the case may have ended."""
    ENDED = "ended"
    """A source says that the case has ended."""


@dataclass(frozen=True, slots=True)
class Undertaking:
    """An undertaking: its last day, if set, and the days of what was recorded about it.

    `reported_late_on` is the first day on which a source saw that it was not done in time, and
    `last_heard_on` the latest day on which any source speaks of it.
    """

    due_on: date | None = None
    done_on: date | None = None
    fell_away_on: date | None = None
    reported_late_on: date | None = None
    last_heard_on: date | None = None


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
    if undertaking.reported_late_on is not None and undertaking.reported_late_on <= on:
        return UndertakingStatus.LATE
    return _pending_status(undertaking, on, attested)


def _pending_status(undertaking: Undertaking, on: date, attested: Timeline) -> UndertakingStatus:
    """Return the status of an undertaking of which no source says that it is done or late."""
    due_on, heard_on = undertaking.due_on, undertaking.last_heard_on
    if due_on is None:
        is_known = heard_on is None or on <= heard_on or on in attested
        return UndertakingStatus.OPEN if is_known else UndertakingStatus.NOT_RECORDED
    if on <= due_on:
        return UndertakingStatus.OPEN
    is_shown = bool(attested & Timeline.after(due_on) & Timeline.until(on))
    return UndertakingStatus.LATE if is_shown else UndertakingStatus.NOT_RECORDED


def days_by_status(undertaking: Undertaking) -> Mapping[UndertakingStatus, Timeline]:
    """Return the days of each status that `status_on` gives if no record is attested."""
    due_on, done_on = undertaking.due_on, undertaking.done_on
    done = _since(done_on)
    fell_away = _since(undertaking.fell_away_on) - done
    late = _since(undertaking.reported_late_on) - done - fell_away
    pending = Timeline.always() - done - fell_away - late
    open_to = undertaking.last_heard_on if due_on is None else due_on
    in_time = pending if open_to is None else pending & Timeline.until(open_to)
    is_late = due_on is not None and done_on is not None and done_on > due_on
    return {
        UndertakingStatus.DONE: _NO_DAYS if is_late else done,
        UndertakingStatus.DONE_LATE: done if is_late else _NO_DAYS,
        UndertakingStatus.FELL_AWAY: fell_away,
        UndertakingStatus.LATE: late,
        UndertakingStatus.OPEN: in_time,
        UndertakingStatus.NOT_RECORDED: pending - in_time,
    }


def _since(day: date | None) -> Timeline:
    return _NO_DAYS if day is None else Timeline.since(day)


def case_state(
    ended_on: date | None, last_heard_on: date | None, on: date, attested: Timeline = _NO_DAYS
) -> CaseState:
    """Return the state of a case on a day: open up to the last day on which a source speaks of it.

    `attested` holds the days for which the record of such cases is attested to be complete: on
    these days a case without an end is open.
    """
    if ended_on is not None and ended_on <= on:
        return CaseState.ENDED
    is_heard_of = last_heard_on is None or on <= last_heard_on or ended_on is not None
    return CaseState.OPEN if is_heard_of or on in attested else CaseState.NOT_HEARD_OF
