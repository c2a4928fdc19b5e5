"""Tests of data transfers, with the blocked transfer of Westminster in autumn 2025."""

from dataclasses import astuple
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest

from app.domain.errors import DomainError
from app.domain.periods import Period
from app.domain.timelines import Timeline
from app.domain.transfers import (
    UNNAMED_PARTY,
    Blocker,
    Progress,
    TransferEvent,
    blocked_days,
    check_transfer_events,
    progress,
)
from app.domain.vocabulary import AgreementState, TransferStep
from app.domain.workflows import TRANSFER

Said = tuple[TransferStep, int] | tuple[TransferStep, int, str]

OPENED = date(2025, 9, 4)
MANAGERS, RECEIVER = "special managers", "Official Receiver"
REQUESTED, RECEIVED = TransferStep.REQUESTED, TransferStep.RECEIVED
ASKED, SIGNED = TransferStep.AGREEMENT_ASKED, TransferStep.AGREEMENT_SIGNED
FEE_ASKED, FEE_PAID = TransferStep.FEE_ASKED, TransferStep.FEE_PAID
BLOCKED, UNBLOCKED = TransferStep.BLOCKED, TransferStep.UNBLOCKED
RECONCILED = TransferStep.RECONCILED
COMPLETED, ABANDONED = TransferStep.COMPLETED, TransferStep.ABANDONED


def moves(*steps: Said) -> list[TransferEvent]:
    """Build steps from days of September 2025 and the blocking party."""
    return [told(name, day, by=next(iter(by), None)) for name, day, *by in steps]


def told(step: TransferStep, day: int, **said: Any) -> TransferEvent:
    return TransferEvent(step, date(2025, 9, day), **said)


def seen(steps: list[TransferEvent], day: int, attested: Timeline | None = None) -> Progress:
    """Return the progress by a day of September, of a transfer of which only its steps tell."""
    last_heard_on = max((step.last_heard_on for step in steps), default=OPENED)
    return progress(steps, date(2025, 9, day), last_heard_on, attested or Timeline.empty())


def holds(steps: list[TransferEvent], day: int) -> list[tuple[str, int, bool | None]]:
    return [(hold.by, hold.days_known, hold.is_current) for hold in seen(steps, day).holds]


@pytest.mark.parametrize(
    "steps",
    [
        moves(),
        moves((ASKED, 5), (SIGNED, 8), (REQUESTED, 9), (FEE_ASKED, 10), (FEE_PAID, 11),
              (BLOCKED, 12), (UNBLOCKED, 13), (RECEIVED, 14), (RECONCILED, 15), (COMPLETED, 16)),
        # Repeatable steps: partial deliveries and several fees.
        moves((FEE_ASKED, 5), (FEE_ASKED, 6), (FEE_PAID, 7), (FEE_PAID, 8)),
        moves((REQUESTED, 5), (RECEIVED, 6), (RECEIVED, 7), (RECONCILED, 8), (RECONCILED, 9)),
        moves((REQUESTED, 5), (RECEIVED, 6), (COMPLETED, 6)),
        moves((BLOCKED, 5), (ABANDONED, 6)),
        moves((BLOCKED, 5, MANAGERS), (BLOCKED, 6, RECEIVER), (UNBLOCKED, 7, MANAGERS),
              (UNBLOCKED, 8, RECEIVER)),
        moves((BLOCKED, 5), (UNBLOCKED, 6, MANAGERS)),
        moves((UNBLOCKED, 6), (BLOCKED, 5)),
    ],
)  # fmt: skip
def test_valid_transfer_steps_are_accepted_in_day_order(steps: list[TransferEvent]) -> None:
    check_transfer_events(OPENED, steps)


