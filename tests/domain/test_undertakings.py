"""Tests of the status of undertakings, with undertakings of Haringey due on 30 September 2025."""

from datetime import date

import pytest

from app.domain.periods import Period
from app.domain.timelines import Timeline
from app.domain.undertakings import Undertaking, UndertakingStatus, status_on

DUE = date(2025, 9, 30)


def september(day: int) -> date:
    return date(2025, 9, day)


@pytest.mark.parametrize(
    ("undertaking", "on", "expected"),
    [
        (Undertaking(DUE), september(29), UndertakingStatus.OPEN),
        # The last day is still in time.
        (Undertaking(DUE), DUE, UndertakingStatus.OPEN),
        (Undertaking(DUE), date(2025, 10, 1), UndertakingStatus.NOT_RECORDED),
        (Undertaking(), date(2199, 12, 31), UndertakingStatus.OPEN),
        (Undertaking(DUE, DUE), DUE, UndertakingStatus.DONE),
        (Undertaking(DUE, date(2025, 10, 1)), date(2025, 10, 1), UndertakingStatus.DONE_LATE),
        (Undertaking(None, september(1)), september(1), UndertakingStatus.DONE),
        # Later events are ignored.
        (Undertaking(DUE, september(20)), september(19), UndertakingStatus.OPEN),
        (Undertaking(DUE, date(2025, 10, 9)), date(2025, 10, 8), UndertakingStatus.NOT_RECORDED),
        (Undertaking(DUE, None, september(20)), september(19), UndertakingStatus.OPEN),
        (Undertaking(DUE, None, september(20)), september(20), UndertakingStatus.FELL_AWAY),
        (
            Undertaking(DUE, None, date(2025, 10, 9)),
            date(2025, 10, 8),
            UndertakingStatus.NOT_RECORDED,
        ),
        (Undertaking(DUE, None, date(2025, 10, 9)), date(2025, 10, 9), UndertakingStatus.FELL_AWAY),
        # Only a source that says so accuses.
        (
            Undertaking(DUE, reported_late_on=date(2025, 10, 3)),
            date(2025, 10, 2),
            UndertakingStatus.NOT_RECORDED,
        ),
        (
            Undertaking(DUE, reported_late_on=date(2025, 10, 3)),
            date(2025, 10, 3),
            UndertakingStatus.LATE,
        ),
        # Done before it fell away counts as done.
        (Undertaking(DUE, september(1), september(20)), september(21), UndertakingStatus.DONE),
    ],
)
def test_undertaking_is_open_until_done_and_not_recorded_after_its_last_day(
    undertaking: Undertaking, on: date, expected: UndertakingStatus
) -> None:
    assert status_on(undertaking, on) is expected


@pytest.mark.parametrize(
    ("first_day", "last_day", "expected"),
    [
        # The last day itself was still in time, so a record complete to it shows nothing.
        (september(1), DUE, UndertakingStatus.NOT_RECORDED),
        (september(1), date(2025, 10, 1), UndertakingStatus.LATE),
        (date(2025, 10, 5), date(2025, 10, 5), UndertakingStatus.LATE),
        # A record complete for later days only says nothing about this day.
        (date(2025, 10, 6), date(2025, 10, 9), UndertakingStatus.NOT_RECORDED),
    ],
)
def test_undertaking_is_late_if_a_complete_record_of_a_later_day_does_not_show_it_done(
    first_day: date, last_day: date, expected: UndertakingStatus
) -> None:
    attested = Timeline.of(Period(first_day, last_day))

    assert status_on(Undertaking(DUE), date(2025, 10, 5), attested) is expected


def test_undertakings_that_are_not_known_to_be_done_are_pending() -> None:
    assert {one for one in UndertakingStatus if one.is_pending} == {
        UndertakingStatus.OPEN, UndertakingStatus.NOT_RECORDED, UndertakingStatus.LATE,
    }  # fmt: skip
