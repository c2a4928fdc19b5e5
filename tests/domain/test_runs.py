from datetime import date

import pytest

from app.domain.cover import tiles
from app.domain.periods import END_OF_TIME, Period
from app.domain.runs import Run, gaps, overlaps, timeline
from app.domain.terms import UNKNOWN_EDGE
from app.domain.trading import ProviderEvent
from app.domain.vocabulary import (
    Certainty,
    CoverReason,
    CoverState,
    Finding,
    GapBasis,
    ProviderEventKind,
    ServiceLevel,
)
from tests.domain.cells import OPEN_ENDED, agreed, answering, award, report

CEASED = ProviderEvent(ProviderEventKind.CEASED_TRADING, date(2025, 9, 15))
SHARED = award("shared", agreed(date(2023, 4, 1)), agreed(date(2027, 3, 31)), events=[CEASED])
STOPGAP = award(
    "stopgap",
    agreed(date(2025, 9, 23)),
    agreed(date(2025, 11, 14)),
    level=ServiceLevel.URGENT_ONLY,
)
LASTING = award("lasting", agreed(date(2025, 11, 1)), OPEN_ENDED)
COLLAPSE = tiles(answering(SHARED, STOPGAP, LASTING))
ABANDONED = tiles(answering(SHARED))
YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))


def days(runs: list[Run]) -> list[tuple[date, date]]:
    return [(run.first_day, run.last_day) for run in runs]


@pytest.mark.parametrize(
    ("level", "last_day"),
    [
        (ServiceLevel.URGENT_ONLY, date(2025, 9, 22)),
        (ServiceLevel.PARTIAL, date(2025, 10, 31)),
        (ServiceLevel.FULL, date(2025, 10, 31)),
    ],
)
def test_gaps_last_until_the_level_is_met(level: ServiceLevel, last_day: date) -> None:
    found = days(gaps(COLLAPSE, level, YEAR))

    assert (found[0][0], found[-1][1]) == (date(2025, 9, 16), last_day)


def test_gaps_are_the_same_if_tiles_that_reach_the_level_are_left_out() -> None:
    first = award("first", agreed(date(2024, 1, 1)), agreed(date(2025, 3, 31)))
    second = award("second", agreed(date(2025, 5, 1)), agreed(date(2025, 6, 30)))
    laid = tiles(answering(first, second))
    below = [tile for tile in laid if tile.state is not CoverState.FULL]

    found = gaps(below, ServiceLevel.FULL, YEAR)

    assert found == gaps(laid, ServiceLevel.FULL, YEAR)
    assert days(found) == [
        (date(2025, 4, 1), date(2025, 4, 30)), (date(2025, 7, 1), date(2025, 12, 31)),
    ]  # fmt: skip


def test_unknown_is_no_gap_and_shown_beside_the_gaps_if_asked_for() -> None:
    (unknown,) = gaps(tiles(answering()), ServiceLevel.FULL, YEAR, with_unknown=True)

    assert gaps(tiles(answering()), ServiceLevel.FULL, YEAR) == []
    assert (unknown.state, unknown.because, unknown.basis) == (
        CoverState.UNKNOWN, CoverReason.NEVER_RECORDED, None,
    )  # fmt: skip


def test_a_run_has_one_state_and_reason_and_says_what_it_rests_on() -> None:
    ended, low = gaps(COLLAPSE, ServiceLevel.FULL, YEAR)

    assert ended == Run(
        first_day=date(2025, 9, 16),
        last_day=date(2025, 9, 22),
        continues_before=False,
        continues_after=False,
        state=CoverState.ENDED,
        because=CoverReason.PROVIDER_STOPPED,
        certainty=None,
        risks=(),
        contracts=(),
    )
    assert (low.state, low.because, low.contracts) == (CoverState.URGENT_ONLY, None, ("stopgap",))
    assert (ended.basis, low.basis) == (GapBasis.RECORD_ENDED, GapBasis.SAID)


def test_a_reported_gap_is_said_and_apart_from_the_days_on_which_the_record_ended() -> None:
    seen = report(Finding.NONE, date(2025, 9, 17), date(2025, 9, 20))
    september = Period(date(2025, 9, 1), date(2025, 9, 30))

    found = gaps(tiles(answering(SHARED, reports=[seen])), ServiceLevel.FULL, september)

    assert [(run.first_day.day, run.basis, run.certainty) for run in found] == [
        (16, GapBasis.RECORD_ENDED, None),
        (17, GapBasis.SAID, Certainty.OBSERVED),
        (21, GapBasis.RECORD_ENDED, None),
    ]