@pytest.mark.parametrize(
    ("steps", "code", "field"),
    [
        (moves((RECEIVED, 5)), "received-before-requested", "step"),
        (moves((SIGNED, 5)), "agreement-signed-before-agreement-asked", "step"),
        (moves((FEE_PAID, 5)), "fee-paid-before-fee-asked", "step"),
        (moves((REQUESTED, 5), (RECONCILED, 6)), "reconciled-before-received", "step"),
        (moves((REQUESTED, 5), (COMPLETED, 6)), "completed-before-received", "step"),
        (moves((UNBLOCKED, 5)), "unblocked-before-blocked", "step"),
        (moves((BLOCKED, 5), (UNBLOCKED, 6), (UNBLOCKED, 7)), "unblocked-before-blocked", "step"),
        (moves((BLOCKED, 5, MANAGERS), (UNBLOCKED, 6, RECEIVER)), "unblocked-before-blocked", "by"),
        (moves((BLOCKED, 5, MANAGERS), (BLOCKED, 5, RECEIVER), (UNBLOCKED, 6, MANAGERS),
               (UNBLOCKED, 7, MANAGERS)), "unblocked-before-blocked", "by"),
        (moves((REQUESTED, 5), (REQUESTED, 6)), "step-known", "step"),
        (moves((ABANDONED, 5), (REQUESTED, 6)), "case-closed", "step"),
        (moves((REQUESTED, 3)), "step-before-opening", "day"),
    ],
)  # fmt: skip
def test_invalid_transfer_step_is_refused_with_its_code(
    steps: list[TransferEvent], code: str, field: str
) -> None:
    with pytest.raises(DomainError) as refusal:
        check_transfer_events(OPENED, steps)

    assert (refusal.value.code, refusal.value.field) == (code, field)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (24, []),
        # The day on which it begins counts, and so does the day asked about: its end is known.
        (25, [(MANAGERS, 1, True)]),
        (28, [(MANAGERS, 4, True)]),
        # The day on which it ends is free.
        (29, [(MANAGERS, 4, False)]),
        (30, [(MANAGERS, 4, False)]),
    ],
)
def test_blocked_days_end_the_day_before_unblocking(
    day: int, expected: list[tuple[str, int, bool]]
) -> None:
    steps = moves((BLOCKED, 25, MANAGERS), (UNBLOCKED, 29, MANAGERS))

    assert holds(steps, day) == expected


def test_block_released_on_the_same_day_has_no_days() -> None:
    assert holds(moves((BLOCKED, 25), (UNBLOCKED, 25)), 26) == [(UNNAMED_PARTY, 0, False)]


def test_shared_blocked_days_count_once_in_total_and_once_per_party() -> None:
    steps = moves((BLOCKED, 20, MANAGERS), (BLOCKED, 22, RECEIVER), (UNBLOCKED, 25, MANAGERS))
    found = seen([*steps, *moves((UNBLOCKED, 28, RECEIVER))], 26)

    assert found.holds == (
        Blocker(MANAGERS, date(2025, 9, 20), 5, date(2025, 9, 25), False),
        Blocker(RECEIVER, date(2025, 9, 22), 5, date(2025, 9, 28), True),
    )
    assert (found.days_known, found.is_blocked) == (7, True)


def test_block_is_known_up_to_the_last_day_a_source_speaks_of_it() -> None:
    steps = [told(BLOCKED, 12, by=MANAGERS), told(BLOCKED, 15, by=MANAGERS)]
    found = seen(steps, 30)

    assert found.holds == (Blocker(MANAGERS, date(2025, 9, 12), 4, date(2025, 9, 15), None),)
    assert (found.days_known, found.is_blocked, found.is_known, found.is_risk) == (
        4, None, False, False,
    )  # fmt: skip


def test_later_report_of_a_block_makes_its_days_up_to_the_report_known() -> None:
    steps = [told(BLOCKED, 12, by=MANAGERS, heard_on=date(2025, 9, 20))]

    assert (seen(steps, 20).days_known, seen(steps, 20).is_blocked) == (9, True)
    assert (seen(steps, 21).days_known, seen(steps, 21).is_blocked) == (9, None)


def test_complete_record_without_an_end_makes_further_blocked_days_known() -> None:
    steps = [told(BLOCKED, 12, by=MANAGERS)]
    attested = Timeline.of(Period(date(2025, 9, 14), date(2025, 9, 16)))

    assert seen(steps, 16, attested).is_blocked is True
    assert seen(steps, 16, attested).is_risk
    assert (seen(steps, 30, attested).days_known, seen(steps, 30, attested).is_blocked) == (4, None)


def test_unblocking_without_a_name_releases_all_parties() -> None:
    steps = moves((BLOCKED, 20, MANAGERS), (BLOCKED, 22, RECEIVER), (UNBLOCKED, 25))

    assert holds(steps, 30) == [(MANAGERS, 5, False), (RECEIVER, 3, False)]


def test_unblocking_by_another_party_releases_no_named_party() -> None:
    """Recording such steps is refused; reading them must not fail."""
    steps = moves((BLOCKED, 20, MANAGERS), (UNBLOCKED, 25, RECEIVER))

    assert holds(steps, 26) == [(MANAGERS, 1, None)]


