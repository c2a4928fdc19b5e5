from datetime import date

import pytest

from app.domain.awards import AwardedDays, HeldDays, held_days
from app.domain.periods import Period
from app.domain.terms import (
    UNKNOWN_EDGE,
    Cancellation,
    DayClaim,
    Edge,
    Term,
    Termination,
    contract_term,
)
from app.domain.timelines import Timeline
from app.domain.vocabulary import DateBasis

FOLLOWS = Edge(None, DateBasis.CONTRACT)
OPEN_ENDED = Edge(None, DateBasis.OPEN_ENDED)
APRIL = date(2023, 4, 1)
MARCH = date(2027, 3, 31)
SEEN_FROM = date(2024, 1, 1)
SEEN_TO = date(2025, 7, 1)
ALWAYS = Timeline.always()
TERM = contract_term(
    Edge(APRIL, DateBasis.AGREED), Edge(MARCH, DateBasis.ASSUMED), []
)  # fmt: skip


def period(first: date, last: date | None = None) -> Timeline:
    return Timeline.of(Period(first, last))


def held(
    first: Edge = FOLLOWS,
    last: Edge = FOLLOWS,
    *,
    seen_from: date | None = None,
    seen_to: date | None = None,
    term: Term = TERM,
    trading: Timeline = ALWAYS,
    is_sure: bool = True,
    claims: tuple[DayClaim, ...] = (),
) -> HeldDays:
    awarded = AwardedDays(first, last, seen_from, seen_to)
    return held_days(awarded, term, trading, is_sure=is_sure, claims=claims)


def test_award_without_own_days_follows_its_contract() -> None:
    assert held().live == period(APRIL, MARCH)


def test_award_of_terminated_contract_ends_with_the_contract() -> None:
    terminated = contract_term(TERM.first, TERM.last, [Termination(date(2025, 8, 1))])

    assert held(term=terminated).live == period(APRIL, date(2025, 8, 1))


def test_an_award_may_begin_later_and_end_earlier_than_its_contract() -> None:
    first = Edge(date(2024, 4, 1), DateBasis.AGREED)
    last = Edge(date(2025, 3, 31), DateBasis.AGREED)

    assert held(first, last).live == period(date(2024, 4, 1), date(2025, 3, 31))


def test_an_award_is_never_live_outside_the_term_of_its_contract() -> None:
    first = Edge(date(2022, 1, 1), DateBasis.AGREED)
    last = Edge(date(2030, 1, 1), DateBasis.AGREED)

    assert held(first, last).live == held(first, OPEN_ENDED).live == period(APRIL, MARCH)


def test_an_award_is_live_while_its_provider_trades() -> None:
    trading = Timeline.until(date(2025, 9, 15)) | Timeline.since(date(2025, 10, 1))

    live = held(trading=trading).live

    assert live == period(APRIL, date(2025, 9, 15)) | period(date(2025, 10, 1), MARCH)


def test_an_unknown_first_day_counts_as_the_day_first_seen() -> None:
    assert held(UNKNOWN_EDGE, seen_from=SEEN_FROM).live == period(SEEN_FROM, MARCH)


def test_day_with_unknown_basis_is_ignored() -> None:
    doubtful = Edge(date(2025, 3, 31), DateBasis.UNKNOWN)

    assert held(doubtful, seen_from=SEEN_FROM).live == period(SEEN_FROM, MARCH)
    assert held(last=doubtful, seen_to=SEEN_TO).live == period(APRIL, SEEN_TO)


def test_award_without_first_day_and_never_seen_has_no_days() -> None:
    days = held(UNKNOWN_EDGE, UNKNOWN_EDGE, seen_to=SEEN_TO)

    assert not days.live
    assert not days.fading


def test_unknown_last_day_is_live_while_seen_and_then_fading() -> None:
    days = held(last=UNKNOWN_EDGE, seen_to=SEEN_TO)

    assert days.live == period(APRIL, SEEN_TO)
    assert days.fading == period(date(2025, 7, 2), MARCH)


def test_unknown_last_day_never_seen_is_fading_from_the_first_day() -> None:
    days = held(last=UNKNOWN_EDGE)

    assert not days.live
    assert days.fading == period(APRIL, MARCH)


def test_an_award_does_not_fade_after_its_provider_stopped() -> None:
    days = held(last=UNKNOWN_EDGE, seen_to=SEEN_TO, trading=Timeline.until(date(2025, 9, 15)))

    assert days.fading == period(date(2025, 7, 2), date(2025, 9, 15))


def test_doubtful_award_is_live_on_the_same_days_but_never_surely() -> None:
    days = held(last=UNKNOWN_EDGE, seen_to=SEEN_TO, is_sure=False)

    assert days.live == held(last=UNKNOWN_EDGE, seen_to=SEEN_TO).sure
    assert not days.sure


