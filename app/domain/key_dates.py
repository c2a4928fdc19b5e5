"""Key dates of a contract: ends, options, breaks, reviews, notices and replacements."""

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
    """The type of a key date."""

    START_REPLACEMENT = "start-replacement"
    """The last day in time to start the replacement of the contract."""
    OPTION = "option"
    """The last day in time to exercise the next option to extend."""
    BREAK = "break"
    """The day of a break clause, on which the contract may be ended early."""
    REVIEW = "review"
    """The day of a contract review."""
    LAST_DAY = "last-day"
    """The last day of the agreed term."""
    NOTICE = "notice"
    """The last day in time of a notice that is not published yet."""


@dataclass(frozen=True, slots=True)
class LeadTime:
    """The number of months that the replacement of a contract takes by one route."""

    route: str
    months: int

    def __post_init__(self) -> None:
        if self.months < 1:
            detail = f"the lead time is at least 1 month, not {self.months}"
            raise DomainError("lead-time-too-short", detail, "lead_months")


@dataclass(frozen=True, slots=True)
class Option:
    """An option to extend to a later day, exercised before the term is over."""

    last_day: date | None
    text: str


@dataclass(frozen=True, slots=True)
class ContractDates:
    """The agreed dates of a contract."""

    last: Edge
    options: Sequence[Option] = ()
    break_on: date | None = None
    review_on: date | None = None
    needs_replacing: bool = True
    trading: Timeline = field(default_factory=Timeline.always)
    """The days on which its provider trades."""


@dataclass(frozen=True, slots=True)
class KeyDate:
    """A day by which an action is due; its name is stable when the day moves."""

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
    """Return every open key date of a contract, by day.

    Overdue are late notices, and replacements that have not been started before `on` while the
    contract still runs. Options and breaks lapse when they are not used, and reviews are not
    recorded, so neither is ever overdue.
    """
    found = [*_of_the_end(contract, lead_times, on), *_agreed(contract), *_notices(duties)]
    return sorted(found, key=lambda item: (item.day, item.kind, item.name))


def _of_the_end(
    contract: ContractDates, lead_times: Iterable[LeadTime], on: date
) -> Iterator[KeyDate]:
    """Yield the end of the contract and the dates counted back from it."""
    last = contract.last.day
    if last is None or not contract.last.is_known:
        return
    stopped = _stopped_by(last, contract)
    is_assumed = contract.last.basis not in _SURE or bool(stopped)
    text = f"the term ends{stopped}"
    yield KeyDate(KeyDateKind.LAST_DAY, "last-day", last, is_assumed, text)
    # Exercising this option moves the end, and only then a later option can be exercised.
    unused = (
        option for option in contract.options if option.last_day is None or option.last_day > last
    )
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
    """Return a remark if the provider no longer trades on the day, else an empty text.

    In law the contract runs until a party ends it, so its dates are kept, but as assumed.
    """
    return "" if day in contract.trading else "; its provider has stopped trading by then"


def _notices(duties: Iterable[NoticeDuty]) -> Iterator[KeyDate]:
    """Yield the dates of notices that are due, will be due, or are late."""
    for duty in duties:
        if duty.status in _WAITING and duty.due_on is not None and duty.set_on is not None:
            name = f"{duty.rule}-{duty.number}"
            is_assumed, is_late = duty.set_on.is_assumed, duty.status is NoticeStatus.LATE
            yield KeyDate(KeyDateKind.NOTICE, name, duty.due_on, is_assumed, duty.notice, is_late)
