"""Tests of the certainty of cover, with days from the collapse of 2025."""

from datetime import date

import pytest

from app.domain.evidence import Holding
from app.domain.periods import Period
from app.domain.terms import UNKNOWN_EDGE, Edge, Term
from app.domain.timelines import Timeline
from app.domain.trading import ProviderEvent
from app.domain.vocabulary import (
    Certainty,
    Confidence,
    CoverState,
    DateBasis,
    Finding,
    ProviderEventKind,
)
from tests.domain.cells import OPEN_ENDED, agreed, answering, assumed, award, on, report

CEASED = ProviderEvent(ProviderEventKind.CEASED_TRADING, date(2025, 9, 15))
SHARED = award("shared", agreed(date(2023, 4, 1)), agreed(date(2027, 3, 31)), events=[CEASED])
LASTING = award("lasting", agreed(date(2025, 11, 1)), OPEN_ENDED, provider="millbrook")


@pytest.mark.parametrize(
    ("finding", "certainty"),
    [(Finding.NONE, Certainty.CONFIRMED), (Finding.FULL, Certainty.ASSUMED)],
)
def test_gap_is_confirmed_only_by_report_or_attestation(
    finding: Finding, certainty: Certainty
) -> None:
    seen = report(finding, date(2025, 9, 17))

    gap = answering(SHARED, reports=[seen])

    assert on(date(2025, 9, 16), gap).certainty is Certainty.ASSUMED
    assert on(date(2025, 9, 17), gap).certainty is certainty


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


def test_assumed_day_is_confirmed_while_the_service_is_seen() -> None:
    seen = award(
        "seen",
        assumed(date(2025, 9, 16)),
        assumed(date(2026, 3, 31)),
        seen_from=date(2025, 9, 23),
        seen_to=date(2025, 12, 1),
    )

    certainty = {
        day: on(day, answering(seen)).certainty.value
        for day in [date(2025, 9, 22), date(2025, 9, 23), date(2025, 12, 1), date(2025, 12, 2)]
    }

    assert list(certainty.values()) == ["assumed", "confirmed", "confirmed", "assumed"]


def test_assumed_award_beside_a_sure_one_is_confirmed() -> None:
    doubtful = award("a", assumed(date(2025, 11, 1)), OPEN_ENDED)

    assert on(date(2025, 11, 1), answering(doubtful, LASTING)).certainty is Certainty.CONFIRMED


def test_disputed_deciding_day_makes_cover_assumed() -> None:
    first, last = agreed(date(2023, 4, 1)), agreed(date(2027, 3, 31))
    term = Term(Timeline.of(Period(date(2023, 4, 1), date(2027, 3, 31))), first, last)
    follows = Edge(None, DateBasis.CONTRACT)

    disputed = award(
        "a", follows, follows, term=term, seen_to=date(2025, 8, 1), disputed=["last_day"]
    )

    assert on(date(2025, 8, 1), answering(disputed)).certainty is Certainty.CONFIRMED
    assert on(date(2025, 8, 2), answering(disputed)).certainty is Certainty.ASSUMED


def test_unknown_is_confirmed_if_unknown_without_assumptions() -> None:
    doubtful = award("doubtful", agreed(date(2025, 1, 1)), UNKNOWN_EDGE, confidence=Confidence.LOW)
    assumed_end = award(
        "assumed",
        agreed(date(2025, 1, 1)),
        assumed(date(2025, 3, 31)),
        seen_to=date(2025, 2, 1),
    )

    tile = on(date(2025, 9, 16), answering(doubtful, assumed_end))

    # Without its assumed last day the second award would fade: unknown either way.
    assert (tile.state, tile.certainty) == (CoverState.UNKNOWN, Certainty.CONFIRMED)
