"""Tests of cover, with days from the collapse of 2025."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.cover import tiles
from app.domain.evidence import Evidence, Holding
from app.domain.periods import BEGINNING_OF_TIME, Period
from app.domain.terms import UNKNOWN_EDGE
from app.domain.timelines import Timeline
from app.domain.trading import ProviderEvent
from app.domain.vocabulary import (
    Certainty,
    CoverReason,
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
        (date(2025, 9, 16), CoverState.ENDED, ()),
        (date(2025, 9, 22), CoverState.ENDED, ()),
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
    assert (tile.state, tile.because) == (CoverState.UNKNOWN, CoverReason.NEVER_RECORDED)
    assert (tile.certainty, tile.covered_until) == (None, None)


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


def test_signal_of_distress_is_a_risk_of_every_award_at_the_level_of_the_state() -> None:
    signal = ProviderEvent(ProviderEventKind.DISTRESS_SIGNAL, date(2025, 7, 1))
    weak = award("weak", agreed(date(2025, 1, 1)), OPEN_ENDED, events=[signal])
    better = award("better", agreed(date(2025, 8, 1)), OPEN_ENDED, provider="medequip")
    low = award(
        "low", agreed(date(2025, 1, 1)), OPEN_ENDED, events=[signal], level=ServiceLevel.PARTIAL
    )

    assert on(date(2025, 6, 30), answering(weak)).risks == ()
    assert on(date(2025, 8, 1), answering(weak, better)).risks == (Risk.DISTRESS,)
    assert on(date(2025, 8, 1), answering(low, better)).risks == ()


def test_cover_lasts_while_the_level_or_a_better_one_does() -> None:
    urgent = on(date(2025, 9, 23), COLLAPSE)
    full = on(date(2025, 8, 1), COLLAPSE)
    gap = on(date(2025, 9, 20), COLLAPSE)

    assert (urgent.covered_until, urgent.until_basis) == (None, DateBasis.OPEN_ENDED)
    assert full.covered_until == date(2025, 9, 15)
    assert (gap.covered_until, gap.until_basis) == (None, None)


def test_tile_holds_the_days_on_which_nothing_about_the_cell_changes() -> None:
    gap = on(date(2025, 9, 20), COLLAPSE)
    insolvent = on(date(2025, 8, 1), COLLAPSE)

    assert gap.days == Period(date(2025, 9, 16), date(2025, 9, 22))
    assert insolvent.days == Period(date(2025, 8, 1), date(2025, 9, 15))


def test_stop_of_trading_ends_cover_on_a_derived_day() -> None:
    assert on(date(2025, 8, 1), COLLAPSE).until_basis is DateBasis.DERIVED


def test_end_of_two_awards_has_the_weaker_basis() -> None:
    other = award("other", agreed(date(2025, 9, 23)), assumed(date(2026, 3, 31)))

    tile = on(date(2025, 10, 1), answering(STOPGAP, other))

    assert (tile.covered_until, tile.until_basis) == (date(2026, 3, 31), DateBasis.ASSUMED)


def test_unknown_end_is_covered_to_the_day_last_seen() -> None:
    seen = award("seen", agreed(date(2025, 9, 16)), UNKNOWN_EDGE, seen_to=date(2025, 12, 1))

    tile = on(date(2025, 10, 1), answering(seen))

    assert (tile.covered_until, tile.until_basis) == (date(2025, 12, 1), DateBasis.UNKNOWN)


def test_cover_ends_soon_in_its_last_ninety_days_if_nothing_is_recorded_after_it() -> None:
    evidence = answering(STOPGAP)

    assert on(date(2025, 12, 30), evidence).risks == ()
    assert on(date(2025, 12, 31), evidence).risks == (Risk.ENDS_SOON,)
    assert on(date(2026, 3, 31), evidence).risks == (Risk.ENDS_SOON,)
    assert on(date(2026, 4, 1), evidence).risks == ()


@pytest.mark.parametrize(
    "later",
    [
        award("later", agreed(date(2026, 9, 1)), OPEN_ENDED),
        # It runs to a day that nobody knows: nothing says that cover ends.
        award("later", agreed(date(2026, 1, 1)), UNKNOWN_EDGE),
    ],
)
def test_cover_does_not_end_soon_if_anything_is_recorded_after_it(later: Holding) -> None:
    assert on(date(2026, 3, 31), answering(STOPGAP, later)).risks == ()


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
    fading = on(date(2025, 9, 16), answering(seen))
    assert (fading.state, fading.because) == (CoverState.UNKNOWN, CoverReason.END_UNKNOWN)
    assert (fading.held_by, fading.live_contracts) == (("seen",), 0)


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

    assert on(date(2025, 9, 16), answering(SHARED, reports=[seen])).state is CoverState.ENDED
    assert on(date(2025, 9, 23), answering(STOPGAP, reports=[seen])).state is CoverState.URGENT_ONLY


def test_report_of_an_unnamed_provider_makes_the_cell_unknown() -> None:
    seen = report(Finding.PROVIDER_UNNAMED, date(2025, 9, 16))

    unnamed = on(date(2025, 9, 16), answering(SHARED, reports=[seen]))
    assert (unnamed.state, unnamed.because) == (CoverState.UNKNOWN, CoverReason.PROVIDER_UNNAMED)
    assert on(date(2025, 9, 17), answering(SHARED, reports=[seen])).state is CoverState.ENDED


def test_attested_cell_without_awards_is_a_gap() -> None:
    attested = Timeline.of(Period(date(2025, 8, 1), date(2025, 8, 31)))

    laid = tiles(Evidence(attested=attested))

    assert [(tile.state, tile.certainty) for tile in laid] == [
        (CoverState.UNKNOWN, None),
        (CoverState.NONE, Certainty.ATTESTED),
        (CoverState.UNKNOWN, None),
    ]


def test_attestation_does_not_deny_an_award_whose_end_is_unknown() -> None:
    seen = award("seen", agreed(date(2024, 1, 1)), UNKNOWN_EDGE, seen_to=date(2025, 9, 15))
    attested = Timeline.of(Period(date(2025, 9, 1), date(2025, 9, 30)))

    tile = on(date(2025, 9, 20), replace(answering(seen), attested=attested))

    assert tile.because is CoverReason.END_UNKNOWN


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
