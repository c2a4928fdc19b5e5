"""Data transfers between holders: agreement, fees, received data, and parties that block them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.errors import DomainError
from app.domain.periods import ONE_DAY, Period
from app.domain.steps import Step, check_steps, sort_by_day
from app.domain.timelines import Timeline
from app.domain.vocabulary import AgreementState, TransferStep
from app.domain.workflows import TRANSFER


@dataclass(frozen=True, slots=True)
class TransferEvent(Step[TransferStep]):
    """A step of a transfer, with the details that some steps have."""

    by: str | None = None
    amount: Decimal | None = None
    records: int | None = None
    missing: int | None = None


@dataclass(frozen=True, slots=True)
class Blocker:
    """A party that blocks or blocked a transfer, with the number of days."""

    by: str
    days: int
    is_current: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """The progress of a transfer by a day."""

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
        """True if a party blocks the transfer."""
        return any(hold.is_current for hold in self.holds)

    @property
    def is_risk(self) -> bool:
        """True if the transfer is open and a service that needs the data is without it."""
        return self.is_open and (self.received_on is None or self.is_blocked)


def check_transfer_events(opened_on: date, steps: Sequence[TransferEvent]) -> None:
    """Refuse steps that contradict the workflow, or that unblock a party that does not block."""
    check_steps(TRANSFER, opened_on, steps)
    blocking: set[str] = set()
    for step in sort_by_day(steps):
        if step.name is TransferStep.BLOCKED:
            blocking.add(step.by or UNNAMED_PARTY)
        elif step.name is TransferStep.UNBLOCKED:
            unblocked = _unblocked(step, blocking)
            if not unblocked:
                detail = f"{step.by} does not block it" if step.by else "no party blocks it"
                field = "by" if step.by else "step"
                raise DomainError("unblocked-before-blocked", detail, field)
            blocking -= unblocked


def progress(steps: Sequence[TransferEvent], on: date) -> Progress:
    """Return the progress of a transfer by a day, from the steps taken up to then."""
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
    """Return the days on which each party blocked the transfer, without the day of unblocking.

    The end of a transfer unblocks it.
    """
    days: dict[str, Timeline] = {}
    since: dict[str, date] = {}
    for step in taken:
        if step.name is TransferStep.BLOCKED:
            since.setdefault(step.by or UNNAMED_PARTY, step.on)
            days.setdefault(step.by or UNNAMED_PARTY, Timeline.empty())
        elif step.name is TransferStep.UNBLOCKED or step.name in TRANSFER.final:
            for by in _unblocked(step, since):
                begun = since.pop(by)
                if begun < step.on:
                    days[by] |= Timeline.of(Period(begun, step.on - ONE_DAY))
    for by, begun in since.items():
        days[by] |= Timeline.of(Period(begun, on))
    return days


def _unblocked(step: TransferEvent, blocking: Iterable[str]) -> set[str]:
    """Return the blocking parties that a step unblocks: the named one, or all without a name.

    A named party that is not blocking stands for an unnamed party of an earlier step.
    """
    parties = set(blocking)
    if step.by is None:
        return parties
    return parties & {step.by} or parties & {UNNAMED_PARTY}


UNNAMED_PARTY = "unnamed"
"""The name for a blocking party that the source does not name."""


def _days(some: Iterable[Timeline]) -> int:
    """Count the days in the union of sets of days, none of which is open."""
    whole = Timeline.empty()
    for item in some:
        whole |= item
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
    """Return a field of the last reconciliation."""
    found = [getattr(step, field) for step in taken if step.name is TransferStep.RECONCILED]
    return found[-1] if found else None