def test_an_assumed_last_day_is_sure_only_while_the_award_is_seen() -> None:
    days = held(seen_to=SEEN_TO)

    assert days.live == period(APRIL, MARCH)
    assert days.sure == period(APRIL, SEEN_TO)


def test_an_assumed_first_day_is_sure_only_once_the_award_is_seen() -> None:
    first = Edge(date(2023, 6, 1), DateBasis.ASSUMED)
    last = Edge(MARCH, DateBasis.AGREED)

    assert held(first, last, seen_from=SEEN_FROM).sure == period(SEEN_FROM, MARCH)
    assert not held(first, last).sure


def test_sure_days_are_always_live() -> None:
    first = Edge(date(2025, 6, 1), DateBasis.ASSUMED)
    last = Edge(MARCH, DateBasis.AGREED)

    assert held(first, last, seen_from=SEEN_FROM).sure == period(date(2025, 6, 1), MARCH)


EARLIER = DayClaim("last_day", date(2025, 12, 31))
LATER = DayClaim("last_day", date(2028, 3, 31))
BEGUN_LATER = DayClaim("first_day", SEEN_FROM)


@pytest.mark.parametrize(
    ("claims", "sure", "disputed"),
    [
        ((), period(APRIL, MARCH), Timeline()),
        ((EARLIER,), period(APRIL, date(2025, 12, 31)), Timeline()),
        ((LATER,), period(APRIL, MARCH), period(date(2027, 4, 1), date(2028, 3, 31))),
        ((BEGUN_LATER,), period(SEEN_FROM, MARCH), Timeline()),
        (
            (BEGUN_LATER, EARLIER, LATER),
            period(SEEN_FROM, date(2025, 12, 31)),
            period(date(2027, 4, 1), date(2028, 3, 31)),
        ),
    ],
)
def test_undecided_claim_takes_sureness_from_days_and_disputes_others(
    claims: tuple[DayClaim, ...], sure: Timeline, disputed: Timeline
) -> None:
    agreed = contract_term(TERM.first, Edge(MARCH, DateBasis.AGREED), [])

    days = held(term=agreed, claims=claims)

    assert days.live == period(APRIL, MARCH)
    assert (days.sure, days.disputed) == (sure, disputed)


def test_claim_about_a_day_of_the_contract_does_not_affect_own_days_of_an_award() -> None:
    first = Edge(date(2024, 4, 1), DateBasis.AGREED)
    last = Edge(date(2025, 3, 31), DateBasis.DERIVED)

    days = held(first, last, claims=(BEGUN_LATER, EARLIER, LATER))

    assert days.sure == days.live
    assert not days.disputed


def test_claim_about_a_cancelled_contract_disputes_nothing() -> None:
    cancelled = contract_term(TERM.first, TERM.last, [Cancellation()])

    assert held(term=cancelled, claims=(LATER,)) == held(term=cancelled)


def test_days_after_the_stop_of_the_provider_are_stopped_days() -> None:
    stop = date(2025, 9, 15)

    assert held(trading=Timeline.until(stop)).stopped == period(date(2025, 9, 16), MARCH)
    assert held(last=UNKNOWN_EDGE, seen_to=SEEN_TO, trading=Timeline.until(stop)).stopped == period(
        date(2025, 9, 16), MARCH
    )
    assert not held().stopped


@pytest.mark.parametrize(
    ("last", "seen_to", "trading", "ending"),
    [
        (FOLLOWS, None, ALWAYS, DateBasis.ASSUMED),
        (OPEN_ENDED, None, ALWAYS, DateBasis.ASSUMED),
        (Edge(date(2025, 3, 31), DateBasis.AGREED), None, ALWAYS, DateBasis.AGREED),
        (UNKNOWN_EDGE, SEEN_TO, ALWAYS, DateBasis.UNKNOWN),
        (UNKNOWN_EDGE, None, ALWAYS, DateBasis.UNKNOWN),
        (UNKNOWN_EDGE, MARCH, ALWAYS, DateBasis.ASSUMED),
        (FOLLOWS, None, Timeline.until(date(2025, 9, 15)), DateBasis.DERIVED),
        (UNKNOWN_EDGE, date(2025, 9, 15), Timeline.until(date(2025, 9, 15)), DateBasis.DERIVED),
    ],
)
def test_last_live_day_has_the_basis_of_its_cause(
    last: Edge, seen_to: date | None, trading: Timeline, ending: DateBasis
) -> None:
    assert held(last=last, seen_to=seen_to, trading=trading).ending is ending


def test_an_award_without_end_is_open_ended() -> None:
    open_ended = contract_term(TERM.first, OPEN_ENDED, [])

    days = held(term=open_ended)

    assert days.live == Timeline.since(APRIL)
    assert days.ending is DateBasis.OPEN_ENDED


def test_an_award_seen_to_the_end_of_time_is_live_for_ever() -> None:
    open_ended = contract_term(TERM.first, OPEN_ENDED, [])

    assert held(last=UNKNOWN_EDGE, seen_to=date.max, term=open_ended).live.is_open
