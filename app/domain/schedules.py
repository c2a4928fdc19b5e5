"""Schedules of regular meetings: held and missed intervals, and the next due day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.clocks import add_months
from app.domain.periods import ONE_DAY, Period


class Cadence(StrEnum):
    """The frequency of regular meetings."""

    DAILY = "daily"
    """Once in every day."""
    WEEKLY = "weekly"
    """Once in every seven days."""
    FORTNIGHTLY = "fortnightly"
    """Once in every fourteen days."""
    MONTHLY = "monthly"
    """Once in every month, counted from the first day."""
    QUARTERLY = "quarterly"
    """Once in every three months, counted from the first day."""


_DAYS = {Cadence.DAILY: 1, Cadence.WEEKLY: 7, Cadence.FORTNIGHTLY: 14}
_MONTHS = {Cadence.MONTHLY: 1, Cadence.QUARTERLY: 3}


@dataclass(frozen=True, slots=True)
class Attendance:
    """The intervals of a schedule by a day: held, missed, and the last day of an open one."""

    held: int
    missed: tuple[Period, ...]
    next_by: date | None


def intervals(cadence: Cadence, term: Period) -> Iterator[Period]:
    """Yield the intervals within each of which a meeting is due, in order, cut to the term."""
    number, first_day = 0, term.first_day
    while first_day in term:
        number += 1
        day_after = _begin(cadence, term.first_day, number)
        yield Period(first_day, min(day_after, term.day_after) - ONE_DAY)
        first_day = day_after


def attendance(cadence: Cadence, term: Period, meetings: Iterable[date], on: date) -> Attendance:
    """Return the attendance by a day. An interval is missed if it ends without a meeting."""
    days = sorted(day for day in meetings if day <= on)
    held, missed, next_by = 0, [], None
    for interval in intervals(cadence, term):
        if interval.first_day > on:
            break
        is_held = any(day in interval for day in days)
        held += is_held
        is_over = interval.day_after <= on
        if not is_held and is_over:
            missed.append(interval)
        next_by = None if is_held or is_over else interval.day_after - ONE_DAY
    return Attendance(held, tuple(missed), next_by)


def _begin(cadence: Cadence, first_day: date, number: int) -> date:
    if cadence in _DAYS:
        return first_day + timedelta(_DAYS[cadence] * number)
    return add_months(first_day, _MONTHS[cadence] * number)
