"""What Haringey undertook to do by 30 September 2025, and how that stood on other days."""

from datetime import date

import pytest

from app.domain.promises import Promise, PromiseState, stands

DUE = date(2025, 9, 30)


def september(day: int) -> date:
    return date(2025, 9, day)


@pytest.mark.parametrize(
    ("promise", "on", "expected"),
    [
        (Promise(DUE), september(29), PromiseState.OPEN),
        # The last day is still in time.
        (Promise(DUE), DUE, PromiseState.OPEN),
        (Promise(DUE), date(2025, 10, 1), PromiseState.LATE),
        (Promise(), date(2199, 12, 31), PromiseState.OPEN),
        (Promise(DUE, DUE), DUE, PromiseState.DONE),
        (Promise(DUE, date(2025, 10, 1)), date(2025, 10, 1), PromiseState.DONE_LATE),
        (Promise(None, september(1)), september(1), PromiseState.DONE),
        # What happened later is not known yet.
        (Promise(DUE, september(20)), september(19), PromiseState.OPEN),
        (Promise(DUE, date(2025, 10, 9)), date(2025, 10, 8), PromiseState.LATE),
        (Promise(DUE, None, september(20)), september(19), PromiseState.OPEN),
        (Promise(DUE, None, september(20)), september(20), PromiseState.FELL_AWAY),
        (Promise(DUE, None, date(2025, 10, 9)), date(2025, 10, 8), PromiseState.LATE),
        (Promise(DUE, None, date(2025, 10, 9)), date(2025, 10, 9), PromiseState.FELL_AWAY),
        # What was done before it fell away was done.
        (Promise(DUE, september(1), september(20)), september(21), PromiseState.DONE),
    ],
)
def test_a_promise_is_open_until_it_is_done_and_late_after_its_last_day(
    promise: Promise, on: date, expected: PromiseState
) -> None:
    assert stands(promise, on) is expected


def test_only_what_is_neither_done_nor_fell_away_still_waits() -> None:
    assert {one for one in PromiseState if one.is_pending} == {
        PromiseState.OPEN, PromiseState.LATE,
    }  # fmt: skip