def test_unblocking_by_a_named_party_releases_an_unnamed_one() -> None:
    steps = moves((BLOCKED, 20), (BLOCKED, 22, RECEIVER), (UNBLOCKED, 25, MANAGERS))

    assert holds(steps, 26) == [(UNNAMED_PARTY, 5, False), (RECEIVER, 1, None)]


def test_party_that_blocks_twice_is_listed_once_with_all_days() -> None:
    steps = moves((BLOCKED, 10, MANAGERS), (BLOCKED, 12, MANAGERS), (UNBLOCKED, 13, MANAGERS),
                  (BLOCKED, 20, MANAGERS))  # fmt: skip

    assert holds(steps, 20) == [(MANAGERS, 4, True)]
    assert holds(steps, 21) == [(MANAGERS, 4, None)]


@pytest.mark.parametrize("end", sorted(TRANSFER.final))
def test_end_of_a_blocked_transfer_unblocks_it(end: TransferStep) -> None:
    steps = moves((REQUESTED, 5), (RECEIVED, 6), (BLOCKED, 10, MANAGERS), (end, 15))
    found = seen(steps, 20)

    assert found.holds == (Blocker(MANAGERS, date(2025, 9, 10), 5, date(2025, 9, 15), False),)
    assert (found.is_open, found.is_blocked, found.is_risk) == (False, False, False)


def test_progress_before_the_first_step_is_empty() -> None:
    found = seen([], 4)

    assert astuple(found) == (
        None, AgreementState.NOT_ASKED, None, None, None, None, None, None, None, 0, (), True, True,
    )  # fmt: skip
    assert (found.is_blocked, found.is_risk) == (False, True)


@pytest.mark.parametrize(
    ("day", "expected"),
    [(4, AgreementState.NOT_ASKED), (5, AgreementState.ASKED), (7, AgreementState.ASKED),
     (8, AgreementState.SIGNED)],
)  # fmt: skip
def test_agreement_is_requested_and_then_signed(day: int, expected: AgreementState) -> None:
    steps = moves((SIGNED, 8), (ASKED, 5))

    assert seen(steps, day).agreement is expected


def test_fees_and_records_add_up_and_the_last_reconciliation_counts() -> None:
    steps = [
        told(FEE_ASKED, 5, amount=Decimal("1200.50")), told(FEE_ASKED, 6),
        told(FEE_ASKED, 7, amount=Decimal("99.50")), told(FEE_PAID, 8),
        told(REQUESTED, 9), told(RECEIVED, 10, records=400), told(RECEIVED, 12, records=600),
        told(RECEIVED, 13), told(RECONCILED, 14, records=900, missing=100),
        told(RECONCILED, 15, records=990, missing=10),
    ]  # fmt: skip

    before, after = seen(steps, 11), seen(steps, 15)

    assert (after.fee_asked, after.fee_paid) == (Decimal("1300.00"), None)
    assert (before.received, before.reconciled, before.missing) == (400, None, None)
    assert (after.received, after.reconciled, after.missing) == (1_000, 990, 10)
    assert (after.requested_on, after.received_on) == (date(2025, 9, 9), date(2025, 9, 10))
    assert (before.last_step, after.last_step) == (RECEIVED, RECONCILED)


@pytest.mark.parametrize(
    ("day", "expected"),
    [(5, True), (9, True), (10, False), (12, True), (13, False)],
)
def test_service_is_at_risk_without_data_and_while_blocked(day: int, expected: bool) -> None:
    steps = moves((REQUESTED, 5), (RECEIVED, 10), (BLOCKED, 12), (UNBLOCKED, 13), (COMPLETED, 14))

    assert seen(steps, day).is_risk is expected


def test_blocked_days_equal_progress_on_each_day() -> None:
    rng, first = Random(7), date(2025, 1, 1)
    for _ in range(500):
        steps = [
            TransferEvent(
                rng.choice([TransferStep.BLOCKED, TransferStep.UNBLOCKED]),
                first + timedelta(rng.randrange(12)),
                by=rng.choice([None, "north", "south"]),
                heard_on=rng.choice([None, first + timedelta(rng.randrange(20))]),
            )
            for _ in range(rng.randrange(6))
        ]
        found = blocked_days(steps)

        for on in (first + timedelta(n) for n in range(-2, 24)):
            silent, attested = (
                progress(steps, on, on, days).is_blocked
                for days in (Timeline.empty(), Timeline.always())
            )
            assert (on in found.known) is (silent is True)
            assert (on in found.possible) is (attested is True)
