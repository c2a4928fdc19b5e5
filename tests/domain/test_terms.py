from datetime import date

import pytest

from app.domain.errors import DomainError
from app.domain.periods import BEGINNING_OF_TIME, Period
from app.domain.terms import (
    UNKNOWN_EDGE,
    Cancellation,
    DayClaim,
    Edge,
    Extension,
    TermChange,
    Termination,
    Variation,
    agreed_term,
    call_off_last_day,
    check_term_change,
    check_term_changes,
    contract_term,
    signed_period,
    term_if_claimed,
)
from app.domain.timelines import Timeline
from app.domain.vocabulary import DateBasis

SIGNED = Period(date(2024, 4, 1), date(2026, 3, 31))
FIRST = Edge(date(2024, 4, 1), DateBasis.AGREED)
ASSUMED = Edge(date(2026, 3, 31), DateBasis.ASSUMED)
AGREED = Edge(date(2026, 3, 31), DateBasis.AGREED)
OPEN_ENDED = Edge(None, DateBasis.OPEN_ENDED)
TO_2027 = Extension(last_day=date(2027, 3, 31))
EARLY = Termination(last_day=date(2025, 8, 1))


@pytest.mark.parametrize(
    ("changes", "last_day"),
    [
        ([], date(2026, 3, 31)),
        ([TO_2027], date(2027, 3, 31)),
        ([EARLY], date(2025, 8, 1)),
        ([TO_2027, Termination(last_day=date(2026, 6, 30))], date(2026, 6, 30)),
        ([TO_2027, Extension(last_day=date(2028, 3, 31))], date(2028, 3, 31)),
        ([Cancellation()], None),
        ([TO_2027, Cancellation()], None),
        ([Variation()], SIGNED.last_day),
    ],
)
def test_the_last_day_follows_the_changes_agreed(
    changes: list[TermChange], last_day: date | None
) -> None:
    assert agreed_term(SIGNED, changes).last_day == last_day


def test_the_last_day_of_a_terminated_contract_is_still_in_its_term() -> None:
    term = agreed_term(SIGNED, [EARLY])

    assert date(2025, 8, 1) in term
    assert date(2025, 8, 2) not in term


def test_a_contract_that_was_cancelled_never_had_a_day() -> None:
    assert agreed_term(SIGNED, [Cancellation()]) == Timeline.empty()


@pytest.mark.parametrize(
    "changes",
    [
        [Extension(last_day=date(2023, 1, 1))],
        [Termination(last_day=date(2023, 1, 1)), TO_2027],
        [Cancellation(), EARLY],
        [Cancellation(), Variation()],
        [EARLY, EARLY, TO_2027, Cancellation(), Cancellation()],
    ],
)
def test_contradictory_changes_can_be_read(
    changes: list[TermChange],
) -> None:
    assert agreed_term(SIGNED, changes) - Timeline.since(SIGNED.first_day) == Timeline.empty()


@pytest.mark.parametrize(
    ("agreed", "new", "code"),
    [
        ([], Extension(last_day=date(2026, 3, 31)), "not-an-extension"),
        ([], Extension(last_day=date(2023, 3, 31)), "not-an-extension"),
        ([TO_2027], Extension(last_day=date(2027, 3, 31)), "not-an-extension"),
        ([], Termination(last_day=date(2026, 4, 1)), "outside-term"),
        ([], Termination(last_day=date(2024, 3, 31)), "outside-term"),
        ([EARLY], Termination(last_day=date(2025, 8, 2)), "outside-term"),
        ([EARLY], TO_2027, "terminated-contract"),
        ([Cancellation()], TO_2027, "cancelled-contract"),
        ([Cancellation()], EARLY, "cancelled-contract"),
        ([Cancellation()], Cancellation(), "cancelled-contract"),
        ([Cancellation()], Variation(), "cancelled-contract"),
    ],
)
def test_a_change_that_contradicts_an_earlier_one_is_refused(
    agreed: list[TermChange], new: TermChange, code: str
) -> None:
    with pytest.raises(DomainError) as refusal:
        check_term_change(SIGNED, agreed, new)

    assert refusal.value.code == code


@pytest.mark.parametrize(
    "changes",
    [
        [TO_2027, Extension(last_day=date(2028, 3, 31)), EARLY],
        [EARLY, Termination(last_day=date(2025, 7, 31))],
        [Termination(last_day=date(2026, 3, 31))],
        [EARLY, Cancellation()],
    ],
)
def test_consistent_changes_are_accepted(
    changes: list[TermChange],
) -> None:
    check_term_changes(SIGNED, changes)


def test_a_history_is_refused_for_the_first_change_that_contradicts_it() -> None:
    with pytest.raises(DomainError) as refusal:
        check_term_changes(SIGNED, [EARLY, TO_2027, Cancellation(), TO_2027])

    assert refusal.value.code == "terminated-contract"


