"""What Haringey undertook to do by 30 September 2025, and how that stood on other days."""

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
        # What happened later is not known yet.
        (Undertaking(DUE, september(20)), september(19), UndertakingStatus.OPEN),
        (Undertaking(DUE, date(2025, 10, 9)), date(2025, 10, 8), UndertakingStatus.LATE),
        (Undertaking(DUE, None, september(20)), september(19), UndertakingStatus.OPEN),
        (Undertaking(DUE, None, september(20)), september(20), UndertakingStatus.FELL_AWAY),
        (Undertaking(DUE, None, date(2025, 10, 9)), date(2025, 10, 8), UndertakingStatus.LATE),
        (Undertaking(DUE, None, date(2025, 10, 9)), date(2025, 10, 9), UndertakingStatus.FELL_AWAY),
        # What was done before it fell away was done.
        (Undertaking(DUE, september(1), september(20)), september(21), UndertakingStatus.DONE),
    ],
)
def test_a_promise_is_open_until_it_is_done_and_late_after_its_last_day(
    undertaking: Undertaking, on: date, expected: UndertakingStatus
) -> None:
    assert status_on(undertaking, on) is expected


def test_only_what_is_neither_done_nor_fell_away_still_waits() -> None:
    assert {one for one in UndertakingStatus if one.is_pending} == {
        UndertakingStatus.OPEN, UndertakingStatus.LATE,
    }  # fmt: skip
