"""Data transfers between holders: agreement, fees, received data, and parties that block them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.errors import DomainError
from app.domain.periods import END_OF_TIME, ONE_DAY, Period
from app.domain.steps import Step, check_steps, sort_by_day
from app.domain.timelines import Timeline
from app.domain.vocabulary import AgreementState, TransferStep
from app.domain.workflows import TRANSFER


@dataclass(frozen=True, slots=True)
class TransferEvent(Step[TransferStep]):
    """A step of a transfer, with the details that some steps have.

    `heard_on` is the latest day on which a source speaks of the step.
    """

    by: str | None = None
    amount: Decimal | None = None
    records: int | None = None
    missing: int | None = None
    heard_on: date | None = None

    @property
    def last_heard_on(self) -> date:
        """The latest day on which a source speaks of the step: its own day or a later one."""
        return max(self.on, self.heard_on or self.on)


@dataclass(frozen=True, slots=True)
class Blocker:
    """A party that blocks or blocked a transfer, with the number of days that are known.

    `since` is the first of these days, and `is_current` is None if no source speaks of the day
    asked about.
    """

    by: str
    since: date | None
    days_known: int
    last_heard_on: date
    is_current: bool | None


@dataclass(frozen=True, slots=True)
class Progress:
    """The progress of a transfer by a day.

    `is_known` is True if a source, or a record attested to be complete, speaks of the day.
    """

    last_step: TransferStep | None
    agreement: AgreementState
    fee_asked: Decimal | None
    fee_paid: Decimal | None
    requested_on: date | None
    received_on: date | None
    received: int | None
    reconciled: int | None
    missing: int | None
    days_known: int
    holds: tuple[Blocker, ...]
    is_open: bool
    is_known: bool

    @property
    def is_blocked(self) -> bool | None:
        """True if a party is known to block the transfer; None if that is not known."""
        if any(hold.is_current for hold in self.holds):
            return True
        return None if any(hold.is_current is None for hold in self.holds) else False

    @property
    def is_risk(self) -> bool:
        """True if the transfer is known to be open and a service is without the data."""
        is_without = self.received_on is None or self.is_blocked is True
        return self.is_open and self.is_known and is_without


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


def progress(
    steps: Sequence[TransferEvent], on: date, last_heard_on: date, attested: Timeline
) -> Progress:
    """Return the progress of a transfer by a day, from the steps taken up to then.

    A source that saw the transfer blocked speaks of the days up to `last_heard_on` of its step, and
    not of later ones. `attested` holds the days for which the record of transfers is attested to be
    complete: on these days a block goes on until the record shows its end. `last_heard_on` is the
    latest day on which any source speaks of the transfer.
    """
    ordered = sort_by_day(steps)
    taken = [step for step in ordered if step.on <= on]
    names = {step.name for step in taken}
    holds = _holds(ordered, on, attested)
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
        days_known=_days(hold.days for hold in holds.values()),
        holds=tuple(
            Blocker(
                by, hold.days.first_day, _days([hold.days]), hold.last_heard_on, hold.is_current(on)
            )
            for by, hold in holds.items()
        ),
        is_open=last not in TRANSFER.final,
        is_known=on <= last_heard_on or on in attested,
    )


@dataclass(frozen=True, slots=True)
class BlockedDays:
    """The days on which a transfer is known to be blocked, and those on which it may be.

    On the latter it is blocked if the record of transfers is attested to be complete.
    """

    known: Timeline
    possible: Timeline


def blocked_days(steps: Sequence[TransferEvent]) -> BlockedDays:
    """Return the days on which some party blocks a transfer."""
    ordered = sort_by_day(steps)
    known, possible = (
        Timeline.union(hold.days for hold in _holds(ordered, END_OF_TIME, attested).values())
        for attested in (Timeline.empty(), Timeline.always())
    )
    return BlockedDays(known, possible)


@dataclass(slots=True)
class _Hold:
    """The days on which one party is known to block a transfer, and the begin of an open block."""

    days: Timeline
    last_heard_on: date
    since: date | None

    def is_current(self, on: date) -> bool | None:
        if on in self.days:
            return True
        return None if self.since is not None and self.since <= on else False


def _holds(ordered: Sequence[TransferEvent], on: date, attested: Timeline) -> dict[str, _Hold]:
    """Return the known days on which each party blocked the transfer by a day.

    The day of unblocking is free. The end of a transfer unblocks it.
    """
    holds: dict[str, _Hold] = {}
    for step in ordered:
        if step.name is TransferStep.BLOCKED:
            hold = holds.setdefault(
                step.by or UNNAMED_PARTY, _Hold(Timeline.empty(), step.last_heard_on, None)
            )
            hold.since = hold.since or step.on
            hold.last_heard_on = max(hold.last_heard_on, step.last_heard_on)
        elif step.name is TransferStep.UNBLOCKED or step.name in TRANSFER.final:
            blocking = [by for by, hold in holds.items() if hold.since is not None]
            for by in _unblocked(step, blocking):
                _release(holds[by], step)
    for hold in holds.values():
        if hold.since is not None:
            known = Timeline.until(hold.last_heard_on) | attested
            hold.days |= Timeline.since(hold.since) & known
        hold.days &= Timeline.until(on)
    begun = {step.by or UNNAMED_PARTY for step in ordered if _is_blocked_by(step, on)}
    return {by: hold for by, hold in holds.items() if by in begun}


def _release(hold: _Hold, step: TransferEvent) -> None:
    """End an open block: a source saw its end, so that all its days are known."""
    if hold.since is not None and hold.since < step.on:
        hold.days |= Timeline.of(Period(hold.since, step.on - ONE_DAY))
    hold.since = None
    hold.last_heard_on = max(hold.last_heard_on, step.last_heard_on)


def _is_blocked_by(step: TransferEvent, on: date) -> bool:
    return step.name is TransferStep.BLOCKED and step.on <= on


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
    return sum((after - first).days for first, after in Timeline.union(some).spans)


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
