"""Due dates from published decisions, notices, guidance and an independent calendar."""

from calendar import monthrange
from datetime import date, timedelta
from random import Random

import holidays
import pytest

from app.domain.calendars import SATURDAY
from app.domain.clocks import Clock, Convention, Unit, add_months, due_date
from app.domain.errors import DomainError
from tests.domain.bank_holidays import ENGLAND

AFTER, BEGINNING, BEFORE = Convention.AFTER, Convention.BEGINNING_WITH, Convention.BEFORE
OTHERS = holidays.country_holidays("GB", subdiv="ENG", years=range(2018, 2029))


@pytest.mark.parametrize(
    ("clock", "day", "last_day", "is_working"),
    [
        # The Ombudsman's remedies for Hackney: 20 working days over the August bank holiday.
        (Clock(AFTER, 20, Unit.WORKING_DAYS), date(2025, 8, 12), date(2025, 9, 10), True),
        (Clock(AFTER, 2, Unit.MONTHS), date(2025, 8, 12), date(2025, 10, 12), False),
        # Standstill: from the notice's own day under the Act, from the next under the Regime.
        (Clock(BEGINNING, 8, Unit.WORKING_DAYS), date(2025, 8, 20), date(2025, 9, 1), True),
        (Clock(AFTER, 8, Unit.WORKING_DAYS), date(2025, 8, 20), date(2025, 9, 2), True),
        (Clock(BEGINNING, 30, Unit.DAYS), date(2025, 9, 15), date(2025, 10, 14), True),
        (Clock(AFTER, 30, Unit.DAYS), date(2025, 9, 15), date(2025, 10, 15), True),
        (Clock(BEGINNING, 120, Unit.DAYS), date(2025, 9, 15), date(2026, 1, 12), True),
        # A competition takes eighteen months, and ends before the contract does.
        (Clock(BEFORE, 18, Unit.MONTHS), date(2028, 3, 31), date(2026, 9, 30), True),
        (Clock(BEFORE, 30, Unit.DAYS), date(2026, 3, 31), date(2026, 3, 1), False),
        # Payments of a quarter: 30 days after it, however it falls.
        (Clock(AFTER, 30, Unit.DAYS), date(2026, 6, 30), date(2026, 7, 30), True),
        # Over Christmas, with a substitute for a Saturday.
        (Clock(AFTER, 5, Unit.WORKING_DAYS), date(2026, 12, 22), date(2026, 12, 31), True),
        (Clock(BEGINNING, 1, Unit.WORKING_DAYS), date(2026, 12, 25), date(2026, 12, 29), True),
    ],
)
def test_due_dates_equal_published_examples(
    clock: Clock, day: date, last_day: date, is_working: bool
) -> None:
    found = due_date(clock, day, ENGLAND)

    assert (found.day, found.is_working) == (last_day, is_working)


def test_bank_holidays_equal_an_independent_calendar() -> None:
    """The other calendar also lists holidays on weekends, beside their substitutes."""
    assert {day for day in OTHERS if day.weekday() < SATURDAY} == ENGLAND.holidays


@pytest.mark.parametrize("seed", range(25))
def test_working_days_equal_an_independent_calendar(seed: int) -> None:
    rng = Random(seed)
    for _ in range(40):
        day, length = date(2018, 1, 2) + timedelta(rng.randint(0, 3_800)), rng.randint(1, 40)
        after = due_date(Clock(AFTER, length, Unit.WORKING_DAYS), day, ENGLAND)
        from_day = due_date(Clock(BEGINNING, length, Unit.WORKING_DAYS), day, ENGLAND)

        assert after.day == OTHERS.get_nth_working_day(day, length)
        assert from_day.day == OTHERS.get_nth_working_day(day - timedelta(1), length)
        assert after.is_working
        assert ENGLAND.is_working(day) is OTHERS.is_working_day(day)


def test_month_ends_on_the_same_day_or_the_last_of_a_shorter_month() -> None:
    for offset in range(1_500):
        day = date(2024, 1, 1) + timedelta(offset)
        for count in (-18, -1, 1, 2, 12, 18):
            there = add_months(day, count)

            whole = (there.year - day.year) * 12 + there.month - day.month
            last = monthrange(there.year, there.month)[1]
            assert (whole, there.day) == (count, min(day.day, last))


def test_due_date_beyond_the_calendar_has_unknown_working_status() -> None:
    found = due_date(Clock(AFTER, 12, Unit.MONTHS), date(2028, 3, 1), ENGLAND)

    assert (found.day, found.is_working) == (date(2029, 3, 1), None)


def test_working_days_beyond_the_calendar_are_refused() -> None:
    with pytest.raises(DomainError) as refusal:
        due_date(Clock(AFTER, 20, Unit.WORKING_DAYS), date(2028, 12, 20), ENGLAND)

    assert refusal.value.code == "beyond-calendar"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ((BEFORE, -1, Unit.MONTHS), "clock-without-length"),
        ((AFTER, 0, Unit.DAYS), "clock-without-length"),
        ((BEGINNING, 2, Unit.MONTHS), "months-begin-nowhere"),
        ((BEFORE, 8, Unit.WORKING_DAYS), "not-counted-back"),
    ],
)
def test_invalid_clock_is_refused(said: tuple[Convention, int, Unit], code: str) -> None:
    with pytest.raises(DomainError) as refusal:
        Clock(*said)

    assert refusal.value.code == code


def test_clock_as_text_names_length_and_convention() -> None:
    assert str(Clock(BEGINNING, 30, Unit.DAYS)) == "30 days beginning with"
    assert str(Clock(AFTER, 1, Unit.WORKING_DAYS)) == "1 working day after"
