"""The term of a contract: what was signed, and what was agreed afterwards."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from app.domain.errors import DomainError
from app.domain.periods import Period
from app.domain.timelines import Timeline
from app.domain.vocabulary import DateBasis, TermChangeKind


@dataclass(frozen=True, slots=True)
class Edge:
    """A first or last day and what it rests on; no day where it is unknown or open-ended."""

    day: date | None
    basis: DateBasis

    @property
    def is_known(self) -> bool:
        return self.day is not None and self.basis is not DateBasis.UNKNOWN


UNKNOWN_EDGE = Edge(None, DateBasis.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Extension:
    """Both parties agree that the contract runs to a later day."""

    last_day: date


@dataclass(frozen=True, slots=True)
class Termination:
    """The contract ends on this day, before its term is over."""

    last_day: date


@dataclass(frozen=True, slots=True)
class Cancellation:
    """The service never began: the contract has no day."""


TermChange: TypeAlias = Extension | Termination | Cancellation


def term_change(kind: TermChangeKind, last_day: date | None) -> TermChange:
    """A change of this kind; one without a last day that wants one ends nothing."""
    match kind:
        case TermChangeKind.EXTENSION:
            return Extension(last_day or date.max)
        case TermChangeKind.TERMINATION:
            return Termination(last_day or date.max)
        case TermChangeKind.CANCELLATION:
            return Cancellation()


def agreed_term(signed: Period, changes: Iterable[TermChange]) -> Timeline:
    """Apply each change, in the order it was agreed, to the term that was signed."""
    return _changed(Timeline.of(signed), signed.first_day, changes)


def _changed(term: Timeline, first_day: date, changes: Iterable[TermChange]) -> Timeline:
    for change in changes:
        match change:
            case Extension(last_day):
                # A last day before the first one cannot be stated; reading it must still not fail.
                term |= Timeline.since(first_day) & Timeline.until(last_day)
            case Termination(last_day):
                term &= Timeline.until(last_day)
            case Cancellation():
                term = Timeline.empty()
    return term


def check_term_change(signed: Period, agreed: Sequence[TermChange], new: TermChange) -> None:
    """Refuse a change that contradicts what was agreed before it."""
    term = agreed_term(signed, agreed)
    if any(isinstance(change, Cancellation) for change in agreed):
        detail = "nothing can change: the contract was cancelled"
        raise DomainError("cancelled-contract", detail, "change")
    match new:
        case Extension(last_day) if any(isinstance(change, Termination) for change in agreed):
            detail = f"cannot extend to {last_day}: already terminated"
            raise DomainError("terminated-contract", detail, "change")
        case Extension(last_day) if last_day in term or last_day < signed.first_day:
            raise DomainError(
                "not-an-extension", f"{last_day} does not lengthen the term", "last_day"
            )
        case Termination(last_day) if last_day not in term:
            raise DomainError("outside-term", f"{last_day} is not within the term", "last_day")
        case Extension() | Termination() | Cancellation():
            return


def check_term_changes(signed: Period, changes: Sequence[TermChange]) -> None:
    """Refuse a history of changes in which one contradicts those before it."""
    for n, change in enumerate(changes):
        check_term_change(signed, changes[:n], change)


@dataclass(frozen=True, slots=True)
class Term:
    """The days of a contract, and what its first and last day rest on."""

    days: Timeline
    first: Edge
    last: Edge


def contract_term(first: Edge, last: Edge, changes: Sequence[TermChange]) -> Term:
    """The term now agreed, for a contract whose days may be partly unknown.

    An unknown first day reaches back and an unknown last day reaches on: what is not known
    must not shorten a term. A change gives an agreed last day.
    """
    first_day = first.day or date.min
    signed = Timeline.since(first_day)
    if last.day is not None:
        # A framework may end before its call-off begins: then the call-off has no day.
        signed &= Timeline.until(last.day)
    days = _changed(signed, first_day, changes)
    is_changed = any(
        not isinstance(change, Cancellation) and change.last_day == days.last_day
        for change in changes
    )
    return Term(days, first, Edge(days.last_day, DateBasis.AGREED) if is_changed else last)


def signed_period(first: Edge, last: Edge) -> Period:
    """The days that were signed for; open to either side where a day is unknown."""
    first_day = first.day or date.min
    if last.day is None:
        return Period(first_day)
    return Period(first_day, max(first_day, last.day))


def call_off_last_day(own_last: Edge, framework: Term | None) -> Edge:
    """The last day of a call-off: its own, or else the last day of its framework's term."""
    if framework is None or own_last.day or own_last.basis is DateBasis.OPEN_ENDED:
        return own_last
    if not framework.days:
        return UNKNOWN_EDGE
    if framework.days.last_day is None:
        return Edge(None, framework.last.basis)
    return Edge(framework.days.last_day, DateBasis.DERIVED)
