"""The notices that the law requires of a contract, with their status on a day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.calendars import Calendar
from app.domain.clocks import Clock, due_date
from app.domain.notice_rules import (
    ClockTrigger,
    NoticeRule,
    PublishedNotice,
    RegulatedContract,
    TriggerDay,
    exemption_reason,
)
from app.domain.periods import ONE_DAY
from app.domain.vocabulary import NoticeType, Regime, SpecialRegime


class NoticeStatus(StrEnum):
    """The status of a required notice on a day."""

    GIVEN = "given"
    """The notice was published in time, or on an unknown day."""
    GIVEN_LATE = "given-late"
    """The notice was published after the last day in time."""
    NOT_YET = "not-yet"
    """The event that sets the clock is in the future."""
    DUE = "due"
    """The clock is running, and the notice is not published."""
    LATE = "late"
    """The last day in time has passed, and the notice is not published."""
    NOT_REQUIRED = "not-required"
    """The law does not require the notice of this contract."""
    UNKNOWN = "unknown"
    """The law, the value or the day that decides is not recorded."""


@dataclass(frozen=True, slots=True)
class NoticeDuty:
    """The status of one rule for a contract on a day; numbered if the rule applies repeatedly."""

    rule: str
    notice: NoticeType
    status: NoticeStatus
    why: str
    set_on: TriggerDay | None = None
    due_on: date | None = None
    given: PublishedNotice | None = None
    number: int = 1


def notice_duties(
    rules: Iterable[NoticeRule],
    contract: RegulatedContract,
    given: Sequence[PublishedNotice],
    on: date,
    calendar: Calendar,
) -> list[NoticeDuty]:
    """Return the status of every rule for a contract on a day, in the order of the rules."""
    return [duty for rule in rules for duty in _duties(rule, contract, given, on, calendar)]


def _duties(
    rule: NoticeRule,
    contract: RegulatedContract,
    given: Sequence[PublishedNotice],
    on: date,
    calendar: Calendar,
) -> Iterator[NoticeDuty]:
    notices = sorted(
        (item for item in given if item.satisfies(rule) and (item.on is None or item.on <= on)),
        key=lambda item: item.on or date.min,
    )
    unsettled = _unsettled(rule, contract)
    if unsettled is not None and not notices:
        yield NoticeDuty(rule.id, rule.notice, *unsettled)
        return
    clock, is_assumed = _clock(rule, contract)
    set_days = contract.days.get(rule.set_by, ())
    for n, day in enumerate(set_days, 1):
        set_on = TriggerDay(day.day, day.is_assumed or is_assumed)
        due_on = _due_on(rule, clock, set_on.day, calendar)
        notice = notices[n - 1] if n <= len(notices) else None
        status, why = _standing(rule, set_on, due_on, notice, on)
        yield NoticeDuty(rule.id, rule.notice, status, why, set_on, due_on, notice, n)
    for n, notice in enumerate(notices[len(set_days) :], len(set_days) + 1):
        yield NoticeDuty(rule.id, rule.notice, NoticeStatus.GIVEN, "given", given=notice, number=n)


def _unsettled(rule: NoticeRule, contract: RegulatedContract) -> tuple[NoticeStatus, str] | None:
    """Return the status and reason if the rule does not apply or cannot be evaluated."""
    if (why := exemption_reason(rule, contract)) is not None:
        return NoticeStatus.NOT_REQUIRED, why
    if contract.regime is Regime.UNKNOWN:
        return NoticeStatus.UNKNOWN, "the law under which it was bought is not recorded"
    if rule.above is not None and contract.value is None:
        return NoticeStatus.UNKNOWN, f"required above {rule.above:,} pounds; value not recorded"
    if not contract.days.get(rule.set_by):
        return _NEVER_SET[rule.set_by]
    return None


_NEVER_SET = {
    ClockTrigger.SIGNING: (
        NoticeStatus.UNKNOWN,
        "neither its signing day nor its first day is recorded",
    ),
    ClockTrigger.EXTENSION: (NoticeStatus.NOT_REQUIRED, "its term was not extended"),
    ClockTrigger.ENDING: (NoticeStatus.UNKNOWN, "its last day is not recorded"),
    ClockTrigger.CANCELLATION: (NoticeStatus.NOT_REQUIRED, "it was not cancelled"),
}


def _clock(rule: NoticeRule, contract: RegulatedContract) -> tuple[Clock | None, bool]:
    """Return the clock of a rule, and whether it is assumed: the shorter one if not known."""
    if rule.light_touch is None or contract.special is SpecialRegime.NONE:
        return rule.clock, False
    if contract.special is SpecialRegime.LIGHT_TOUCH:
        return rule.light_touch, False
    return rule.clock, True


def _due_on(rule: NoticeRule, clock: Clock | None, day: date, calendar: Calendar) -> date | None:
    if rule.no_day:
        return None
    return due_date(clock, day, calendar).day if clock else day - ONE_DAY


def _standing(
    rule: NoticeRule,
    set_on: TriggerDay,
    due_on: date | None,
    notice: PublishedNotice | None,
    on: date,
) -> tuple[NoticeStatus, str]:
    """Return the status and reason for a clock that is set or will be set."""
    last = due_on or date.max
    because = f"{rule.set_by} {'by' if set_on.is_assumed else 'on'} {set_on.day}"
    if notice is not None:
        is_late = notice.on is not None and notice.on > last
        return (NoticeStatus.GIVEN_LATE if is_late else NoticeStatus.GIVEN), because
    if on > last:
        return NoticeStatus.LATE, because
    return (NoticeStatus.NOT_YET if set_on.day > on else NoticeStatus.DUE), because
