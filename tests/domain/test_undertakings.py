"""Tests of the status of undertakings, with undertakings of Haringey due on 30 September 2025."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.periods import Period
from app.domain.timelines import Timeline
from app.domain.undertakings import (
    CaseState,
    Undertaking,
    UndertakingStatus,
    case_state,
    days_by_status,
    status_on,
)

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


@pytest.mark.parametrize(
    ("on", "attested", "expected"),
    [
        (september(12), None, UndertakingStatus.OPEN),
        (september(13), None, UndertakingStatus.NOT_RECORDED),
        (september(13), september(13), UndertakingStatus.OPEN),
        (september(14), september(13), UndertakingStatus.NOT_RECORDED),
    ],
)
def test_undertaking_without_a_last_day_is_open_as_long_as_a_source_speaks_of_it(
    on: date, attested: date | None, expected: UndertakingStatus
) -> None:
    days = Timeline.of(Period(attested, attested)) if attested else Timeline.empty()

    assert status_on(Undertaking(last_heard_on=september(12)), on, days) is expected


def test_undertaking_is_open_before_its_last_day_also_if_no_source_speaks_of_the_day() -> None:
    undertaking = Undertaking(DUE, last_heard_on=september(1))

    assert status_on(undertaking, september(20)) is UndertakingStatus.OPEN


@pytest.mark.parametrize(
    ("ended_on", "last_heard_on", "on", "expected"),
    [
        (None, september(12), september(12), CaseState.OPEN),
        (None, september(12), september(13), CaseState.NOT_HEARD_OF),
        # No source has a day: nothing shows that it ended.
        (None, None, september(13), CaseState.OPEN),
        (september(20), september(20), september(20), CaseState.ENDED),
        # Its end is known, so it was open until then.
        (september(20), september(12), september(19), CaseState.OPEN),
    ],
)
def test_case_is_open_up_to_the_last_day_a_source_speaks_of_it(
    ended_on: date | None, last_heard_on: date | None, on: date, expected: CaseState
) -> None:
    assert case_state(ended_on, last_heard_on, on) is expected


def test_case_without_an_end_is_open_on_days_of_a_complete_record() -> None:
    attested = Timeline.of(Period(september(20), september(25)))

    assert case_state(None, september(12), september(20), attested) is CaseState.OPEN
    assert case_state(None, september(12), september(26), attested) is CaseState.NOT_HEARD_OF


SOME_DAYS = st.dates(date(2025, 8, 1), date(2025, 12, 31))
PERIODS = st.tuples(SOME_DAYS, SOME_DAYS).map(lambda days: Period(min(days), max(days)))


@given(
    st.builds(
        Undertaking,
        due_on=st.none() | SOME_DAYS,
        done_on=st.none() | SOME_DAYS,
        fell_away_on=st.none() | SOME_DAYS,
        reported_late_on=st.none() | SOME_DAYS,
        last_heard_on=st.none() | SOME_DAYS,
    ),
    SOME_DAYS,
    st.lists(PERIODS, max_size=3),
)
def test_undertaking_is_late_only_because_a_source_or_a_complete_record_says_so(
    undertaking: Undertaking, on: date, periods: list[Period]
) -> None:
    attested = Timeline.of(*periods)

    if status_on(undertaking, on, attested) is UndertakingStatus.LATE:
        reported, due = undertaking.reported_late_on, undertaking.due_on
        is_shown = due is not None and any(
            day in attested and due < day <= on
            for day in (date.fromordinal(n) for n in range(due.toordinal(), on.toordinal() + 1))
        )
        assert (reported is not None and reported <= on) or is_shown


def test_days_by_status_equal_status_of_each_day_without_attestations() -> None:
    rng, first = Random(5), date(2025, 1, 1)
    days = [None, *(first + timedelta(n) for n in range(8))]
    for _ in range(2_000):
        undertaking = Undertaking(*(rng.choice(days) for _ in range(5)))
        found = days_by_status(undertaking)

        for on in (first + timedelta(n) for n in range(-2, 11)):
            assert [status for status, some in found.items() if on in some] == [
                status_on(undertaking, on)
            ]
