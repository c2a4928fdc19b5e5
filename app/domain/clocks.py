"""Clocks of the law: by which day something must be done after something else has happened.

Each convention is a way in which Acts and decisions count. They differ by a day, and a day late
is late.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.calendars import Calendar
from app.domain.errors import DomainError
from app.domain.periods import ONE_DAY

MONTHS_OF_A_YEAR = 12


class Convention(StrEnum):
    """How the days of a clock are counted."""

    AFTER = "after"
    """The first day that counts is the day after."""
    BEGINNING_WITH = "beginning-with"
    """The first day that counts is the day itself."""
    BEFORE = "before"
    """So long before a day is the last day in time."""


class Unit(StrEnum):
    """What a clock counts."""

    DAYS = "days"
    """All days, weekends and holidays included."""
    WORKING_DAYS = "working-days"
    """No Saturday, no Sunday and no bank holiday of England and Wales."""
    MONTHS = "months"
    """To the same day of a later or earlier month, or the last day of a shorter one."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A length of time, and how it is counted."""

    convention: Convention
    length: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.length < 1:
            raise DomainError(
                "clock-without-length", f"{self.length} {self.unit} is no time at all"
            )
        if self.unit is Unit.MONTHS and self.convention is Convention.BEGINNING_WITH:
            raise DomainError("months-begin-nowhere", "months are counted from a day to its like")
        if self.unit is Unit.WORKING_DAYS and self.convention is Convention.BEFORE:
            raise DomainError("not-counted-back", "no rule counts working days back")

    def __str__(self) -> str:
        """In words, such as `30 days beginning with` the day."""
        unit = self.unit.replace("-", " ").removesuffix("s" if self.length == 1 else "")
        return f"{self.length} {unit} {self.convention.replace('-', ' ')}"


@dataclass(frozen=True, slots=True)
class DueDate:
    """The last day in time; whether people are at work then, if that is known."""

    day: date
    is_working: bool | None


def due_date(clock: Clock, day: date, calendar: Calendar) -> DueDate:
    """When a clock runs out that is set by this day.

    Refused as beyond-calendar if it would have to count working days that nobody knows yet.
    """
    last_day = _last_day(clock, day, calendar)
    is_known = last_day in calendar.known
    return DueDate(last_day, calendar.is_working(last_day) if is_known else None)


def _last_day(clock: Clock, day: date, calendar: Calendar) -> date:
    forward = clock.convention is not Convention.BEFORE
    first_day = day if clock.convention is Convention.BEGINNING_WITH else day + ONE_DAY
    match clock.unit:
        case Unit.MONTHS:
            return add_months(day, clock.length if forward else -clock.length)
        case Unit.WORKING_DAYS:
            return calendar.working_day(first_day, clock.length)
        case Unit.DAYS:
            whole = timedelta(clock.length)
            return first_day + whole - ONE_DAY if forward else day - whole


def add_months(day: date, count: int) -> date:
    """The same day of the month so many months on or back, or the last day of a shorter one."""
    months = day.year * MONTHS_OF_A_YEAR + day.month - 1 + count
    year, month = divmod(months, MONTHS_OF_A_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
