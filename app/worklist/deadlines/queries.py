"""Reading what must happen by when."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy.orm import Session

from app.cases.core.statutory_data import working_days
from app.domain.duties import NoticeDuty, notice_duties
from app.domain.key_dates import KeyDate, LeadTime, key_dates
from app.domain.thresholds import Threshold, thresholds_on
from app.domain.vocabulary import Vat
from app.ledger.as_of import AsOf
from app.platform.http.pagination import Cursor, Page, paginate
from app.worklist.deadlines.contracts import Entry, entries
from app.worklist.deadlines.schemas import (
    KeyDateOut,
    KeyDateQuery,
    KeyDates,
    NoticeDutyOut,
    NoticeQuery,
    RuleOut,
    RuleQuery,
    ThresholdOut,
    ThresholdQuery,
)
from app.worklist.deadlines.statutory_rules import Law, laws, lead_times, thresholds


def list_rules(_: Session, query: RuleQuery, __: AsOf) -> Page[RuleOut]:
    """The rules about notices, in the order in which a contract meets them."""
    return Page(
        [
            _rule(law)
            for law in laws()
            if query.regime in {None, law.rule.regime}
            and query.notice_type in {None, law.rule.notice}
        ]
    )


def list_thresholds(_: Session, query: ThresholdQuery, as_of: AsOf) -> Page[ThresholdOut]:
    """The thresholds that hold on a day, by the sort of contract."""
    holding = thresholds_on(thresholds(), as_of.day(query.on))
    return Page([_threshold(one) for one in holding if query.what in {None, one.kind}])


def list_notices(session: Session, query: NoticeQuery, as_of: AsOf) -> Page[NoticeDutyOut]:
    """How contracts stand to the rules about notices, by contract and in the order of the rules."""
    found = notices_of(entries(session, query, as_of), query, as_of.day(query.on))
    rank = {law.rule.id: n for n, law in enumerate(laws())}

    def place(one: NoticeDutyOut) -> tuple[str, int, int]:
        return (one.contract, rank[one.rule], one.number)

    if cursor := Cursor.read(query, str, int, int):
        found = [one for one in found if place(one) > cursor.keys]
    return paginate(found[: query.limit + 1], query, as_of, place)


def notices_of(found: Iterable[Entry], query: NoticeQuery, on: date) -> list[NoticeDutyOut]:
    """All that a question about notices asks for of some contracts, on one day."""
    return [
        _duty(entry, duty)
        for entry in found
        for duty in _duties(entry, on)
        if query.notice_type in {None, duty.notice}
        and (not query.standing or duty.status in query.standing)
    ]


def list_key_dates(session: Session, query: KeyDateQuery, as_of: AsOf) -> Page[KeyDateOut]:
    """The key dates of contracts within a horizon, by day."""
    found = key_dates_within(session, query, as_of)
    if cursor := Cursor.read(query, str, str, str, str):
        found = [one for one in found if _place(one) > cursor.keys]
    return paginate(found[: query.limit + 1], query, as_of, _place)


def key_dates_within(session: Session, query: KeyDates, as_of: AsOf) -> list[KeyDateOut]:
    """All the key dates within a horizon, by day, after those overdue if they are asked for."""
    return key_dates_of(entries(session, query, as_of), query, as_of.day(query.on))


def key_dates_of(found: Iterable[Entry], query: KeyDates, on: date) -> list[KeyDateOut]:
    """The same of some contracts."""
    horizon, leads = query.days(on), lead_times()
    if query.lead_months is not None:
        leads = (LeadTime("replacement", query.lead_months),)
    dated = (
        _key_date(entry, one, on)
        for entry in found
        if not entry.is_cancelled
        for one in key_dates(entry.dated, leads, _duties(entry, on), on)
        if one.day in horizon or (query.overdue and one.is_overdue)
        if not query.kind or one.kind in query.kind
    )
    return sorted(dated, key=_place)


def _place(one: KeyDateOut) -> tuple[str, str, str, str]:
    return (str(one.day), one.contract, one.kind, one.name)


def _duties(entry: Entry, on: date) -> list[NoticeDuty]:
    rules = [law.rule for law in laws()]
    return notice_duties(rules, entry.regulated, entry.given, on, working_days())


def _rule(law: Law) -> RuleOut:
    rule = law.rule
    return RuleOut(
        id=rule.id,
        notice_type=rule.notice,
        regime=rule.regime,
        says=law.says,
        source=law.source,
        applies_from=rule.applies_from,
        set_by=rule.set_by,
        clock=str(rule.clock) if rule.clock else None,
        light_touch_clock=str(rule.light_touch) if rule.light_touch else None,
        confirmed=law.is_confirmed,
    )


def _threshold(one: Threshold) -> ThresholdOut:
    return ThresholdOut(
        what=one.kind,
        amount=f"{one.amount:.2f}",
        currency="GBP",
        vat=Vat.INCLUDED,
        first_day=one.days.first_day,
        last_day=one.days.last_day,
        says=one.says,
        source=one.source,
    )


def _duty(entry: Entry, duty: NoticeDuty) -> NoticeDutyOut:
    return NoticeDutyOut(
        contract=entry.reference,
        contract_title=entry.title,
        notice_type=duty.notice,
        rule=duty.rule,
        number=duty.number,
        standing=duty.status,
        set_on=duty.set_on.day if duty.set_on else None,
        set_on_assumed=duty.set_on is not None and duty.set_on.is_assumed,
        due_on=duty.due_on,
        given_on=duty.given.on if duty.given else None,
        with_copy=duty.given is not None and duty.given.with_copy,
        why=duty.why,
        fact=duty.given.fact if duty.given else None,
    )


def _key_date(entry: Entry, one: KeyDate, on: date) -> KeyDateOut:
    return KeyDateOut(
        day=one.day,
        contract=entry.reference,
        contract_title=entry.title,
        provider=entry.provider,
        kind=one.kind,
        name=one.name,
        text=one.text,
        assumed=one.is_assumed,
        overdue=one.is_overdue,
        days_left=(one.day - on).days,
    )
