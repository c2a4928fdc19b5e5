"""Tests of meeting schedules, such as the fortnightly meetings of Hackney with its contractor."""

from datetime import date

import pytest

from app.domain.periods import Period
from app.domain.schedules import Attendance, Cadence, Known, attendance, intervals
from app.domain.timelines import Timeline
from tests.domain.bank_holidays import ENGLAND

FORTNIGHTS = Period(date(2025, 8, 18), date(2026, 8, 17))


ATTESTED = Known(ENGLAND, Timeline.always())
NOBODY_ATTESTS = Known(ENGLAND, Timeline.empty())


def day(month: int, day_: int) -> date:
    return date(2025, month, day_)


@pytest.mark.parametrize(
    ("cadence", "first", "second"),
    [
        # Sunday and the days before it are not working days.
        (Cadence.DAILY, (9, 1), (9, 2)),
        (Cadence.WEEKLY, (8, 31), (9, 7)),
        (Cadence.FORTNIGHTLY, (8, 31), (9, 14)),
        (Cadence.MONTHLY, (8, 31), (9, 30)),
        (Cadence.QUARTERLY, (8, 31), (11, 30)),
    ],
)
def test_intervals_follow_each_other_without_gaps(
    cadence: Cadence, first: tuple[int, int], second: tuple[int, int]
) -> None:
    found = intervals(cadence, Period(day(8, 31)), ENGLAND)

    assert [next(found).first_day, next(found).first_day] == [day(*first), day(*second)]


def test_last_interval_ends_with_the_term() -> None:
    found = list(intervals(Cadence.FORTNIGHTLY, FORTNIGHTS, ENGLAND))

    assert len(found) == 27
    assert found[0] == Period(day(8, 18), day(8, 31))
    assert found[-1] == Period(date(2026, 8, 17), date(2026, 8, 17))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (day(8, 17), Attendance(0, (), 0, None)),
        (day(8, 18), Attendance(0, (), 0, day(8, 31))),
        (day(8, 25), Attendance(1, (), 0, None)),
        (day(9, 1), Attendance(1, (), 0, day(9, 14))),
        (day(9, 14), Attendance(1, (), 0, day(9, 14))),
        (day(9, 15), Attendance(1, (Period(day(9, 1), day(9, 14)),), 0, day(9, 28))),
        (day(9, 28), Attendance(2, (Period(day(9, 1), day(9, 14)),), 0, None)),
    ],
)
def test_interval_without_a_meeting_is_missed_after_its_end(on: date, expected: Attendance) -> None:
    meetings = [day(9, 28), day(8, 25)]

    assert attendance(Cadence.FORTNIGHTLY, FORTNIGHTS, meetings, on, ATTESTED) == expected


def test_second_meeting_in_an_interval_does_not_count_for_the_next() -> None:
    found = attendance(
        Cadence.WEEKLY, Period(day(9, 1)), [day(9, 1), day(9, 2)], day(9, 15), ATTESTED
    )

    assert (found.held, found.missed) == (1, (Period(day(9, 8), day(9, 14)),))


def test_nothing_is_due_after_the_end_of_the_term() -> None:
    promised = Period(day(9, 1), day(9, 14))
    found = attendance(Cadence.WEEKLY, promised, [day(9, 3), day(9, 9)], day(12, 1), ATTESTED)

    assert found == Attendance(2, (), 0, None)


def test_interval_without_a_meeting_is_not_recorded_unless_the_record_is_complete() -> None:
    found = attendance(Cadence.WEEKLY, Period(day(9, 1)), [day(9, 3)], day(9, 22), NOBODY_ATTESTS)

    assert found == Attendance(1, (), 2, day(9, 28))


@pytest.mark.parametrize(
    ("first_day", "last_day", "missed"),
    [
        ((9, 8), (9, 14), 1), ((9, 1), (9, 14), 1), ((9, 8), (9, 21), 2),
        # The meeting may have been held on the one day that is not attested.
        ((9, 9), (9, 14), 0), ((9, 8), (9, 13), 0),
    ],
)  # fmt: skip
def test_interval_is_missed_only_if_all_its_days_are_attested(
    first_day: tuple[int, int], last_day: tuple[int, int], missed: int
) -> None:
    attested = Timeline.of(Period(day(*first_day), day(*last_day)))
    found = attendance(
        Cadence.WEEKLY, Period(day(9, 1)), [day(9, 3)], day(9, 22), Known(ENGLAND, attested)
    )

    assert (len(found.missed), found.not_recorded) == (missed, 2 - missed)


def test_daily_meetings_are_due_on_working_days() -> None:
    # Monday, 25 August 2025, is a bank holiday.
    found = list(intervals(Cadence.DAILY, Period(day(8, 22), day(8, 27)), ENGLAND))

    assert [one.first_day for one in found] == [day(8, 22), day(8, 26), day(8, 27)]
    assert all(one.first_day == one.last_day for one in found)


def test_daily_intervals_end_with_the_known_bank_holidays() -> None:
    last_day = ENGLAND.known.last_day
    assert last_day is not None

    assert all(
        one.first_day == last_day for one in intervals(Cadence.DAILY, Period(last_day), ENGLAND)
    )
    assert not list(intervals(Cadence.DAILY, Period(date(2199, 1, 1)), ENGLAND))


def test_schedule_of_unknown_cadence_has_no_intervals() -> None:
    found = attendance(Cadence.UNKNOWN, Period(day(9, 1)), [day(9, 3)], day(12, 1), ATTESTED)

    assert found == Attendance(0, (), 0, None)
