"""Statutory clocks: the last day in time, counted from the day that sets the clock.

The conventions of Acts and decisions differ by a day, so each clock names its own.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.calendars import Calendar
from app.domain.errors import DomainError
from app.domain.periods import ONE_DAY
from app.domain.vocabulary.codelist import Codelist

MONTHS_OF_A_YEAR = 12


class ClockTrigger(Codelist):
    """The event that sets the clock of a rule."""

    AWARD_DECISION = "award-decision"
    """The award is decided; if the day is not recorded, the contract is signed."""
    SIGNING = "signing"
    """The contract is signed; if the day is not recorded, the contract's first day."""
    CHANGE = "change"
    """A change of the contract is agreed."""
    ENDING = "ending"
    """The contract ends."""
    CANCELLATION = "cancellation"
    """The contract is cancelled before it begins."""
    FINANCIAL_YEAR = "financial-year"
    """A financial year begins, on 1 April."""
    QUARTER_END = "quarter-end"
    """A quarter of a year ends."""
    HALF_YEAR_END = "half-year-end"
    """A half-year ends, on 31 March or 30 September."""


class Convention(Codelist):
    """The counting convention of a clock."""

    AFTER = "after"
    """Counted forwards; the first counted day is the day after."""
    BEGINNING_WITH = "beginning-with"
    """Counted forwards; the first counted day is the day itself."""
    BEFORE = "before"
    """Counted backwards from a day."""


class Unit(Codelist):
    """The unit of a clock."""

    DAYS = "days"
    """All days, including weekends and holidays."""
    WORKING_DAYS = "working-days"
    """Days except Saturdays, Sundays and bank holidays of England and Wales."""
    MONTHS = "months"
    """Months, to the same day of a later or earlier month, or the last day of a shorter month."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A length of time with its counting convention."""

    convention: Convention
    length: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.length < 1:
            raise DomainError(
                "clock-without-length", f"the length of a clock is at least 1, not {self.length}"
            )
        if self.unit is Unit.MONTHS and self.convention is Convention.BEGINNING_WITH:
            detail = "a clock in months counts after or before a day"
            raise DomainError("months-begin-nowhere", detail)
        if self.unit is Unit.WORKING_DAYS and self.convention is Convention.BEFORE:
            raise DomainError("not-counted-back", "working days are counted forwards only")

    def __str__(self) -> str:
        """Return the clock in words, such as `30 days beginning with`."""
        unit = self.unit.replace("-", " ").removesuffix("s" if self.length == 1 else "")
        return f"{self.length} {unit} {self.convention.replace('-', ' ')}"


@dataclass(frozen=True, slots=True)
class DueDate:
    """The last day on which a duty is done in time.

    `is_working` is None if the bank holidays of that year are not known yet.
    """

    day: date
    is_working: bool | None


def due_date(clock: Clock, day: date, calendar: Calendar) -> DueDate:
    """Return the last day in time of a clock that is set by this day.

    Raise `beyond-calendar` if the clock counts working days that are not known yet.
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
    """Add months to a day, or subtract them; a shorter month gives its last day."""
    months = day.year * MONTHS_OF_A_YEAR + day.month - 1 + count
    year, month = divmod(months, MONTHS_OF_A_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
