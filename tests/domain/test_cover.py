"""Tests of cover, with days from the collapse of 2025."""

from datetime import date

import pytest

from app.domain.cover import tiles
from app.domain.evidence import Evidence
from app.domain.periods import BEGINNING_OF_TIME, Period
from app.domain.terms import UNKNOWN_EDGE
from app.domain.timelines import Timeline
from app.domain.trading import ProviderEvent
from app.domain.vocabulary import (
    Certainty,
    CoverState,
    DateBasis,
    Finding,
    ProviderEventKind,
    Risk,
    ServiceLevel,
)
from tests.domain.cells import OPEN_ENDED, agreed, answering, assumed, award, on, report

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


@pytest.mark.parametrize(
    ("day", "state", "held_by"),
    [
        (date(2023, 3, 31), CoverState.UNKNOWN, ()),
        (date(2023, 4, 1), CoverState.FULL, ("shared",)),
        (date(2025, 9, 15), CoverState.FULL, ("shared",)),
        (date(2025, 9, 16), CoverState.NONE, ()),
        (date(2025, 9, 22), CoverState.NONE, ()),
        (date(2025, 9, 23), CoverState.URGENT_ONLY, ("stopgap",)),
        (date(2025, 11, 1), CoverState.FULL, ("lasting", "stopgap")),
        (date(2026, 4, 1), CoverState.FULL, ("lasting",)),
    ],
)
def test_the_best_level_among_the_live_awards_is_the_state(
    day: date, state: CoverState, held_by: tuple[str, ...]
) -> None:
    assert (on(day, COLLAPSE).state, on(day, COLLAPSE).held_by) == (state, held_by)


def test_cell_without_data_is_unknown_and_not_a_gap() -> None:
    (tile,) = tiles(Evidence())

    assert tile.days == Period(BEGINNING_OF_TIME)
    assert (tile.state, tile.since, tile.until) == (CoverState.UNKNOWN, None, None)


def test_insolvency_adds_a_risk_and_keeps_cover() -> None:
    risks = {day: on(date(2025, *day), COLLAPSE).risks for day in [(7, 31), (8, 1), (9, 15)]}

    assert risks == {(7, 31): (), (8, 1): (Risk.INSOLVENCY,), (9, 15): (Risk.INSOLVENCY,)}
    assert on(date(2025, 9, 16), COLLAPSE).risks == ()


def test_second_provider_at_the_same_level_removes_the_risk() -> None:
    sound = award("sound", agreed(date(2025, 8, 15)), OPEN_ENDED, provider="medequip")
    lesser = award(
        "lesser", agreed(date(2025, 8, 1)), OPEN_ENDED, level=ServiceLevel.PARTIAL, provider="x"
    )

    assert on(date(2025, 8, 14), answering(SHARED, sound, lesser)).risks == (Risk.INSOLVENCY,)
    assert on(date(2025, 8, 15), answering(SHARED, sound, lesser)).risks == ()


def test_run_lasts_while_the_level_or_a_better_one_does() -> None:
    urgent = on(date(2025, 9, 23), COLLAPSE)
    full = on(date(2025, 8, 1), COLLAPSE)
    gap = on(date(2025, 9, 20), COLLAPSE)

    assert (urgent.since, urgent.until) == (date(2025, 9, 23), None)
    assert urgent.until_basis is DateBasis.OPEN_ENDED
    assert (full.since, full.until) == (date(2023, 4, 1), date(2025, 9, 15))
    assert (gap.since, gap.until) == (date(2025, 9, 16), date(2025, 9, 22))


def test_stop_of_trading_ends_cover_on_a_derived_day() -> None:
    assert on(date(2025, 8, 1), COLLAPSE).until_basis is DateBasis.DERIVED


def test_end_of_two_awards_has_the_weaker_basis() -> None:
    other = award("other", agreed(date(2025, 9, 23)), assumed(date(2026, 3, 31)))

    tile = on(date(2025, 10, 1), answering(STOPGAP, other))

    assert (tile.until, tile.until_basis) == (date(2026, 3, 31), DateBasis.ASSUMED)


def test_unknown_end_has_no_last_day() -> None:
    seen = award("seen", agreed(date(2025, 9, 16)), UNKNOWN_EDGE, seen_to=date(2025, 12, 1))

    tile = on(date(2025, 10, 1), answering(seen))

    assert (tile.until, tile.until_basis) == (None, DateBasis.UNKNOWN)


def test_gap_names_the_last_holders() -> None:
    assert on(date(2025, 9, 20), COLLAPSE).last_held_by == ("shared",)
    assert on(date(2025, 9, 15), COLLAPSE).last_held_by == ()


def test_last_holders_are_kept_over_unknown_days() -> None:
    seen = award(
        "seen",
        agreed(date(2024, 1, 1)),
        UNKNOWN_EDGE,
        seen_to=date(2025, 9, 1),
        events=[CEASED],
    )

    assert on(date(2025, 9, 15), answering(seen)).state is CoverState.UNKNOWN
    assert on(date(2025, 9, 16), answering(seen)).last_held_by == ("seen",)


