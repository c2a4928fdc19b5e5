"""Data on its way from one holder to another: what was agreed, what arrived, what holds it up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.errors import DomainError
from app.domain.periods import ONE_DAY, Period
from app.domain.steps import Step, Workflow, check_steps, sort_by_day
from app.domain.timelines import Timeline
from app.domain.vocabulary import AgreementState, TransferStep

TRANSFER: Workflow[TransferStep] = Workflow(
    requires={
        TransferStep.AGREEMENT_SIGNED: (TransferStep.AGREEMENT_ASKED,),
        TransferStep.FEE_PAID: (TransferStep.FEE_ASKED,),
        TransferStep.UNBLOCKED: (TransferStep.BLOCKED,),
        TransferStep.RECEIVED: (TransferStep.REQUESTED,),
        TransferStep.RECONCILED: (TransferStep.RECEIVED,),
        TransferStep.COMPLETED: (TransferStep.RECEIVED,),
    },
    final=frozenset({TransferStep.COMPLETED, TransferStep.ABANDONED}),
    repeatable=frozenset(
        {
            TransferStep.FEE_ASKED,
            TransferStep.FEE_PAID,
            TransferStep.BLOCKED,
            TransferStep.UNBLOCKED,
            TransferStep.RECEIVED,
            TransferStep.RECONCILED,
        }
    ),
)


@dataclass(frozen=True, slots=True)
class TransferEvent(Step[TransferStep]):
    """A step of a transfer, with what only some steps tell."""

    by: str | None = None
    amount: Decimal | None = None
    records: int | None = None
    missing: int | None = None


@dataclass(frozen=True, slots=True)
class Blocker:
    """Somebody who held a transfer up, on how many days, and whether they still do."""

    by: str
    days: int
    is_current: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """How a transfer stands on a day."""

    last_step: TransferStep | None
    agreement: AgreementState
    fee_asked: Decimal | None
    fee_paid: Decimal | None
    requested_on: date | None
    received_on: date | None
    received: int | None
    reconciled: int | None
    missing: int | None
    days_blocked: int
    holds: tuple[Blocker, ...]
    is_open: bool

    @property
    def is_blocked(self) -> bool:
        """Whether somebody holds it up."""
        return any(hold.is_current for hold in self.holds)

    @property
    def is_risk(self) -> bool:
        """Whether a service that needs the data must do without it."""
        return self.is_open and (self.received_on is None or self.is_blocked)


def check_transfer_events(opened_on: date, steps: Sequence[TransferEvent]) -> None:
    """Refuse a transfer that cannot have gone so, or that is freed of what does not hold it up."""
    check_steps(TRANSFER, opened_on, steps)
    held: set[str] = set()
    for step in sort_by_day(steps):
        if step.name is TransferStep.BLOCKED:
            held.add(step.by or UNNAMED_PARTY)
        elif step.name is TransferStep.UNBLOCKED:
            freed = _freed(step, held)
            if not freed:
                detail = f"it is not held up by {step.by}" if step.by else "nobody holds it up"
                field = "by" if step.by else "step"
                raise DomainError("unblocked-before-blocked", detail, field)
            held -= freed


def progress(steps: Sequence[TransferEvent], on: date) -> Progress:
    """How a transfer stands on a day, by the steps taken up to then."""
    taken = [step for step in sort_by_day(steps) if step.on <= on]
    names = {step.name for step in taken}
    blocked = _blocked(taken, on)
    last = taken[-1].name if taken else None
    return Progress(
        last_step=last,
        agreement=_agreement(names),
        fee_asked=_sum(taken, TransferStep.FEE_ASKED),
        fee_paid=_sum(taken, TransferStep.FEE_PAID),
        requested_on=_first_day(taken, TransferStep.REQUESTED),
        received_on=_first_day(taken, TransferStep.RECEIVED),
        received=_total([step.records for step in taken if step.name is TransferStep.RECEIVED]),
        reconciled=_last(taken, "records"),
        missing=_last(taken, "missing"),
        days_blocked=_days(blocked.values()),
        holds=tuple(Blocker(by, _days([days]), on in days) for by, days in blocked.items()),
        is_open=last not in TRANSFER.final,
    )


def _blocked(taken: Sequence[TransferEvent], on: date) -> dict[str, Timeline]:
    """On which days each party held the transfer up; the day on which it lets go is free.

    What has ended is held up no more.
    """
    days: dict[str, Timeline] = {}
    since: dict[str, date] = {}
    for step in taken:
        if step.name is TransferStep.BLOCKED:
            since.setdefault(step.by or UNNAMED_PARTY, step.on)
            days.setdefault(step.by or UNNAMED_PARTY, Timeline.empty())
        elif step.name is TransferStep.UNBLOCKED or step.name in TRANSFER.final:
            for by in _freed(step, since):
                begun = since.pop(by)
                if begun < step.on:
                    days[by] |= Timeline.of(Period(begun, step.on - ONE_DAY))
    for by, begun in since.items():
        days[by] |= Timeline.of(Period(begun, on))
    return days


def _freed(step: TransferEvent, held: Iterable[str]) -> set[str]:
    """Of whom a step frees a transfer that some hold up: of the one it names, or of everybody.

    Who is named may also be the one that a source did not name before.
    """
    everybody = set(held)
    if step.by is None:
        return everybody
    return everybody & {step.by} or everybody & {UNNAMED_PARTY}


UNNAMED_PARTY = "unnamed"
"""Whoever holds a transfer up, where the source does not say."""


def _days(some: Iterable[Timeline]) -> int:
    """How many days there are in any of some sets of days, all of which end."""
    whole = Timeline.empty()
    for one in some:
        whole |= one
    return sum((after - first).days for first, after in whole.spans)


def _agreement(names: set[TransferStep]) -> AgreementState:
    if TransferStep.AGREEMENT_SIGNED in names:
        return AgreementState.SIGNED
    asked = TransferStep.AGREEMENT_ASKED in names
    return AgreementState.ASKED if asked else AgreementState.NOT_ASKED


def _first_day(taken: Sequence[TransferEvent], name: TransferStep) -> date | None:
    return next((step.on for step in taken if step.name is name), None)


def _sum(taken: Sequence[TransferEvent], name: TransferStep) -> Decimal | None:
    amounts = [step.amount for step in taken if step.name is name and step.amount is not None]
    return sum(amounts, Decimal(0)) if amounts else None


def _total(counts: Sequence[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if known else None


def _last(taken: Sequence[TransferEvent], field: str) -> int | None:
    """What the last reconciliation found."""
    found = [getattr(step, field) for step in taken if step.name is TransferStep.RECONCILED]
    return found[-1] if found else None
