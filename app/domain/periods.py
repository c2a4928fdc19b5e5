"""Periods of whole days, with an inclusive first and last day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.errors import DomainError

ONE_DAY = timedelta(days=1)

# Arithmetic with open periods needs an end of time; no recorded day reaches it.
END_OF_TIME = date.max
BEGINNING_OF_TIME = date.min


def shifted(day: date, step: timedelta) -> date:
    """Return a day some time later or earlier; the first or last day if there is no such day."""
    try:
        return day + step
    except OverflowError:
        return BEGINNING_OF_TIME if step < timedelta() else END_OF_TIME


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `first_day` to `last_day`, both inclusive; without a last day it is open."""

    first_day: date
    last_day: date | None = None

    def __post_init__(self) -> None:
        if self.last_day is not None and self.last_day < self.first_day:
            raise DomainError("period-reversed", f"{self.last_day} is before {self.first_day}")

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day < self.day_after

    @property
    def day_after(self) -> date:
        """The first day outside the period; the end of time if the period is open."""
        if self.last_day is None or self.last_day >= END_OF_TIME:
            return END_OF_TIME
        return self.last_day + ONE_DAY


ALWAYS = Period(BEGINNING_OF_TIME)


def period_of(first_day: date, last_day: date) -> Period:
    """Return the period of two days; it is open if the last one is the end of time.

    Rows store the end of time for an absent last day.
    """
    return Period(first_day, None if last_day >= END_OF_TIME else last_day)


def periods_from(days: Iterable[date]) -> Iterator[Period]:
    """Yield consecutive periods over all days: one begins on each of these days, one before."""
    firsts = sorted({BEGINNING_OF_TIME, *days})
    for first, following in zip(firsts, [*firsts[1:], None], strict=True):
        yield Period(first, following - ONE_DAY if following else None)


def shared_days(one: Period, other: Period) -> Period | None:
    """Return the days that two periods share, or None if there are none.

    >>> shared_days(Period(date(2025, 1, 1), date(2025, 6, 30)), Period(date(2025, 6, 30)))
    Period(first_day=datetime.date(2025, 6, 30), last_day=datetime.date(2025, 6, 30))
    """
    first, after = max(one.first_day, other.first_day), min(one.day_after, other.day_after)
    if first >= after:
        return None
    return Period(first, None if after == END_OF_TIME else after - ONE_DAY)
