"""Schedules of regular meetings: held and missed intervals, and the next due day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.calendars import Calendar
from app.domain.clocks import add_months
from app.domain.periods import ONE_DAY, Period
from app.domain.timelines import Timeline
from app.domain.vocabulary.codelist import Codelist


class Cadence(Codelist):
    """The frequency of regular meetings."""

    DAILY = "daily"
    """Once on every working day."""
    WEEKLY = "weekly"
    """Once in every seven days."""
    FORTNIGHTLY = "fortnightly"
    """Once in every fourteen days."""
    MONTHLY = "monthly"
    """Once in every month, counted from the first day."""
    QUARTERLY = "quarterly"
    """Once in every three months, counted from the first day."""
    UNKNOWN = "unknown"
    """Regular, but the source does not say how often: no interval can be computed."""


_DAYS = {Cadence.WEEKLY: 7, Cadence.FORTNIGHTLY: 14}
_MONTHS = {Cadence.MONTHLY: 1, Cadence.QUARTERLY: 3}


@dataclass(frozen=True, slots=True)
class Attendance:
    """The intervals of a schedule by a day, and the last day of an open one.

    `not_recorded` are the intervals without a recorded meeting for which nobody attests that the
    record is complete: a meeting may have been held.
    """

    held: int
    missed: tuple[Period, ...]
    not_recorded: int
    next_by: date | None


@dataclass(frozen=True, slots=True)
class Known:
    """The working days, and the days for which the record of meetings is complete."""

    calendar: Calendar
    attested: Timeline


def intervals(cadence: Cadence, term: Period, calendar: Calendar) -> Iterator[Period]:
    """Yield the intervals within each of which a meeting is due, in order, cut to the term.

    Daily intervals are the working days of the calendar, as far as they are known.
    """
    if cadence is Cadence.UNKNOWN:
        return
    if cadence is Cadence.DAILY:
        yield from _working_days(term, calendar)
        return
    number, first_day = 0, term.first_day
    while first_day in term:
        number += 1
        day_after = _begin(cadence, term.first_day, number)
        yield Period(first_day, min(day_after, term.day_after) - ONE_DAY)
        first_day = day_after


def attendance(
    cadence: Cadence,
    term: Period,
    meetings: Iterable[date],
    on: date,
    known: Known,
) -> Attendance:
    """Return the attendance by a day.

    `known.attested` holds the days for which the record of meetings is attested to be complete. An
    interval is missed if it ended without a meeting and all its days are attested.
    """
    days = sorted(day for day in meetings if day <= on)
    held, missed, not_recorded, next_by = 0, [], 0, None
    for interval in intervals(cadence, term, known.calendar):
        if interval.first_day > on:
            break
        is_held = any(day in interval for day in days)
        held += is_held
        is_over = interval.day_after <= on
        if not is_held and is_over:
            is_attested = not Timeline.of(interval) - known.attested
            if is_attested:
                missed.append(interval)
            else:
                not_recorded += 1
        next_by = None if is_held or is_over else interval.day_after - ONE_DAY
    return Attendance(held, tuple(missed), not_recorded, next_by)


def _working_days(term: Period, calendar: Calendar) -> Iterator[Period]:
    day = max(term.first_day, calendar.known.first_day)
    while day in term and day in calendar.known:
        if calendar.is_working(day):
            yield Period(day, day)
        day += ONE_DAY


def _begin(cadence: Cadence, first_day: date, number: int) -> date:
    if cadence in _DAYS:
        return first_day + timedelta(_DAYS[cadence] * number)
    return add_months(first_day, _MONTHS[cadence] * number)
