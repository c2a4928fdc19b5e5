"""The notices that the law requires of a contract, with their status on a day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache

from app.domain.calendars import Calendar
from app.domain.change_rules import applicability_to_change
from app.domain.clocks import Clock, ClockTrigger, due_date
from app.domain.contract_values import UNKNOWN_VALUE
from app.domain.errors import DomainError
from app.domain.notice_rules import (
    Applicability,
    Circumstances,
    NoticeRule,
    PublishedNotice,
    RegulatedContract,
    Standstill,
    TriggerDay,
    applicability,
    arising_day,
    circumstances,
    needs_standstill,
)
from app.domain.periods import ONE_DAY, Period, periods_from, shifted
from app.domain.timelines import Timeline
from app.domain.undertakings import Undertaking, UndertakingStatus, status_on
from app.domain.vocabulary import NoticeType, Regime, SpecialRegime
from app.domain.vocabulary.codelist import Codelist

_NO_DAYS = Timeline.empty()
_CANCELLED = {ClockTrigger.CANCELLATION: (TriggerDay(date.min),)}
_KEPT = 4_096
"""The rules with kinds of contracts whose duties without an event are kept."""


class NoticeStatus(Codelist):
    """The status of a required notice on a day."""

    GIVEN = "given"
    """The notice was published; not later than its last day, as far as that day is recorded."""
    GIVEN_LATE = "given-late"
    """The notice was published after the last day in time."""
    DUE = "due"
    """No publication is recorded, and the last day in time has not passed; the event that sets the
    clock may be ahead."""
    NOT_RECORDED = "not-recorded"
    """The last day in time has passed, and no publication is recorded: it may have happened."""
    LATE = "late"
    """Not published by the last day, as the complete record of the authority shows."""
    NOT_REQUIRED = "not-required"
    """The law does not require the notice of this contract."""
    UNKNOWN = "unknown"
    """The kind, law, value, ground or day that decides is not recorded, or the law not settled."""


@dataclass(frozen=True, slots=True)
class DueDays:
    """The last day in time; two days if it is not known which clock runs."""

    earliest: date
    latest: date


@dataclass(frozen=True, slots=True)
class NoticeDuty:
    """The status of one rule for a contract on a day; numbered if the rule applies repeatedly.

    A published notice that no rule requires has no rule.
    """

    rule: str | None
    notice: NoticeType
    status: NoticeStatus
    why: str
    set_on: TriggerDay | None = None
    due: DueDays | None = None
    given: PublishedNotice | None = None
    number: int = 1


@dataclass(frozen=True, slots=True)
class DutyContext:
    """A contract and its notices on a day, with what decides about time.

    The working days of each calendar are possible readings of the law. `attested` holds the days
    for which the authority attests that its record of notices is complete.
    """

    contract: RegulatedContract
    given: Sequence[PublishedNotice]
    on: date
    calendars: Sequence[Calendar]
    attested: Timeline = _NO_DAYS

    def published(self) -> list[PublishedNotice]:
        """Return the notices published by the day, in order; those without a day first."""
        known = (item for item in self.given if item.on is None or item.on <= self.on)
        return sorted(known, key=lambda item: item.on or date.min)


def notice_duties(rules: Iterable[NoticeRule], context: DutyContext) -> list[NoticeDuty]:
    """Return the status of every rule for a contract, in order, then the notices beyond them.

    Rules of a law that was not read are left out if the contract is under another law.
    """
    published, own = context.published(), _rules_of(rules, context.contract)
    duties = [
        duty
        for rule in own
        for duty in _duties(rule, context, published, _Verdicts(rule, context.contract))
    ]
    return [*duties, *_beyond(own, published)]


def _rules_of(rules: Iterable[NoticeRule], contract: RegulatedContract) -> list[NoticeRule]:
    return [
        rule
        for rule in rules
        if not rule.is_unread or contract.regime in {rule.regime, Regime.UNKNOWN}
    ]


def _beyond(
    rules: Sequence[NoticeRule], published: Iterable[PublishedNotice]
) -> Iterator[NoticeDuty]:
    """Yield the published notices that no rule requires."""
    beyond = (item for item in published if not any(map(item.satisfies, rules)))
    why = "published; no rule on record asks for this type of notice"
    for n, item in enumerate(beyond, 1):
        yield NoticeDuty(None, item.notice, NoticeStatus.GIVEN, why, given=item, number=n)


@dataclass(frozen=True, slots=True)
class DutySpan:
    """A notice duty, and a period in which it does not change."""

    duty: NoticeDuty
    days: Period


def duty_spans(rules: Iterable[NoticeRule], context: DutyContext) -> Iterator[DutySpan]:
    """Yield every duty of a contract on any day, rule by rule; the day of the context is not used.

    On each day they are those of `notice_duties`.
    """
    own = _rules_of(rules, context.contract)

    @cache
    def on(day: date) -> tuple[DutyContext, Sequence[PublishedNotice]]:
        then = replace(context, on=day)
        return then, then.published()

    alike = _like_others(context.contract)
    for rule in own:
        if not _has_event(rule, context):
            yield from _spans_without_event(rule, alike[rule.above is not None])
            continue
        verdicts = _Verdicts(rule, context.contract)
        for days in periods_from(_turning_days(rule, context, verdicts)):
            for duty in _duties(rule, *on(days.first_day), verdicts):
                yield DutySpan(duty, days)
    for days in periods_from(item.on for item in context.given if item.on is not None):
        for duty in _beyond(own, on(days.first_day)[1]):
            yield DutySpan(duty, days)


def _has_event(rule: NoticeRule, context: DutyContext) -> bool:
    """Return whether an event or a notice on record decides about a rule."""
    has_days = bool(context.contract.days.get(rule.set_by))
    return has_days or any(_decides(item, rule) for item in context.given)


def _like_others(contract: RegulatedContract) -> tuple[RegulatedContract, RegulatedContract]:
    """Return what a contract has in common with others, without and with its value.

    Rules without an event see of its days only that it was cancelled.
    """
    days = _CANCELLED if contract.days.get(ClockTrigger.CANCELLATION) else {}
    valued = replace(contract, days=days, is_on_find_a_tender=False)
    return replace(valued, value=UNKNOWN_VALUE), valued


@lru_cache(_KEPT)
def _spans_without_event(rule: NoticeRule, contract: RegulatedContract) -> Sequence[DutySpan]:
    """Return the duties under a rule, on any day, of all contracts that have this in common."""
    verdicts = _Verdicts(rule, contract)
    context = DutyContext(contract, (), date.min, ())
    return [
        DutySpan(duty, days)
        for days in periods_from(_turning_days(rule, context, verdicts))
        for duty in _duties(rule, replace(context, on=days.first_day), (), verdicts)
    ]


@dataclass(slots=True)
class _Verdicts:
    """Answers whether a rule applies, each found once for all days on which the same decides."""

    rule: NoticeRule
    contract: RegulatedContract
    found: dict[Circumstances, Applicability] = field(default_factory=dict)

    def on(self, day: date, published: Iterable[PublishedNotice]) -> Applicability:
        """Return whether the rule applies on a day."""
        so = circumstances(self.rule, self.contract, published, day)
        if so not in self.found:
            self.found[so] = applicability(self.rule, self.contract, so)
        return self.found[so]


def _turning_days(rule: NoticeRule, context: DutyContext, verdicts: _Verdicts) -> set[date]:
    """Return the days from which the status of a rule may be another one."""
    contract = context.contract
    days = {item.on for item in context.given if item.on and _decides(item, rule)}
    if contract.regime not in {rule.regime, Regime.UNKNOWN}:
        return days
    if arising_day(rule, contract) is None:
        days.add(rule.applies_from)
    # Later notices and later days take exemptions away only.
    if verdicts.on(date.max, context.given).applies is not True:
        return days
    for set_on in contract.days.get(rule.set_by, ()):
        days.add(shifted(set_on.day, ONE_DAY))
        try:
            due = _due_days(rule, context, set_on.day)
        except DomainError:
            continue
        if due is not None:
            days |= {shifted(due.earliest, ONE_DAY), shifted(due.latest, ONE_DAY)}
    return days


def _decides(notice: PublishedNotice, rule: NoticeRule) -> bool:
    """Return whether the publication of a notice may change the status of a rule."""
    is_untyped = rule.may_be_untyped and notice.notice is NoticeType.UNKNOWN
    return is_untyped or notice.satisfies(rule) or notice.notice in rule.after


def _duties(
    rule: NoticeRule,
    context: DutyContext,
    published: Sequence[PublishedNotice],
    verdicts: _Verdicts,
) -> Iterator[NoticeDuty]:
    contract = context.contract
    notices = [item for item in published if item.satisfies(rule)]
    verdict = verdicts.on(context.on, published)
    set_days = contract.days.get(rule.set_by, ()) if not contract.is_superseded else ()
    if verdict.applies is False:
        if not notices:
            yield NoticeDuty(rule.id, rule.notice, NoticeStatus.NOT_REQUIRED, verdict.why)
            return
        set_days = set_days[: len(notices)]
    if not set_days and not notices:
        yield NoticeDuty(rule.id, rule.notice, NoticeStatus.UNKNOWN, verdict.why)
        return
    for n, day in enumerate(set_days, 1):
        notice = notices[n - 1] if n <= len(notices) else None
        of_change = applicability_to_change(rule, day.change)
        is_by_change = of_change.applies is False or verdict.applies is True
        one = of_change if is_by_change else verdict
        duty = _duty(rule, context, day, notice, one)
        yield duty if n == duty.number else replace(duty, number=n)
    for n, notice in enumerate(notices[len(set_days) :], len(set_days) + 1):
        yield NoticeDuty(rule.id, rule.notice, NoticeStatus.GIVEN, "given", given=notice, number=n)


def _duty(
    rule: NoticeRule,
    context: DutyContext,
    set_on: TriggerDay,
    notice: PublishedNotice | None,
    verdict: Applicability,
) -> NoticeDuty:
    """Return the status of a rule for one event, with or without its notice."""
    because = f"{rule.set_by} {'by' if set_on.is_assumed else 'on'} {set_on.day}"
    if verdict.applies is False and notice is None:
        return NoticeDuty(rule.id, rule.notice, NoticeStatus.NOT_REQUIRED, verdict.why, set_on)
    try:
        due = _due_days(rule, context, set_on.day)
    except DomainError as error:
        due, verdict = None, Applicability(applies=None, why=error.detail)
    duty = NoticeDuty(rule.id, rule.notice, NoticeStatus.UNKNOWN, because, set_on, due, notice)
    if notice is not None:
        is_sure = verdict.applies is True and set_on.doubt is None and not set_on.is_assumed
        is_late = is_sure and _status(context, due, notice) is UndertakingStatus.DONE_LATE
        return replace(duty, status=NoticeStatus.GIVEN_LATE if is_late else NoticeStatus.GIVEN)
    if (why := _uncertainty(rule, context, duty, verdict)) is not None:
        return replace(duty, why=why)
    return replace(duty, status=_pending(context, set_on, due))


def _uncertainty(
    rule: NoticeRule, context: DutyContext, duty: NoticeDuty, verdict: Applicability
) -> str | None:
    """Return why the status of a notice that is not on record is unknown, if it is."""
    set_on, due = duty.set_on, duty.due
    if verdict.applies is None:
        return verdict.why
    if rule.may_be_untyped and _has_untyped(context):
        return "a notice of unknown type is on record"
    if set_on is not None and set_on.doubt is not None and context.on > set_on.day:
        return set_on.doubt
    if due is not None and due.earliest < context.on <= due.latest:
        return f"{duty.why}; which of two last days holds is not known"
    return None


def _pending(context: DutyContext, set_on: TriggerDay, due: DueDays | None) -> NoticeStatus:
    """Return the status of a required notice that is not on record."""
    if set_on.is_assumed:
        # The event may have been earlier or later, so no attestation makes the notice late.
        context = replace(context, attested=_NO_DAYS)
    return _NOTICE_STATUSES[_status(context, due, None)]


_NOTICE_STATUSES = {
    UndertakingStatus.OPEN: NoticeStatus.DUE,
    UndertakingStatus.NOT_RECORDED: NoticeStatus.NOT_RECORDED,
    UndertakingStatus.LATE: NoticeStatus.LATE,
}


def _status(
    context: DutyContext, due: DueDays | None, notice: PublishedNotice | None
) -> UndertakingStatus:
    undertaking = Undertaking(
        due_on=due.latest if due else None, done_on=notice.on if notice else None
    )
    # Its ocid shows that a notice was published, so a record without any is not complete.
    is_incomplete = context.contract.is_on_find_a_tender and not context.given
    attested = _NO_DAYS if is_incomplete else context.attested
    return status_on(undertaking, context.on, attested)


def _has_untyped(context: DutyContext) -> bool:
    return any(item.notice is NoticeType.UNKNOWN for item in context.published())


def _due_days(rule: NoticeRule, context: DutyContext, day: date) -> DueDays | None:
    """Return the last days in time. Raise DomainError if working days are not known."""
    if rule.no_day:
        return None
    if rule.standstill is not None:
        return _before_standstill(rule.standstill, context, day)
    if rule.clock is None:
        return DueDays(day, day)
    clocks = [rule.clock]
    if rule.light_touch is not None:
        special = context.contract.special
        clocks = {
            SpecialRegime.LIGHT_TOUCH: [rule.light_touch],
            SpecialRegime.NONE: clocks,
            SpecialRegime.UNKNOWN: [rule.clock, rule.light_touch],
        }[special]
    if rule.other_reading is not None:
        clocks = [*clocks, rule.other_reading]
    days = [due_date(clock, day, item).day for clock in clocks for item in context.calendars]
    return DueDays(min(days), max(days))


def _before_standstill(standstill: Standstill, context: DutyContext, signed: date) -> DueDays:
    """Return the last days of publication from which a standstill ends before the signing."""
    is_needed = needs_standstill(standstill, context.contract)
    if is_needed is False:
        return DueDays(signed, signed)
    days = [_last_publication(standstill.clock, signed, item) for item in context.calendars]
    return DueDays(min(days), max(days) if is_needed else signed)


def _last_publication(clock: Clock, signed: date, calendar: Calendar) -> date:
    day = signed - ONE_DAY
    while due_date(clock, day, calendar).day >= signed:
        day -= ONE_DAY
    return day
