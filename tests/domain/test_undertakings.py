"""Tests of the status of undertakings, with undertakings of Haringey due on 30 September 2025."""

from datetime import date

import pytest

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
        (Undertaking(DUE), date(2025, 10, 1), UndertakingStatus.LATE),
        (Undertaking(), date(2199, 12, 31), UndertakingStatus.OPEN),
        (Undertaking(DUE, DUE), DUE, UndertakingStatus.DONE),
        (Undertaking(DUE, date(2025, 10, 1)), date(2025, 10, 1), UndertakingStatus.DONE_LATE),
        (Undertaking(None, september(1)), september(1), UndertakingStatus.DONE),
        # Later events are ignored.
        (Undertaking(DUE, september(20)), september(19), UndertakingStatus.OPEN),
        (Undertaking(DUE, date(2025, 10, 9)), date(2025, 10, 8), UndertakingStatus.LATE),
        (Undertaking(DUE, None, september(20)), september(19), UndertakingStatus.OPEN),
        (Undertaking(DUE, None, september(20)), september(20), UndertakingStatus.FELL_AWAY),
        (Undertaking(DUE, None, date(2025, 10, 9)), date(2025, 10, 8), UndertakingStatus.LATE),
        (Undertaking(DUE, None, date(2025, 10, 9)), date(2025, 10, 9), UndertakingStatus.FELL_AWAY),
        # Done before it fell away counts as done.
        (Undertaking(DUE, september(1), september(20)), september(21), UndertakingStatus.DONE),
    ],
)
def test_undertaking_is_open_until_done_and_late_after_its_last_day(
    undertaking: Undertaking, on: date, expected: UndertakingStatus
) -> None:
    assert status_on(undertaking, on) is expected


def test_only_open_and_late_undertakings_are_pending() -> None:
    assert {one for one in UndertakingStatus if one.is_pending} == {
        UndertakingStatus.OPEN, UndertakingStatus.LATE,
    }  # fmt: skip
