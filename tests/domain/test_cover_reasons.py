"""Tests of the reasons of states that are not cover, with days from the collapse of 2025."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.evidence import Holding
from app.domain.periods import Period
from app.domain.terms import UNKNOWN_EDGE, DayClaim, Edge, Term
from app.domain.timelines import Timeline
from app.domain.trading import ProviderEvent
from app.domain.vocabulary import (
    CoverReason,
    CoverState,
    DateBasis,
    Finding,
    ProviderEventKind,
    Risk,
    ServiceLevel,
)
from tests.domain.cells import OPEN_ENDED, agreed, answering, award, on, report

WOUND_UP = ProviderEvent(ProviderEventKind.WINDING_UP_ORDER, date(2025, 8, 1))
CEASED = ProviderEvent(ProviderEventKind.CEASED_TRADING, date(2025, 9, 15))
SHARED = award(
    "shared", agreed(date(2023, 4, 1)), agreed(date(2027, 3, 31)), events=[WOUND_UP, CEASED]
)
STOPGAP = award(
    "stopgap",
    agreed(date(2025, 9, 23)),
    agreed(date(2026, 3, 31)),
    provider="medequip",
    level=ServiceLevel.URGENT_ONLY,
)
LASTING = award("lasting", agreed(date(2025, 11, 1)), OPEN_ENDED, provider="millbrook")
COLLAPSE = answering(SHARED, STOPGAP, LASTING)


TERM = Term(Timeline.of(Period(date(2025, 1, 1), date(2025, 8, 31))), UNKNOWN_EDGE, UNKNOWN_EDGE)
TO_THE_END = agreed(date(2025, 8, 31))


@pytest.mark.parametrize(
    ("last", "day", "because"),
    [
        (award("a", agreed(date(2025, 1, 1)), TO_THE_END), 9, CoverReason.TERM_OVER),
        (
            award("a", agreed(date(2025, 1, 1)), agreed(date(2026, 1, 1)), events=[CEASED]),
            10,
            CoverReason.PROVIDER_STOPPED,
        ),
        (
            award(
                "a", agreed(date(2025, 1, 1)), TO_THE_END, term=TERM, options=[date(2025, 9, 30)]
            ),
            9,
            CoverReason.OPTION_UNCONFIRMED,
        ),
        # The option does not reach the day.
        (
            award(
                "a", agreed(date(2025, 1, 1)), TO_THE_END, term=TERM, options=[date(2025, 9, 30)]
            ),
            10,
            CoverReason.TERM_OVER,
        ),
        # The award ended before the contract, so its option says nothing about the award.
        (
            award(
                "a",
                agreed(date(2025, 1, 1)),
                agreed(date(2025, 7, 31)),
                term=TERM,
                options=[date(2025, 9, 30)],
            ),
            9,
            CoverReason.TERM_OVER,
        ),
        (
            award("a", agreed(date(2025, 1, 1)), TO_THE_END, term=TERM, options=[None]),
            12,
            CoverReason.OPTION_UNCONFIRMED,
        ),
    ],
)
def test_ended_cover_says_why_it_ended(last: Holding, day: int, because: CoverReason) -> None:
    tile = on(date(2025, day, 20), answering(last))

    assert (tile.state, tile.because, tile.certainty) == (CoverState.ENDED, because, None)
    assert tile.last_held_by == ("a",)


def test_the_last_of_several_awards_decides_why_cover_ended() -> None:
    stopped = award("stopped", agreed(date(2025, 1, 1)), OPEN_ENDED, events=[CEASED])
    later = award("later", agreed(date(2025, 9, 1)), agreed(date(2025, 9, 30)), provider="x")

    tile = on(date(2025, 10, 1), answering(stopped, later))

    assert (tile.because, tile.last_held_by) == (CoverReason.TERM_OVER, ("later",))


def test_claimed_end_after_the_accepted_one_makes_the_days_between_disputed() -> None:
    follows = Edge(None, DateBasis.CONTRACT)
    term = Term(TERM.days, agreed(date(2025, 1, 1)), TO_THE_END)
    claim = DayClaim("last_day", date(2025, 12, 31))
    evidence = answering(award("a", follows, follows, term=term, claims=[claim]))

    disputed, after = on(date(2025, 9, 1), evidence), on(date(2026, 1, 1), evidence)

    assert (disputed.state, disputed.because) == (CoverState.UNKNOWN, CoverReason.DISPUTED)
    assert disputed.days == Period(date(2025, 9, 1), date(2025, 12, 31))
    assert (after.state, after.because) == (CoverState.ENDED, CoverReason.TERM_OVER)


def test_leaf_beside_a_held_one_is_not_listed_even_after_an_earlier_award() -> None:
    siblings = Timeline.of(Period(date(2025, 9, 16), date(2025, 9, 30)))
    evidence = replace(answering(SHARED), siblings_held=siblings)

    beside, after = on(date(2025, 9, 20), evidence), on(date(2025, 10, 1), evidence)

    assert (beside.state, beside.because) == (CoverState.UNKNOWN, CoverReason.NOT_LISTED)
    assert after.because is CoverReason.PROVIDER_STOPPED


@pytest.mark.parametrize(
    ("finding", "state"),
    [
        (Finding.NONE, CoverState.NONE),
        # A report on the whole branch does not say that this leaf was among what it saw.
        (Finding.URGENT_ONLY, CoverState.UNKNOWN),
    ],
)
def test_report_of_none_speaks_of_a_leaf_beside_a_held_one(
    finding: Finding, state: CoverState
) -> None:
    day = date(2025, 9, 20)
    evidence = replace(
        answering(reports=[report(finding, day)]), siblings_held=Timeline.of(Period(day, day))
    )

    assert on(day, evidence).state is state


def test_undecided_claim_about_the_level_shows_the_lower_one() -> None:
    levels = [ServiceLevel.URGENT_ONLY, ServiceLevel.FULL]
    disputed = award("a", agreed(date(2025, 8, 28)), OPEN_ENDED, claimed_levels=levels)

    tile = on(date(2025, 9, 1), answering(disputed))

    assert (tile.state, tile.risks) == (CoverState.URGENT_ONLY, (Risk.LEVEL_DISPUTED,))
