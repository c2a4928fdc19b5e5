from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.periods import BEGINNING_OF_TIME, END_OF_TIME, ONE_DAY, Period
from app.domain.timelines import Timeline

START = date(2025, 8, 1)
WINDOW = [START + timedelta(n) for n in range(-3, 43)]
"""Every day on which something below may change, the days around them, and so all of time."""

some_days = st.integers(0, 38).map(lambda n: START + timedelta(n))
closed = st.tuples(some_days, some_days).map(lambda pair: Period(min(pair), max(pair)))
periods = st.one_of(closed, closed, some_days.map(Period))
begun_long_ago = st.builds(Timeline.until, some_days)
timelines = st.builds(
    lambda parts, early, is_inverted: (
        ~(Timeline.of(*parts) | early) if is_inverted else Timeline.of(*parts) | early
    ),
    st.lists(periods, max_size=5),
    st.one_of(st.just(Timeline.empty()), begun_long_ago),
    st.booleans(),
)


def days(timeline: Timeline) -> set[date]:
    return {day for day in WINDOW if day in timeline}


@given(st.lists(periods, max_size=6))
def test_a_timeline_has_the_days_of_any_of_its_periods(parts: list[Period]) -> None:
    assert days(Timeline.of(*parts)) == {
        day for day in WINDOW if any(day in period for period in parts)
    }


@given(timelines, timelines)
def test_a_timeline_behaves_as_the_set_of_its_days(a: Timeline, b: Timeline) -> None:
    assert days(a | b) == days(a) | days(b)
    assert days(a & b) == days(a) & days(b)
    assert days(a - b) == days(a) - days(b)
    assert days(~a) == set(WINDOW) - days(a)


@given(timelines, timelines)
def test_equal_sets_of_days_have_equal_spans(a: Timeline, b: Timeline) -> None:
    assert (a - b) | (a & b) == a
    assert ~~a == a
    assert ~(a | b) == ~a & ~b
    assert (a == b) == (days(a) == days(b))


@given(timelines)
def test_spans_are_in_order_and_neither_touch_nor_overlap(timeline: Timeline) -> None:
    assert all(first < after for first, after in timeline.spans)
    assert all(one[1] < other[0] for one, other in pairwise(timeline.spans))


@given(timelines)
def test_periods_give_the_same_days(timeline: Timeline) -> None:
    assert Timeline.of(*timeline.periods()) == timeline


@given(timelines)
def test_first_and_last_day_are_those_of_the_set(timeline: Timeline) -> None:
    inside = days(timeline)

    assert bool(timeline) == bool(inside)
    assert timeline.is_open == (WINDOW[-1] in inside)
    if timeline.first_day != BEGINNING_OF_TIME:
        assert timeline.first_day == min(inside, default=None)
    if not timeline.is_open:
        assert timeline.last_day == max(inside, default=None)
    else:
        assert timeline.last_day is None


@pytest.mark.parametrize("day", [START, date(2025, 9, 15)])
def test_until_and_after_a_day_are_all_days(day: date) -> None:
    assert Timeline.until(day) | Timeline.after(day) == Timeline.always()
    assert Timeline.until(day) & Timeline.after(day) == Timeline.empty()
    assert Timeline.since(day) & Timeline.until(day) == Timeline.of(Period(day, day))


def test_periods_that_touch_are_one_run() -> None:
    august = Period(date(2025, 8, 1), date(2025, 8, 31))
    september = Period(date(2025, 9, 1), date(2025, 9, 15))

    both = Timeline.of(september, august)

    assert list(both.periods()) == [Period(date(2025, 8, 1), date(2025, 9, 15))]


def test_complement_of_empty_is_always() -> None:
    assert ~Timeline.always() == Timeline.empty()
    assert ~Timeline.empty() == Timeline.always()
    assert not Timeline.empty()


def test_there_is_no_day_after_the_end_of_time() -> None:
    assert Timeline.after(END_OF_TIME - ONE_DAY) == Timeline.empty()
    assert Timeline.after(END_OF_TIME) == Timeline.empty()


def test_union_of_several_sets_is_that_of_their_pairs() -> None:
    one = Timeline.of(Period(date(2025, 9, 1), date(2025, 9, 5)))
    touching = Timeline.of(Period(date(2025, 9, 6), date(2025, 9, 9)))
    apart = Timeline.since(date(2025, 10, 1))

    assert Timeline.union([apart, one, touching]) == one | touching | apart
    assert Timeline.union([]) == Timeline.empty()
