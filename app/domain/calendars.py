"""Working days, computed from weekends and announced bank holidays."""

from dataclasses import dataclass
from datetime import date

from app.domain.errors import DomainError
from app.domain.periods import ONE_DAY, Period

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Calendar:
    """The bank holidays of a place, and the period for which they have been announced.

    Outside `known`, working days cannot be computed: the calendar refuses instead of guessing.
    """

    place: str
    known: Period
    holidays: frozenset[date]

    def is_working(self, day: date) -> bool:
        """Return whether the day is a working day.

        Raise `beyond-calendar` if the bank holidays of the day are not known.
        """
        if day not in self.known:
            raise DomainError("beyond-calendar", f"the bank holidays of {day.year} are not known")
        return day.weekday() < SATURDAY and day not in self.holidays

    def working_day(self, first_day: date, count: int) -> date:
        """Return the working day with this number, counted from `first_day` inclusive."""
        day = first_day - ONE_DAY
        while count:
            day += ONE_DAY
            count -= self.is_working(day)
        return day
