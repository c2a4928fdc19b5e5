"""Key dates of a contract: beginning, ends, options, breaks, reviews, notices and replacements."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.domain.clocks import add_months
from app.domain.duties import NoticeDuty, NoticeStatus
from app.domain.errors import DomainError
from app.domain.periods import ONE_DAY, Period, periods_from, shifted
from app.domain.terms import UNKNOWN_EDGE, Edge
from app.domain.timelines import Timeline
from app.domain.vocabulary import ContractKind, DateBasis, Purpose, RecordState
from app.domain.vocabulary.codelist import Codelist


class KeyDateKind(Codelist):
    """The type of a key date."""

    FIRST_DAY = "first-day"
    """The first day of the agreed term."""
    START_REPLACEMENT = "start-replacement"
    """The last day in time to start the replacement of the contract."""
    OPTION = "option"
    """The last day in time to exercise the next option to extend."""
    BREAK = "break"
    """The day of a break clause, on which the contract may be ended early."""
    NOTICE_PERIOD = "notice-period"
    """The last day to tell the other party that the contract is to end on a break or last day."""
    REVIEW = "review"
    """The day of a contract review."""
    LAST_DAY = "last-day"
    """The last day of the agreed term."""
    END_UNCONFIRMED = "end-unconfirmed"
    """The last day has passed, an option reaches further, and its use is not recorded."""
    END_UNKNOWN = "end-unknown"
    """The last day is not recorded, so there is no day."""
    NOTICE = "notice"
    """The last day in time of a notice whose publication is not recorded yet."""
    NOTICE_GIVEN = "notice-given"
    """The day on which a notice was published."""

    @property
    def is_standing(self) -> bool:
        """True if the date is listed whatever the horizon: its answer is still missing."""
        return self in {KeyDateKind.END_UNCONFIRMED, KeyDateKind.END_UNKNOWN}


@dataclass(frozen=True, slots=True)
class LeadTime:
    """The number of months that the replacement of a contract takes by one route.

    Without months it starts on the first day of the contract; without a purpose, the lead time
    holds for contracts of every purpose.
    """

    route: str
    months: int | None
    purpose: Purpose | None = None

    def __post_init__(self) -> None:
        if self.months is not None and self.months < 1:
            detail = f"the lead time is at least 1 month, not {self.months}"
            raise DomainError("lead-time-too-short", detail, "lead_months")


@dataclass(frozen=True, slots=True)
class Option:
    """An option to extend to a later day, exercised before the term is over."""

    last_day: date | None
    text: str


@dataclass(frozen=True, slots=True)
class ContractDates:
    """The agreed dates of a contract, with what decides about its replacement."""

    last: Edge
    options: Sequence[Option] = ()
    break_on: date | None = None
    review_on: date | None = None
    needs_replacing: bool = True
    trading: Timeline = field(default_factory=Timeline.always)
    """The days on which its provider trades."""
    first: Edge = UNKNOWN_EDGE
    awarded_on: date | None = None
    """The day of the award: decided, else signed."""
    notice_months: int | None = None
    kind: ContractKind = ContractKind.UNKNOWN
    purpose: Purpose = Purpose.UNKNOWN
    record: RecordState = RecordState.CURRENT

    @property
    def stopped_on(self) -> date | None:
        """The day on which the provider stopped for good, if before the last day."""
        day = self.trading.last_day
        last = self.last.day if self.last.is_known else None
        return day if day is not None and (last is None or day < last) else None

    @property
    def earliest_replacement(self) -> date | None:
        """The day before which no replacement of it starts: its award, else its first day."""
        return self.awarded_on or self.first.day


@dataclass(frozen=True, slots=True)
class KeyDate:
    """A day by which an action is due; its name is stable when the day moves.

    `is_overdue` is said only of what a complete record shows not to have been done.
    `is_unrecorded` says that the day has passed and nothing is recorded.
    """

    kind: KeyDateKind
    name: str
    day: date | None
    is_assumed: bool
    text: str
    is_overdue: bool = False
    is_unrecorded: bool = False


_SURE = {DateBasis.AGREED, DateBasis.DERIVED}
_WAITING = {NoticeStatus.DUE, NoticeStatus.LATE}
_GIVEN = {NoticeStatus.GIVEN, NoticeStatus.GIVEN_LATE}


def key_dates(
    contract: ContractDates, lead_times: Iterable[LeadTime], duties: Iterable[NoticeDuty], on: date
) -> list[KeyDate]:
    """Return every open key date of a contract, by day; those without a day last.

    A superseded record has none. Options and breaks lapse when they are not used, and reviews are
    not recorded, so nothing is said of them after their day.
    """
    if contract.record is RecordState.SUPERSEDED:
        return []
    found = [
        *_of_the_term(contract, on),
        *_replacements(contract, lead_times, on),
        *_agreed(contract),
        *_notices(duties),
    ]
    return sorted(found, key=lambda item: (item.day or date.max, item.kind, item.name))


@dataclass(frozen=True, slots=True)
class KeyDateSpan:
    """A key date, and a period in which it does not change."""

    key_date: KeyDate
    days: Period


def key_date_spans(
    contract: ContractDates, lead_times: Sequence[LeadTime]
) -> Iterator[KeyDateSpan]:
    """Yield the key dates of a contract on any day, but for those of its notices.

    On each day they are those of `key_dates`.
    """
    days = {
        contract.last.day,
        *(date_.day for date_ in _replacements(contract, lead_times, date.max)),
    }
    turning = [shifted(day, ONE_DAY) for day in days if day is not None]
    for period in periods_from(turning):
        for key_date in key_dates(contract, lead_times, (), period.first_day):
            yield KeyDateSpan(key_date, period)


def notice_date(duty: NoticeDuty) -> KeyDate | None:
    """Return the key date of a notice that is due, will be due, or was given."""
    return next(_notices([duty]), None)


def check_lead_time(contract: ContractDates, lead: LeadTime) -> None:
    """Raise `lead-time-before-award` if a replacement would have to start before the award."""
    day, earliest = _counted_back(contract, lead), contract.earliest_replacement
    if day is not None and earliest is not None and day < earliest:
        detail = f"{lead.months} months before the last day is before the award on {earliest}"
        raise DomainError("lead-time-before-award", detail, "lead_months")


def _of_the_term(contract: ContractDates, on: date) -> Iterator[KeyDate]:
    """Yield the first and the last day, and the dates counted back from the last."""
    first, last = contract.first.day, contract.last.day
    if first is not None and contract.first.is_known:
        is_assumed = contract.first.basis not in _SURE
        yield KeyDate(KeyDateKind.FIRST_DAY, "first-day", first, is_assumed, "the term begins")
    if last is None or not contract.last.is_known:
        if contract.last.basis is not DateBasis.OPEN_ENDED:
            text = "the last day is not recorded"
            yield KeyDate(KeyDateKind.END_UNKNOWN, "end-unknown", None, is_assumed=False, text=text)
        return
    stopped = _stopped_by(last, contract)
    is_assumed = contract.last.basis not in _SURE or bool(stopped)
    text = f"the term ends{stopped}"
    yield KeyDate(KeyDateKind.LAST_DAY, "last-day", last, is_assumed, text)
    yield from _told_by(contract, last, is_assumed=is_assumed, name="last-day")
    # Exercising this option moves the end, and only then a later option can be exercised.
    unused = (
        option for option in contract.options if option.last_day is None or option.last_day > last
    )
    if (option := next(unused, None)) is None:
        return
    name = str(option.last_day or "open")
    yield KeyDate(KeyDateKind.OPTION, name, last, is_assumed, f"{option.text}{stopped}")
    if on > last and contract.needs_replacing:
        text = "the term is over; whether an option was used is not recorded"
        yield KeyDate(KeyDateKind.END_UNCONFIRMED, "end-unconfirmed", last, is_assumed, text)


def _told_by(
    contract: ContractDates, day: date, *, is_assumed: bool, name: str
) -> Iterator[KeyDate]:
    """Yield the last day to tell the other party that the contract ends on a day."""
    if contract.notice_months is not None:
        told_by = add_months(day, -contract.notice_months)
        text = f"tell them by then: {contract.notice_months} months' notice"
        yield KeyDate(KeyDateKind.NOTICE_PERIOD, name, told_by, is_assumed, text)


def _replacements(
    contract: ContractDates, lead_times: Iterable[LeadTime], on: date
) -> Iterator[KeyDate]:
    """Yield the last day to start a replacement by each route, or the day of a provider's stop."""
    if not _is_replaced_by_buying(contract):
        return
    stopped = contract.stopped_on
    if stopped is not None:
        text = "at once: its provider has stopped trading"
        yield _replacement(contract, "at-once", stopped, text, on)
        return
    for lead in lead_times:
        if lead.purpose not in {None, contract.purpose}:
            continue
        day, earliest = _counted_back(contract, lead), contract.earliest_replacement
        if day is None:
            continue
        text = f"{lead.route} takes {lead.months} months" if lead.months else "it bridges a gap"
        if earliest is not None and day < earliest:
            day, text = earliest, f"{text}; not before the award"
        yield _replacement(contract, lead.route, day, text, on)


