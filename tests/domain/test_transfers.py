"""Westminster's data, which the special managers held back in the autumn of 2025."""

from dataclasses import astuple
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.domain.errors import DomainError
from app.domain.transfers import (
    UNNAMED_PARTY,
    Blocker,
    TransferEvent,
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
    """Steps by the day of September 2025 on which they were taken, and who held it up."""
    return [told(name, day, by=next(iter(by), None)) for name, day, *by in steps]


def told(step: TransferStep, day: int, **said: Any) -> TransferEvent:
    return TransferEvent(step, date(2025, 9, day), **said)


def holds(steps: list[TransferEvent], day: int) -> list[tuple[str, int, bool]]:
    found = progress(steps, date(2025, 9, day)).holds
    return [(hold.by, hold.days, hold.is_current) for hold in found]


@pytest.mark.parametrize(
    "steps",
    [
        moves(),
        moves((ASKED, 5), (SIGNED, 8), (REQUESTED, 9), (FEE_ASKED, 10), (FEE_PAID, 11),
              (BLOCKED, 12), (UNBLOCKED, 13), (RECEIVED, 14), (RECONCILED, 15), (COMPLETED, 16)),
        # Whatever can come twice: in parts, and for more than one fee.
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
def test_data_moves_in_the_order_of_its_days(steps: list[TransferEvent]) -> None:
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
def test_what_cannot_have_happened_is_refused_by_name(
    steps: list[TransferEvent], code: str, field: str
) -> None:
    with pytest.raises(DomainError) as refusal:
        check_transfer_events(OPENED, steps)

    assert (refusal.value.code, refusal.value.field) == (code, field)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (24, []),
        # The day on which it begins counts, and so does the day asked about.
        (25, [(MANAGERS, 1, True)]),
        (28, [(MANAGERS, 4, True)]),
        # The day on which it ends is free.
        (29, [(MANAGERS, 4, False)]),
        (30, [(MANAGERS, 4, False)]),
    ],
)
def test_days_are_blocked_from_the_first_up_to_the_day_before_it_is_let_go(
    day: int, expected: list[tuple[str, int, bool]]
) -> None:
    steps = moves((BLOCKED, 25, MANAGERS), (UNBLOCKED, 29, MANAGERS))

    assert holds(steps, day) == expected


def test_what_is_let_go_on_the_same_day_was_blocked_on_no_day() -> None:
    assert holds(moves((BLOCKED, 25), (UNBLOCKED, 25)), 26) == [(UNNAMED_PARTY, 0, False)]


def test_days_on_which_two_hold_it_up_count_once_for_the_data_and_once_for_each() -> None:
    steps = moves((BLOCKED, 20, MANAGERS), (BLOCKED, 22, RECEIVER), (UNBLOCKED, 25, MANAGERS))
    found = progress(steps, date(2025, 9, 26))

    assert found.holds == (Blocker(MANAGERS, 5, False), Blocker(RECEIVER, 5, True))
    assert (found.days_blocked, found.is_blocked) == (7, True)


def test_let_go_without_a_name_it_is_free_of_everybody() -> None:
    steps = moves((BLOCKED, 20, MANAGERS), (BLOCKED, 22, RECEIVER), (UNBLOCKED, 25))

    assert holds(steps, 30) == [(MANAGERS, 5, False), (RECEIVER, 3, False)]


def test_a_name_that_does_not_hold_it_up_frees_it_of_nobody_who_is_named() -> None:
    """Nothing of the kind can be stated; what is read never fails for it."""
    steps = moves((BLOCKED, 20, MANAGERS), (UNBLOCKED, 25, RECEIVER))

    assert holds(steps, 26) == [(MANAGERS, 7, True)]


def test_a_name_may_be_that_of_the_one_who_was_not_named() -> None:
    steps = moves((BLOCKED, 20), (BLOCKED, 22, RECEIVER), (UNBLOCKED, 25, MANAGERS))

    assert holds(steps, 26) == [(UNNAMED_PARTY, 5, False), (RECEIVER, 5, True)]


def test_who_holds_it_up_twice_is_told_once_with_all_the_days() -> None:
    steps = moves((BLOCKED, 10, MANAGERS), (BLOCKED, 12, MANAGERS), (UNBLOCKED, 13, MANAGERS),
                  (BLOCKED, 20, MANAGERS))  # fmt: skip

    assert holds(steps, 21) == [(MANAGERS, 5, True)]


@pytest.mark.parametrize("end", sorted(TRANSFER.final))
def test_what_ends_while_it_is_blocked_is_held_up_no_more(end: TransferStep) -> None:
    steps = moves((REQUESTED, 5), (RECEIVED, 6), (BLOCKED, 10, MANAGERS), (end, 15))
    found = progress(steps, date(2025, 9, 20))

    assert found.holds == (Blocker(MANAGERS, 5, False),)
    assert (found.is_open, found.is_blocked, found.is_risk) == (False, False, False)


def test_nothing_is_known_before_the_first_step() -> None:
    found = progress([], date(2025, 9, 4))

    assert astuple(found) == (
        None, AgreementState.NOT_ASKED, None, None, None, None, None, None, None, 0, (), True,
    )  # fmt: skip
    assert (found.is_blocked, found.is_risk) == (False, True)


@pytest.mark.parametrize(
    ("day", "expected"),
    [(4, AgreementState.NOT_ASKED), (5, AgreementState.ASKED), (7, AgreementState.ASKED),
     (8, AgreementState.SIGNED)],
)  # fmt: skip
def test_an_agreement_is_asked_for_and_then_signed(day: int, expected: AgreementState) -> None:
    steps = moves((SIGNED, 8), (ASKED, 5))

    assert progress(steps, date(2025, 9, day)).agreement is expected


def test_fees_and_records_add_up_and_the_last_count_is_the_one_that_holds() -> None:
    steps = [
        told(FEE_ASKED, 5, amount=Decimal("1200.50")), told(FEE_ASKED, 6),
        told(FEE_ASKED, 7, amount=Decimal("99.50")), told(FEE_PAID, 8),
        told(REQUESTED, 9), told(RECEIVED, 10, records=400), told(RECEIVED, 12, records=600),
        told(RECEIVED, 13), told(RECONCILED, 14, records=900, missing=100),
        told(RECONCILED, 15, records=990, missing=10),
    ]  # fmt: skip

    before, after = progress(steps, date(2025, 9, 11)), progress(steps, date(2025, 9, 15))

    assert (after.fee_asked, after.fee_paid) == (Decimal("1300.00"), None)
    assert (before.received, before.reconciled, before.missing) == (400, None, None)
    assert (after.received, after.reconciled, after.missing) == (1_000, 990, 10)
    assert (after.requested_on, after.received_on) == (date(2025, 9, 9), date(2025, 9, 10))
    assert (before.last_step, after.last_step) == (RECEIVED, RECONCILED)


@pytest.mark.parametrize(
    ("day", "expected"),
    [(5, True), (9, True), (10, False), (12, True), (13, False)],
)
def test_a_service_is_at_risk_until_it_has_the_data_and_while_the_rest_is_held_back(
    day: int, expected: bool
) -> None:
    steps = moves((REQUESTED, 5), (RECEIVED, 10), (BLOCKED, 12), (UNBLOCKED, 13), (COMPLETED, 14))

    assert progress(steps, date(2025, 9, day)).is_risk is expected
