"""What must happen to a contract by when, so that nobody is without cover when it ends."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.clocks import add_months
from app.domain.duties import NoticeDuty, NoticeStatus
from app.domain.errors import DomainError
from app.domain.terms import Edge
from app.domain.timelines import Timeline
from app.domain.vocabulary import DateBasis


class KeyDateKind(StrEnum):
    """What a key date is for."""

    START_REPLACEMENT = "start-replacement"
    """The last day in time to begin replacing the contract."""
    OPTION = "option"
    """The last day in time to use the next option to extend."""
    BREAK = "break"
    """The day on which the contract may be ended early."""
    REVIEW = "review"
    """The day on which the contract is reviewed."""
    LAST_DAY = "last-day"
    """The last day of the term now agreed."""
    NOTICE = "notice"
    """The last day in time of a notice that is not given yet."""


@dataclass(frozen=True, slots=True)
class LeadTime:
    """How many months it takes to put something in a contract's place, by one route."""

    route: str
    months: int

    def __post_init__(self) -> None:
        if self.months < 1:
            detail = f"{self.months} months: nothing is in place before it is begun"
            raise DomainError("lead-time-too-short", detail, "lead_months")


@dataclass(frozen=True, slots=True)
class Option:
    """A right to go on to a later day, which somebody must use before the term is over."""

    last_day: date | None
    text: str


@dataclass(frozen=True, slots=True)
class ContractDates:
    """What is agreed about a contract's days."""

    last: Edge
    options: Sequence[Option] = ()
    break_on: date | None = None
    review_on: date | None = None
    needs_replacing: bool = True
    trading: Timeline = field(default_factory=Timeline.always)
    """The days on which its provider trades."""


@dataclass(frozen=True, slots=True)
class KeyDate:
    """A day by which something must happen, with a name that it keeps when the day moves."""

    kind: KeyDateKind
    name: str
    day: date
    is_assumed: bool
    text: str
    is_overdue: bool = False


_SURE = {DateBasis.AGREED, DateBasis.DERIVED}
_WAITING = {NoticeStatus.NOT_YET, NoticeStatus.DUE, NoticeStatus.LATE}


def key_dates(
    contract: ContractDates, lead_times: Iterable[LeadTime], duties: Iterable[NoticeDuty], on: date
) -> list[KeyDate]:
    """Every key date of a contract that is still to be met, by day.

    Overdue is what should have happened before `on` and has not: a late notice, and a replacement
    that nobody has begun while the contract still runs. An option or a break that was not used is
    gone, and whether a review was held nobody states.
    """
    found = [*_of_the_end(contract, lead_times, on), *_agreed(contract), *_notices(duties)]
    return sorted(found, key=lambda one: (one.day, one.kind, one.name))


def _of_the_end(
    contract: ContractDates, lead_times: Iterable[LeadTime], on: date
) -> Iterator[KeyDate]:
    """The end itself, and what must have been begun or used before it."""
    last = contract.last.day
    if last is None or not contract.last.is_known:
        return
    stopped = _stopped_by(last, contract)
    is_assumed = contract.last.basis not in _SURE or bool(stopped)
    text = f"the term ends{stopped}"
    yield KeyDate(KeyDateKind.LAST_DAY, "last-day", last, is_assumed, text)
    # A later option can be used only after this one was, and then the end is another day.
    unused = (one for one in contract.options if one.last_day is None or one.last_day > last)
    if (option := next(unused, None)) is not None:
        name = str(option.last_day or "open")
        yield KeyDate(KeyDateKind.OPTION, name, last, is_assumed, f"{option.text}{stopped}")
    for lead in lead_times if contract.needs_replacing else ():
        day = add_months(last, -lead.months)
        text = f"{lead.route} takes {lead.months} months{stopped}"
        kind, is_overdue = KeyDateKind.START_REPLACEMENT, day < on <= last
        yield KeyDate(kind, lead.route, day, is_assumed, text, is_overdue)


def _agreed(contract: ContractDates) -> Iterator[KeyDate]:
    for kind, day, text in (
        (KeyDateKind.BREAK, contract.break_on, "it may be ended"),
        (KeyDateKind.REVIEW, contract.review_on, "it is reviewed"),
    ):
        if day is not None:
            stopped = _stopped_by(day, contract)
            yield KeyDate(kind, kind.value, day, bool(stopped), f"{text}{stopped}")


def _stopped_by(day: date, contract: ContractDates) -> str:
    """What there is to say of a day on which a provider trades no more: nobody knows who acts.

    In law the contract runs on until somebody ends it, so the day is told, but as assumed.
    """
    return "" if day in contract.trading else "; its provider has stopped trading by then"


def _notices(duties: Iterable[NoticeDuty]) -> Iterator[KeyDate]:
    """Notices that are due, or will be, or are late."""
    for one in duties:
        if one.status in _WAITING and one.due_on is not None and one.set_on is not None:
            name = f"{one.rule}-{one.number}"
            is_assumed, is_late = one.set_on.is_assumed, one.status is NoticeStatus.LATE
            yield KeyDate(KeyDateKind.NOTICE, name, one.due_on, is_assumed, one.notice, is_late)