def test_fading_award_makes_its_cell_unknown() -> None:
    seen = award("seen", agreed(date(2024, 1, 1)), UNKNOWN_EDGE, seen_to=date(2025, 9, 15))

    assert on(date(2025, 9, 15), answering(seen)).state is CoverState.FULL
    assert on(date(2025, 9, 16), answering(seen)).state is CoverState.UNKNOWN


def test_fading_award_is_ignored_while_another_is_live() -> None:
    seen = award("seen", agreed(date(2024, 1, 1)), UNKNOWN_EDGE, seen_to=date(2025, 9, 15))

    assert on(date(2025, 9, 23), answering(seen, STOPGAP)).state is CoverState.URGENT_ONLY


@pytest.mark.parametrize(
    ("finding", "state"),
    [
        (Finding.FULL, CoverState.FULL),
        (Finding.PARTIAL, CoverState.PARTIAL),
        (Finding.URGENT_ONLY, CoverState.URGENT_ONLY),
        (Finding.NONE, CoverState.NONE),
        (Finding.PROVIDER_UNNAMED, CoverState.FULL),
    ],
)
def test_a_report_of_a_lower_level_caps_the_state_for_its_days(
    finding: Finding, state: CoverState
) -> None:
    seen = report(finding, date(2025, 8, 4), date(2025, 8, 8))

    evidence = answering(SHARED, reports=[seen])

    assert on(date(2025, 8, 3), evidence).state is CoverState.FULL
    assert on(date(2025, 8, 4), evidence).state is state
    assert on(date(2025, 8, 8), evidence).held_by == ("shared",)
    assert on(date(2025, 8, 9), evidence).state is CoverState.FULL


def test_the_lowest_of_two_reports_counts() -> None:
    day = date(2025, 8, 4)
    reports = [report(Finding.URGENT_ONLY, day), report(Finding.PARTIAL, day)]

    assert on(day, answering(SHARED, reports=reports)).state is CoverState.URGENT_ONLY


def test_no_report_raises_a_level() -> None:
    seen = report(Finding.FULL, date(2025, 9, 16), date(2025, 9, 30))

    assert on(date(2025, 9, 16), answering(SHARED, reports=[seen])).state is CoverState.NONE
    assert on(date(2025, 9, 23), answering(STOPGAP, reports=[seen])).state is CoverState.URGENT_ONLY


def test_report_of_an_unnamed_provider_makes_the_cell_unknown() -> None:
    seen = report(Finding.PROVIDER_UNNAMED, date(2025, 9, 16))

    assert on(date(2025, 9, 16), answering(SHARED, reports=[seen])).state is CoverState.UNKNOWN
    assert on(date(2025, 9, 17), answering(SHARED, reports=[seen])).state is CoverState.NONE


def test_attested_cell_without_awards_is_a_gap() -> None:
    attested = Timeline.of(Period(date(2025, 8, 1), date(2025, 8, 31)))

    laid = tiles(Evidence(attested=attested))

    assert [(tile.state, tile.certainty) for tile in laid] == [
        (CoverState.UNKNOWN, Certainty.CONFIRMED),
        (CoverState.NONE, Certainty.CONFIRMED),
        (CoverState.UNKNOWN, Certainty.CONFIRMED),
    ]


def test_within_one_contract_the_award_nearest_the_leaf_decides() -> None:
    branch = award("branch", agreed(date(2025, 11, 1)), OPEN_ENDED, contract="c", nearness=1)
    leaf = award(
        "leaf",
        agreed(date(2026, 1, 1)),
        agreed(date(2026, 3, 31)),
        contract="c",
        level=ServiceLevel.PARTIAL,
    )

    states = [
        on(day, answering(branch, leaf)).held_by
        for day in [date(2025, 12, 31), date(2026, 1, 1), date(2026, 4, 1)]
    ]

    assert states == [("branch",), ("leaf",), ("branch",)]
    assert on(date(2026, 1, 1), answering(branch, leaf)).state is CoverState.PARTIAL


def test_between_contracts_the_nearest_award_does_not_decide() -> None:
    branch = award("branch", agreed(date(2025, 11, 1)), OPEN_ENDED, nearness=1)
    leaf = award(
        "leaf", agreed(date(2026, 1, 1)), OPEN_ENDED, level=ServiceLevel.PARTIAL, nearness=0
    )

    tile = on(date(2026, 1, 1), answering(branch, leaf))

    assert (tile.state, tile.contracts) == (CoverState.FULL, ("branch", "leaf"))


def test_unnamed_provider_always_trades_and_has_no_risk() -> None:
    unnamed = award("unnamed", agreed(date(2025, 9, 16)), OPEN_ENDED, provider=None)

    tile = on(date(2026, 9, 16), answering(unnamed))

    assert (tile.state, tile.risks) == (CoverState.FULL, ())