def test_unknown_days_do_not_shorten_a_term() -> None:
    assert signed_period(UNKNOWN_EDGE, ASSUMED) == Period(BEGINNING_OF_TIME, date(2026, 3, 31))
    assert signed_period(FIRST, UNKNOWN_EDGE) == Period(date(2024, 4, 1))
    assert contract_term(UNKNOWN_EDGE, UNKNOWN_EDGE, []).days == Timeline.always()


@pytest.mark.parametrize(
    ("changes", "last"),
    [
        ([], ASSUMED),
        ([TO_2027], Edge(date(2027, 3, 31), DateBasis.AGREED)),
        ([EARLY], Edge(date(2025, 8, 1), DateBasis.AGREED)),
        # The day that was assumed is now agreed, although the days stay the same.
        (
            [Termination(last_day=date(2026, 3, 31))],
            Edge(date(2026, 3, 31), DateBasis.AGREED),
        ),
        (
            [TO_2027, Termination(last_day=date(2026, 3, 31))],
            Edge(date(2026, 3, 31), DateBasis.AGREED),
        ),
        # A termination after the end changes nothing.
        ([Termination(last_day=date(2026, 4, 1))], ASSUMED),
    ],
)
def test_a_last_day_that_was_changed_is_agreed(changes: list[TermChange], last: Edge) -> None:
    term = contract_term(FIRST, ASSUMED, changes)

    assert term.days == Timeline.of(Period(date(2024, 4, 1), last.day))
    assert (term.first, term.last) == (FIRST, last)


def test_a_termination_ends_a_contract_without_a_last_day() -> None:
    term = contract_term(FIRST, OPEN_ENDED, [EARLY])

    assert term.last == Edge(date(2025, 8, 1), DateBasis.AGREED)
    assert term.days == Timeline.of(Period(date(2024, 4, 1), date(2025, 8, 1)))


@pytest.mark.parametrize(
    ("own", "framework_last", "changes", "last"),
    [
        (UNKNOWN_EDGE, ASSUMED, [], ASSUMED),
        (UNKNOWN_EDGE, AGREED, [], Edge(date(2026, 3, 31), DateBasis.DERIVED)),
        (UNKNOWN_EDGE, ASSUMED, [TO_2027], Edge(date(2027, 3, 31), DateBasis.DERIVED)),
        (UNKNOWN_EDGE, ASSUMED, [EARLY], Edge(date(2025, 8, 1), DateBasis.DERIVED)),
        (UNKNOWN_EDGE, OPEN_ENDED, [], OPEN_ENDED),
        (UNKNOWN_EDGE, UNKNOWN_EDGE, [], UNKNOWN_EDGE),
        # A framework that was cancelled has no day to follow: the last day is unknown, not open.
        (UNKNOWN_EDGE, OPEN_ENDED, [Cancellation()], UNKNOWN_EDGE),
        (UNKNOWN_EDGE, ASSUMED, [Cancellation()], UNKNOWN_EDGE),
        (OPEN_ENDED, ASSUMED, [], OPEN_ENDED),
        (ASSUMED, ASSUMED, [EARLY], ASSUMED),
    ],
)
def test_a_call_off_without_a_last_day_follows_its_framework(
    own: Edge, framework_last: Edge, changes: list[TermChange], last: Edge
) -> None:
    assert call_off_last_day(own, contract_term(FIRST, framework_last, changes)) == last


@pytest.mark.parametrize(
    ("changes", "claim", "last_day"),
    [
        ([], DayClaim("last_day", date(2027, 1, 31)), date(2027, 1, 31)),
        # What was agreed later holds, whatever day was signed.
        ([EARLY], DayClaim("last_day", date(2027, 1, 31)), date(2025, 8, 1)),
        ([TO_2027], DayClaim("last_day", date(2025, 1, 31)), date(2027, 3, 31)),
        ([Cancellation()], DayClaim("last_day", date(2027, 1, 31)), None),
        ([EARLY], DayClaim("first_day", date(2024, 1, 1)), date(2025, 8, 1)),
        ([EARLY], DayClaim("first_day", date(2026, 1, 1)), None),
    ],
)
def test_claimed_day_takes_the_place_of_the_signed_day(
    changes: list[TermChange], claim: DayClaim, last_day: date | None
) -> None:
    term = contract_term(FIRST, ASSUMED, changes)

    claimed = term_if_claimed(term, claim)

    assert claimed.days.last_day == last_day
    if claimed.days:
        expected = claim.day if claim.field == "first_day" else FIRST.day
        assert claimed.days.first_day == expected


def test_a_contract_without_a_framework_follows_nothing() -> None:
    assert call_off_last_day(UNKNOWN_EDGE, None) == UNKNOWN_EDGE


def test_a_call_off_that_begins_after_its_framework_ended_has_no_day() -> None:
    framework = contract_term(FIRST, ASSUMED, [EARLY])
    first = Edge(date(2025, 9, 1), DateBasis.AGREED)

    term = contract_term(first, call_off_last_day(UNKNOWN_EDGE, framework), [])

    assert term.days == Timeline.empty()
