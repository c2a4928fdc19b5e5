"""The term of a contract: the signed period and the agreed changes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeAlias

from app.domain.errors import DomainError
from app.domain.periods import ONE_DAY, Period
from app.domain.timelines import Timeline
from app.domain.vocabulary import DateBasis, TermChangeKind


@dataclass(frozen=True, slots=True)
class Edge:
    """A first or last day with its basis; without a day if unknown or open-ended."""

    day: date | None
    basis: DateBasis

    @property
    def is_known(self) -> bool:
        """True if there is a day and its basis is not unknown."""
        return self.day is not None and self.basis is not DateBasis.UNKNOWN


UNKNOWN_EDGE = Edge(None, DateBasis.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Extension:
    """An agreement that the contract runs to a later day."""

    last_day: date


@dataclass(frozen=True, slots=True)
class Termination:
    """An end of the contract on this day, before its agreed last day."""

    last_day: date


@dataclass(frozen=True, slots=True)
class Cancellation:
    """An end before the service began: the contract has no day."""


@dataclass(frozen=True, slots=True)
class Variation:
    """A change that leaves the term as it is."""


TermChange: TypeAlias = Extension | Termination | Cancellation | Variation


def term_change(kind: TermChangeKind, last_day: date | None) -> TermChange:
    """Return a change of this kind; a missing last day is read as the end of time."""
    match kind:
        case TermChangeKind.EXTENSION:
            return Extension(last_day or date.max)
        case TermChangeKind.TERMINATION:
            return Termination(last_day or date.max)
        case TermChangeKind.CANCELLATION:
            return Cancellation()
        case TermChangeKind.VARIATION:
            return Variation()


def agreed_term(signed: Period, changes: Iterable[TermChange]) -> Timeline:
    """Apply the changes to the signed period, in the order of agreement."""
    return _changed(Timeline.of(signed), signed.first_day, changes)


def _changed(term: Timeline, first_day: date, changes: Iterable[TermChange]) -> Timeline:
    for change in changes:
        match change:
            case Extension(last_day):
                # Recording a last day before the first one is refused; reading it must not fail.
                term |= Timeline.since(first_day) & Timeline.until(last_day)
            case Termination(last_day):
                term &= Timeline.until(last_day)
            case Cancellation():
                term = Timeline.empty()
            case Variation():
                pass
    return term


def check_term_change(signed: Period, agreed: Sequence[TermChange], new: TermChange) -> None:
    """Refuse a change that contradicts the changes agreed before it.

    Raise `cancelled-contract`, `terminated-contract`, `not-an-extension` or `outside-term`.
    """
    term = agreed_term(signed, agreed)
    if any(isinstance(change, Cancellation) for change in agreed):
        detail = "the contract was cancelled: its term cannot change"
        raise DomainError("cancelled-contract", detail, "change")
    match new:
        case Extension(last_day) if any(isinstance(change, Termination) for change in agreed):
            detail = f"the contract was terminated: it cannot be extended to {last_day}"
            raise DomainError("terminated-contract", detail, "change")
        case Extension(last_day) if last_day in term or last_day < signed.first_day:
            raise DomainError(
                "not-an-extension", f"{last_day} is not after the agreed last day", "last_day"
            )
        case Termination(last_day) if last_day not in term:
            raise DomainError("outside-term", f"{last_day} is outside the agreed term", "last_day")
        case Extension() | Termination() | Cancellation() | Variation():
            return


def check_term_changes(signed: Period, changes: Sequence[TermChange]) -> None:
    """Refuse a history in which a change contradicts the changes before it."""
    for n, change in enumerate(changes):
        check_term_change(signed, changes[:n], change)


class DayClaim(NamedTuple):
    """The value of an undecided claim about the first or the last day of a contract."""

    field: str
    day: date


@dataclass(frozen=True, slots=True)
class Term:
    """The days of a contract, with its first and last edge.

    `signed_last` is the last edge before the changes.
    """

    days: Timeline
    first: Edge
    last: Edge
    signed_last: Edge | None = None
    changes: tuple[TermChange, ...] = ()

    @property
    def length(self) -> int | None:
        """The days from the first to the last, both inclusive; None if one of them is unknown."""
        last_day = self.days.last_day if self.days else None
        if self.first.day is None or last_day is None:
            return None
        return (last_day - self.first.day + ONE_DAY).days


def contract_term(first: Edge, last: Edge, changes: Sequence[TermChange]) -> Term:
    """Compute the agreed term of a contract whose days may be partly unknown.

    A term with an unknown first or last day is open on that side: unknown days must not shorten
    it. A change gives an agreed last day.
    """
    first_day = first.day or date.min
    signed = Timeline.since(first_day)
    if last.day is not None:
        # A call-off has no day if its framework ends before it begins.
        signed &= Timeline.until(last.day)
    days = _changed(signed, first_day, changes)
    is_changed = any(
        isinstance(change, Extension | Termination) and change.last_day == days.last_day
        for change in changes
    )
    agreed_last = Edge(days.last_day, DateBasis.AGREED) if is_changed else last
    return Term(days, first, agreed_last, last, tuple(changes))


def term_if_claimed(term: Term, claim: DayClaim) -> Term:
    """Return the term as if a claim about its signed first or last day were right.

    The agreed changes are applied to the claimed day too: a termination or an extension that was
    agreed holds whatever day was signed.
    """
    edge = Edge(claim.day, DateBasis.AGREED)
    if claim.field == "last_day":
        return contract_term(term.first, edge, term.changes)
    return contract_term(edge, term.signed_last or term.last, term.changes)


def optional_days(
    term: Term, changes: Iterable[TermChange], options: Iterable[date | None]
) -> Timeline:
    """Return the days after the term that unused options of the contract reach.

    `options` are the last days of those that are not declined, None for one without a last day.
    """
    last_day = term.days.last_day
    if last_day is None or any(isinstance(change, Termination) for change in changes):
        return Timeline.empty()
    reached = Timeline.empty()
    for option in options:
        reached |= Timeline.always() if option is None else Timeline.until(option)
    return reached & Timeline.after(last_day)


def signed_period(first: Edge, last: Edge) -> Period:
    """Return the signed period; open on the side of an unknown day."""
    first_day = first.day or date.min
    if last.day is None:
        return Period(first_day)
    return Period(first_day, max(first_day, last.day))


def call_off_last_day(own_last: Edge, framework: Term | None) -> Edge:
    """Return the last day of a call-off: its own, else the last day of its framework.

    A day that follows an assumed day is assumed.
    """
    if framework is None or own_last.day or own_last.basis is DateBasis.OPEN_ENDED:
        return own_last
    if not framework.days:
        return UNKNOWN_EDGE
    if framework.days.last_day is None:
        return Edge(None, framework.last.basis)
    is_assumed = framework.last.basis is DateBasis.ASSUMED
    return Edge(framework.days.last_day, DateBasis.ASSUMED if is_assumed else DateBasis.DERIVED)