@pytest.mark.parametrize(
    ("horizon", "run"),
    [
        (
            Period(date(2025, 9, 18), date(2025, 9, 20)),
            (date(2025, 9, 18), date(2025, 9, 20), True, True),
        ),
        (
            Period(date(2025, 9, 16), date(2025, 9, 22)),
            (date(2025, 9, 16), date(2025, 9, 22), False, False),
        ),
        (
            Period(date(2025, 9, 1), date(2025, 9, 21)),
            (date(2025, 9, 16), date(2025, 9, 21), False, True),
        ),
        (
            Period(date(2025, 9, 17), date(2025, 9, 30)),
            (date(2025, 9, 17), date(2025, 9, 22), True, False),
        ),
    ],
)
def test_gap_is_cut_to_the_horizon_with_continuation_flags(
    horizon: Period, run: tuple[date, date, bool, bool]
) -> None:
    (gap,) = gaps(COLLAPSE, ServiceLevel.URGENT_ONLY, horizon)

    assert (gap.first_day, gap.last_day, gap.continues_before, gap.continues_after) == run


@pytest.mark.parametrize(
    "horizon",
    [
        Period(date(2025, 9, 1), date(2025, 9, 15)),
        Period(date(2025, 9, 23), date(2025, 9, 30)),
    ],
)
def test_gap_outside_the_horizon_is_omitted(horizon: Period) -> None:
    assert gaps(COLLAPSE, ServiceLevel.URGENT_ONLY, horizon) == []


def test_a_gap_without_end_goes_on_after_any_horizon() -> None:
    (until_new_year,) = gaps(ABANDONED, ServiceLevel.FULL, YEAR)
    (for_ever,) = gaps(ABANDONED, ServiceLevel.FULL, Period(date(2025, 1, 1)))

    assert (until_new_year.last_day, until_new_year.continues_after) == (YEAR.last_day, True)
    assert (for_ever.last_day, for_ever.continues_after) == (END_OF_TIME, False)


def test_tiles_outside_the_horizon_do_not_affect_the_run() -> None:
    october = Period(date(2025, 10, 1), date(2025, 10, 31))

    (gap,) = gaps(COLLAPSE, ServiceLevel.FULL, october)

    assert (gap.state, gap.continues_before) == (CoverState.URGENT_ONLY, True)


def test_awards_that_fade_do_not_overlap() -> None:
    fading = award("fading", agreed(date(2025, 11, 1)), UNKNOWN_EDGE)
    other = award("other", agreed(date(2025, 11, 1)), UNKNOWN_EDGE)

    assert overlaps(tiles(answering(fading, other)), YEAR) == []


def test_two_contracts_on_one_day_overlap() -> None:
    (overlap,) = overlaps(COLLAPSE, YEAR)

    assert days([overlap]) == [(date(2025, 11, 1), date(2025, 11, 14))]
    assert overlap.contracts == ("lasting", "stopgap")


def test_two_awards_of_one_contract_do_not_overlap() -> None:
    one = award("one", agreed(date(2025, 1, 1)), OPEN_ENDED, contract="c")
    other = award("other", agreed(date(2025, 1, 1)), OPEN_ENDED, contract="c")

    assert overlaps(tiles(answering(one, other)), YEAR) == []


def test_an_overlap_whose_contracts_change_is_one_run() -> None:
    third = award("third", agreed(date(2025, 11, 10)), agreed(date(2025, 11, 30)))

    (overlap,) = overlaps(tiles(answering(STOPGAP, LASTING, third)), YEAR)

    assert days([overlap]) == [(date(2025, 11, 1), date(2025, 11, 30))]
    assert overlap.contracts == ("lasting", "stopgap", "third")


def test_a_timeline_fills_the_horizon_from_its_first_day_to_its_last() -> None:
    told = [
        (run.first_day, run.last_day, tile.state.value) for tile, run in timeline(COLLAPSE, YEAR)
    ]

    assert told == [
        (date(2025, 1, 1), date(2025, 9, 15), "full"),
        (date(2025, 9, 16), date(2025, 9, 22), "ended"),
        (date(2025, 9, 23), date(2025, 10, 31), "urgent-only"),
        (date(2025, 11, 1), date(2025, 11, 14), "full"),
        (date(2025, 11, 15), date(2025, 12, 31), "full"),
    ]


def test_timeline_has_continuation_flags() -> None:
    told = [(run.continues_before, run.continues_after) for _, run in timeline(COLLAPSE, YEAR)]

    assert told == [(True, False), (False, False), (False, False), (False, False), (False, True)]


def test_a_horizon_of_one_day_has_one_tile() -> None:
    day = Period(date(2025, 9, 16), date(2025, 9, 16))

    ((tile, run),) = timeline(COLLAPSE, day)

    assert (tile.state, run.first_day, run.last_day) == (CoverState.ENDED, *[day.first_day] * 2)
