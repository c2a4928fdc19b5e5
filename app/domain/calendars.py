"""Working days: not Saturdays, not Sundays, not bank holidays, as far as those are known."""

from dataclasses import dataclass
from datetime import date

from app.domain.errors import DomainError
from app.domain.periods import ONE_DAY, Period

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Calendar:
    """The bank holidays of a place, and the days for which they have been announced.

    Of any other day nobody can say whether it is a working day, and this calendar does not guess.
    """

    place: str
    known: Period
    holidays: frozenset[date]

    def is_working(self, day: date) -> bool:
        """Whether people are at work; refused for a day whose holidays are not known."""
        if day not in self.known:
            raise DomainError("beyond-calendar", f"the bank holidays of {day.year} are not known")
        return day.weekday() < SATURDAY and day not in self.holidays

    def working_day(self, first_day: date, count: int) -> date:
        """The working day of this number, counted from first_day, which counts if it is one."""
        day = first_day - ONE_DAY
        while count:
            day += ONE_DAY
            count -= self.is_working(day)
        return day
