"""What must happen to a contract by when, so that nobody is without cover when it ends."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.clocks import months_from
from app.domain.duties import Duty, Standing
from app.domain.errors import Refused
from app.domain.terms import Edge
from app.domain.vocabulary import DateBasis


class KeyDateKind(StrEnum):
    """What a key date is for."""

    START_REPLACEMENT = "start-replacement"
    OPTION = "option"
    BREAK = "break"
    REVIEW = "review"
    LAST_DAY = "last-day"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class LeadTime:
    """How many months it takes to put something in a contract's place, by one route."""

    route: str
    months: int

    def __post_init__(self) -> None:
        if self.months < 1:
            detail = f"{self.months} months: nothing is in place before it is begun"
            raise Refused("lead-time-too-short", detail, "lead_months")


@dataclass(frozen=True, slots=True)
class Option:
    """A right to go on to a later day, which somebody must use before the term is over."""

    last_day: date | None
    text: str


@dataclass(frozen=True, slots=True)
class Dated:
    """What is agreed about a contract's days."""

    last: Edge
    options: Sequence[Option] = ()
    break_on: date | None = None
    review_on: date | None = None
    needs_replacing: bool = True


@dataclass(frozen=True, slots=True)
class KeyDate:
    """A day by which something must happen, with a name that it keeps when the day moves."""

    kind: KeyDateKind
    name: str
    day: date
    is_assumed: bool
    text: str


_SURE = {DateBasis.AGREED, DateBasis.DERIVED}
_WAITING = {Standing.NOT_YET, Standing.DUE, Standing.LATE}


def key_dates(
    contract: Dated, lead_times: Iterable[LeadTime], duties: Iterable[Duty]
) -> list[KeyDate]:
    """Every key date of a contract that is still to be met, by day."""
    found = [*_of_the_end(contract, lead_times), *_agreed(contract), *_notices(duties)]
    return sorted(found, key=lambda one: (one.day, one.kind, one.name))


def _of_the_end(contract: Dated, lead_times: Iterable[LeadTime]) -> Iterator[KeyDate]:
    """The end itself, and what must have been begun or used before it."""
    last = contract.last.day
    if last is None or not contract.last.is_known:
        return
    is_assumed = contract.last.basis not in _SURE
    yield KeyDate(KeyDateKind.LAST_DAY, "last-day", last, is_assumed, "the term ends")
    # A later option can be used only after this one was, and then the end is another day.
    unused = (one for one in contract.options if one.last_day is None or one.last_day > last)
    if (option := next(unused, None)) is not None:
        name = str(option.last_day or "open")
        yield KeyDate(KeyDateKind.OPTION, name, last, is_assumed, option.text)
    for lead in lead_times if contract.needs_replacing else ():
        day, text = months_from(last, -lead.months), f"{lead.route} takes {lead.months} months"
        yield KeyDate(KeyDateKind.START_REPLACEMENT, lead.route, day, is_assumed, text)


def _agreed(contract: Dated) -> Iterator[KeyDate]:
    if contract.break_on is not None:
        yield KeyDate(KeyDateKind.BREAK, "break", contract.break_on, False, "it may be ended")
    if contract.review_on is not None:
        yield KeyDate(KeyDateKind.REVIEW, "review", contract.review_on, False, "it is reviewed")


def _notices(duties: Iterable[Duty]) -> Iterator[KeyDate]:
    """Notices that are due, or will be, or are late."""
    for one in duties:
        if one.standing in _WAITING and one.due_on is not None and one.set_on is not None:
            name = f"{one.rule}-{one.number}"
            is_assumed = one.set_on.is_assumed
            yield KeyDate(KeyDateKind.NOTICE, name, one.due_on, is_assumed, one.notice)
