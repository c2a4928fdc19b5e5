from datetime import date

import pytest

from app.domain.calendars import Calendar
from app.domain.errors import DomainError
from app.domain.periods import Period

SUMMER = Calendar(
    "somewhere", Period(date(2025, 8, 1), date(2025, 8, 31)), frozenset({date(2025, 8, 25)})
)


@pytest.mark.parametrize(
    ("day", "is_working"),
    [
        (date(2025, 8, 22), True),
        (date(2025, 8, 23), False),
        (date(2025, 8, 24), False),
        (date(2025, 8, 25), False),
        (date(2025, 8, 26), True),
    ],
)
def test_weekends_and_bank_holidays_are_no_working_days(day: date, is_working: bool) -> None:
    assert SUMMER.is_working(day) is is_working


@pytest.mark.parametrize("day", [date(2025, 7, 31), date(2025, 9, 1)])
def test_day_beyond_the_calendar_is_refused(day: date) -> None:
    with pytest.raises(DomainError) as refusal:
        SUMMER.is_working(day)

    assert refusal.value.code == "beyond-calendar"


def test_working_days_are_counted_from_the_first_working_day() -> None:
    assert SUMMER.working_day(date(2025, 8, 22), 1) == date(2025, 8, 22)
    assert SUMMER.working_day(date(2025, 8, 23), 1) == date(2025, 8, 26)
    assert SUMMER.working_day(date(2025, 8, 22), 2) == date(2025, 8, 26)


def test_count_beyond_the_calendar_is_refused() -> None:
    assert SUMMER.working_day(date(2025, 8, 27), 3) == date(2025, 8, 29)
    with pytest.raises(DomainError):
        SUMMER.working_day(date(2025, 8, 27), 4)
