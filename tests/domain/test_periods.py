from datetime import date

import pytest

from app.domain.errors import DomainError
from app.domain.periods import ALWAYS, BEGINNING_OF_TIME, END_OF_TIME, Period

AUGUST = Period(date(2025, 8, 1), date(2025, 8, 31))


@pytest.mark.parametrize(
    ("day", "is_inside"),
    [
        (date(2025, 7, 31), False),
        (date(2025, 8, 1), True),
        (date(2025, 8, 31), True),
        (date(2025, 9, 1), False),
    ],
)
def test_the_first_and_the_last_day_are_both_inside(day: date, is_inside: bool) -> None:
    assert (day in AUGUST) is is_inside


def test_a_period_may_be_one_day_long() -> None:
    assert date(2025, 9, 15) in Period(date(2025, 9, 15), date(2025, 9, 15))


def test_period_without_last_day_is_open() -> None:
    assert date(2125, 1, 1) in Period(date(2025, 8, 1))
    assert date(2025, 7, 31) not in Period(date(2025, 8, 1))


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(DomainError) as refusal:
        Period(date(2025, 8, 1), date(2025, 7, 31))

    assert refusal.value.code == "period-reversed"
    assert refusal.value.detail == str(refusal.value) == "2025-07-31 is before 2025-08-01"


@pytest.mark.parametrize(
    ("last_day", "day_after"),
    [
        (date(2025, 8, 31), date(2025, 9, 1)),
        (date(2024, 2, 28), date(2024, 2, 29)),
        (None, END_OF_TIME),
        (END_OF_TIME, END_OF_TIME),
    ],
)
def test_the_day_after_is_the_first_one_outside(last_day: date | None, day_after: date) -> None:
    assert Period(date(2024, 1, 1), last_day).day_after == day_after


def test_always_holds_every_day() -> None:
    assert BEGINNING_OF_TIME in ALWAYS
    assert date(2025, 8, 1) in ALWAYS