def _is_replaced_by_buying(contract: ContractDates) -> bool:
    is_bought = contract.record is RecordState.CURRENT and not contract.kind.is_framework
    return contract.needs_replacing and is_bought


def counted_back_from(contract: ContractDates) -> date | None:
    """Return the day from which a lead time in months is counted back, or None if none counts."""
    if not _is_replaced_by_buying(contract) or contract.stopped_on is not None:
        return None
    return contract.last.day if contract.last.is_known else None


def _counted_back(contract: ContractDates, lead: LeadTime) -> date | None:
    last = contract.last.day if contract.last.is_known else None
    if lead.months is None:
        return contract.first.day or contract.awarded_on
    return add_months(last, -lead.months) if last is not None else None


def _replacement(contract: ContractDates, name: str, day: date, text: str, on: date) -> KeyDate:
    last = contract.last.day if contract.last.is_known else None
    is_running = last is None or on <= last
    is_assumed = contract.last.basis not in _SURE
    return KeyDate(
        KeyDateKind.START_REPLACEMENT,
        name,
        day,
        is_assumed,
        text,
        is_unrecorded=day < on and is_running,
    )


def _agreed(contract: ContractDates) -> Iterator[KeyDate]:
    for kind, day, text in (
        (KeyDateKind.BREAK, contract.break_on, "it may be ended"),
        (KeyDateKind.REVIEW, contract.review_on, "it is reviewed"),
    ):
        if day is not None:
            stopped = _stopped_by(day, contract)
            yield KeyDate(kind, kind.value, day, bool(stopped), f"{text}{stopped}")
            if kind is KeyDateKind.BREAK:
                yield from _told_by(contract, day, is_assumed=bool(stopped), name="break")


def _stopped_by(day: date, contract: ContractDates) -> str:
    """Return a remark if the provider no longer trades on the day, else an empty text.

    In law the contract runs until a party ends it, so its dates are kept, but as assumed.
    """
    return "" if day in contract.trading else "; its provider has stopped trading by then"


def _notices(duties: Iterable[NoticeDuty]) -> Iterator[KeyDate]:
    """Yield the dates of notices that are due, will be due, or were given."""
    for duty in duties:
        name = f"{duty.rule or duty.notice}-{duty.number}"
        if duty.status in _WAITING and duty.due is not None and duty.set_on is not None:
            is_assumed = duty.set_on.is_assumed or duty.due.earliest != duty.due.latest
            is_late = duty.status is NoticeStatus.LATE
            day = duty.due.earliest
            yield KeyDate(KeyDateKind.NOTICE, name, day, is_assumed, duty.notice, is_late)
        elif duty.status in _GIVEN and duty.given is not None and duty.given.on is not None:
            text = f"{duty.notice} published"
            day = duty.given.on
            yield KeyDate(KeyDateKind.NOTICE_GIVEN, name, day, is_assumed=False, text=text)
