"""Tests of the certainty of cover, with days from the collapse of 2025."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.evidence import Holding
from app.domain.periods import Period
from app.domain.terms import DayClaim, Edge, Term
from app.domain.timelines import Timeline
from app.domain.trading import ProviderEvent
from app.domain.vocabulary import (
    Certainty,
    Confidence,
    CoverState,
    DateBasis,
    Finding,
    ProviderEventKind,
    Risk,
    ServiceLevel,
)
from tests.domain.cells import OPEN_ENDED, agreed, answering, assumed, award, on, report

CEASED = ProviderEvent(ProviderEventKind.CEASED_TRADING, date(2025, 9, 15))
SHARED = award("shared", agreed(date(2023, 4, 1)), agreed(date(2027, 3, 31)), events=[CEASED])
LASTING = award("lasting", agreed(date(2025, 11, 1)), OPEN_ENDED, provider="millbrook")


def test_ended_cover_has_no_certainty_and_reported_absence_is_observed() -> None:
    gap = answering(SHARED, reports=[report(Finding.NONE, date(2025, 9, 17))])

    assert on(date(2025, 9, 16), gap).certainty is None
    assert on(date(2025, 9, 17), gap).certainty is Certainty.OBSERVED


def test_attested_days_are_attested_whatever_else_is_known() -> None:
    day = date(2025, 9, 17)
    attested = Timeline.of(Period(day, day))
    doubtful = award("a", assumed(day), OPEN_ENDED)

    held = replace(answering(doubtful), attested=attested)
    absent = replace(answering(reports=[report(Finding.NONE, day)]), attested=attested)

    assert on(day, held).certainty is Certainty.ATTESTED
    assert on(day, absent).certainty is Certainty.ATTESTED


def test_cover_is_observed_for_ninety_days_after_a_report_of_exactly_its_level() -> None:
    evidence = answering(LASTING, reports=[report(Finding.FULL, date(2025, 12, 1))])

    certainty = {
        day: on(day, evidence).certainty
        for day in (
            date(2025, 11, 30),
            date(2025, 12, 1),
            date(2026, 3, 1),
            date(2026, 3, 2),
        )
    }

    assert [*certainty.values()] == [
        Certainty.CONTRACTED, Certainty.OBSERVED, Certainty.OBSERVED, Certainty.CONTRACTED,
    ]  # fmt: skip


def test_change_of_the_state_ends_an_observation() -> None:
    low = report(Finding.PARTIAL, date(2025, 12, 5))
    evidence = answering(LASTING, reports=[report(Finding.FULL, date(2025, 12, 1)), low])

    assert on(date(2025, 12, 4), evidence).certainty is Certainty.OBSERVED
    assert on(date(2025, 12, 5), evidence).certainty is Certainty.OBSERVED
    assert on(date(2025, 12, 6), evidence).certainty is Certainty.CONTRACTED


def test_report_of_a_level_that_a_claim_disputes_is_observed_on_its_days_only() -> None:
    levels = [ServiceLevel.URGENT_ONLY, ServiceLevel.FULL]
    disputed = award("a", agreed(date(2025, 8, 28)), OPEN_ENDED, claimed_levels=levels)
    evidence = answering(disputed, reports=[report(Finding.URGENT_ONLY, date(2025, 9, 25))])

    assert on(date(2025, 9, 24), evidence).certainty is Certainty.ASSUMED
    assert on(date(2025, 9, 25), evidence).certainty is Certainty.OBSERVED
    assert on(date(2025, 9, 26), evidence).certainty is Certainty.ASSUMED


def test_award_that_is_not_seconded_is_assumed_and_a_risk() -> None:
    own = award("own", agreed(date(2025, 9, 16)), OPEN_ENDED, is_seconded=False)

    tile = on(date(2025, 9, 16), answering(own))

    assert (tile.certainty, tile.risks) == (Certainty.ASSUMED, (Risk.NOT_SECONDED,))


@pytest.mark.parametrize(
    "doubtful",
    [
        award("a", agreed(date(2025, 9, 16)), assumed(date(2026, 3, 31))),
        award("a", assumed(date(2025, 9, 16)), OPEN_ENDED),
        award("a", agreed(date(2025, 9, 16)), OPEN_ENDED, confidence=Confidence.MEDIUM),
    ],
)
def test_cover_from_assumed_days_is_assumed(doubtful: Holding) -> None:
    tile = on(date(2025, 9, 16), answering(doubtful))

    assert (tile.state, tile.certainty) == (CoverState.FULL, Certainty.ASSUMED)


def test_assumed_day_is_sure_while_the_service_is_seen() -> None:
    seen = award(
        "seen",
        assumed(date(2025, 9, 16)),
        assumed(date(2026, 3, 31)),
        seen_from=date(2025, 9, 23),
        seen_to=date(2025, 12, 1),
    )

    certainty = {
        day: on(day, answering(seen)).certainty
        for day in [date(2025, 9, 22), date(2025, 9, 23), date(2025, 12, 1), date(2025, 12, 2)]
    }

    assert [*certainty.values()] == [
        Certainty.ASSUMED, Certainty.CONTRACTED, Certainty.CONTRACTED, Certainty.ASSUMED,
    ]  # fmt: skip


def test_assumed_award_beside_a_sure_one_is_not_assumed() -> None:
    doubtful = award("a", assumed(date(2025, 11, 1)), OPEN_ENDED)

    assert on(date(2025, 11, 1), answering(doubtful, LASTING)).certainty is Certainty.CONTRACTED


def test_cover_that_ends_earlier_by_an_undecided_claim_is_assumed_after_that_day() -> None:
    first, last = agreed(date(2023, 4, 1)), agreed(date(2027, 3, 31))
    term = Term(Timeline.of(Period(date(2023, 4, 1), date(2027, 3, 31))), first, last)
    follows = Edge(None, DateBasis.CONTRACT)
    claim = DayClaim("last_day", date(2025, 8, 1))

    disputed = award("a", follows, follows, term=term, claims=[claim])

    assert on(date(2025, 8, 1), answering(disputed)).certainty is Certainty.CONTRACTED
    assert on(date(2025, 8, 2), answering(disputed)).certainty is Certainty.ASSUMED
