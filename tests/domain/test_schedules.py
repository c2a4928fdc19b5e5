"""Tests of meeting schedules, such as the fortnightly meetings of Hackney with its contractor."""

from datetime import date

import pytest

from app.domain.periods import Period
from app.domain.schedules import Attendance, Cadence, attendance, intervals

FORTNIGHTS = Period(date(2025, 8, 18), date(2026, 8, 17))


def day(month: int, day_: int) -> date:
    return date(2025, month, day_)


@pytest.mark.parametrize(
    ("cadence", "first", "second"),
    [
        (Cadence.DAILY, (8, 31), (9, 1)),
        (Cadence.WEEKLY, (8, 31), (9, 7)),
        (Cadence.FORTNIGHTLY, (8, 31), (9, 14)),
        (Cadence.MONTHLY, (8, 31), (9, 30)),
        (Cadence.QUARTERLY, (8, 31), (11, 30)),
    ],
)
def test_intervals_follow_each_other_without_gaps(
    cadence: Cadence, first: tuple[int, int], second: tuple[int, int]
) -> None:
    found = intervals(cadence, Period(day(8, 31)))

    assert [next(found).first_day, next(found).first_day] == [day(*first), day(*second)]


def test_last_interval_ends_with_the_term() -> None:
    found = list(intervals(Cadence.FORTNIGHTLY, FORTNIGHTS))

    assert len(found) == 27
    assert found[0] == Period(day(8, 18), day(8, 31))
    assert found[-1] == Period(date(2026, 8, 17), date(2026, 8, 17))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (day(8, 17), Attendance(0, (), None)),
        (day(8, 18), Attendance(0, (), day(8, 31))),
        (day(8, 25), Attendance(1, (), None)),
        (day(9, 1), Attendance(1, (), day(9, 14))),
        (day(9, 14), Attendance(1, (), day(9, 14))),
        (day(9, 15), Attendance(1, (Period(day(9, 1), day(9, 14)),), day(9, 28))),
        (day(9, 28), Attendance(2, (Period(day(9, 1), day(9, 14)),), None)),
    ],
)
def test_interval_without_a_meeting_is_missed_after_its_end(on: date, expected: Attendance) -> None:
    meetings = [day(9, 28), day(8, 25)]

    assert attendance(Cadence.FORTNIGHTLY, FORTNIGHTS, meetings, on) == expected


def test_second_meeting_in_an_interval_does_not_count_for_the_next() -> None:
    found = attendance(Cadence.WEEKLY, Period(day(9, 1)), [day(9, 1), day(9, 2)], day(9, 15))

    assert (found.held, found.missed) == (1, (Period(day(9, 8), day(9, 14)),))


def test_nothing_is_due_after_the_end_of_the_term() -> None:
    promised = Period(day(9, 1), day(9, 14))

    assert attendance(Cadence.WEEKLY, promised, [day(9, 3), day(9, 9)], day(12, 1)) == Attendance(
        2, (), None
    )
