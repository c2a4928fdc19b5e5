"""Queries for key dates, notices, rules and thresholds."""

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
from app.worklist.deadlines.contracts import ContractDeadlines, read_contract_deadlines
from app.worklist.deadlines.schemas import (
    KeyDateFilters,
    KeyDateOut,
    KeyDateQuery,
    NoticeDutyOut,
    NoticeQuery,
    RuleOut,
    RuleQuery,
    ThresholdOut,
    ThresholdQuery,
)
from app.worklist.deadlines.statutory_rules import (
    StatutoryRule,
    lead_times,
    statutory_rules,
    thresholds,
)


def list_rules(_: Session, query: RuleQuery, __: AsOf) -> Page[RuleOut]:
    """Return the rules about notices, in the order of a contract's life."""
    return Page(
        [
            _rule_out(statutory_rule)
            for statutory_rule in statutory_rules()
            if query.regime in {None, statutory_rule.rule.regime}
            and query.notice_type in {None, statutory_rule.rule.notice}
        ]
    )


def list_thresholds(_: Session, query: ThresholdQuery, as_of: AsOf) -> Page[ThresholdOut]:
    """Return the thresholds in force on a day, by kind of contract."""
    in_force = thresholds_on(thresholds(), as_of.day(query.on))
    return Page(
        [
            _threshold_out(threshold)
            for threshold in in_force
            if query.kind in {None, threshold.kind}
        ]
    )


def list_notices(session: Session, query: NoticeQuery, as_of: AsOf) -> Page[NoticeDutyOut]:
    """Return the status of each required notice, by contract and in the order of the rules."""
    found = notices_of(read_contract_deadlines(session, query, as_of), query, as_of.day(query.on))
    rank = {statutory_rule.rule.id: n for n, statutory_rule in enumerate(statutory_rules())}

    def keys(notice: NoticeDutyOut) -> tuple[str, int, int]:
        return (notice.contract, rank[notice.rule], notice.number)

    if cursor := Cursor.read(query, str, int, int):
        found = [notice for notice in found if keys(notice) > cursor.keys]
    return paginate(found[: query.limit + 1], query, as_of, keys)


def notices_of(
    contracts: Iterable[ContractDeadlines], query: NoticeQuery, on: date
) -> list[NoticeDutyOut]:
    """Return the notices of these contracts on a day that match the filters."""
    return [
        _duty_out(contract, duty)
        for contract in contracts
        for duty in _contract_duties(contract, on)
        if query.notice_type in {None, duty.notice}
        and (not query.status or duty.status in query.status)
    ]


def list_key_dates(session: Session, query: KeyDateQuery, as_of: AsOf) -> Page[KeyDateOut]:
    """Return one page of the key dates within a horizon, by day."""
    found = key_dates_within(session, query, as_of)
    if cursor := Cursor.read(query, str, str, str, str):
        found = [key_date for key_date in found if _key_date_keys(key_date) > cursor.keys]
    return paginate(found[: query.limit + 1], query, as_of, _key_date_keys)


def key_dates_within(session: Session, query: KeyDateFilters, as_of: AsOf) -> list[KeyDateOut]:
    """Return all key dates within a horizon by day, and overdue ones if requested."""
    return key_dates_of(read_contract_deadlines(session, query, as_of), query, as_of.day(query.on))


def key_dates_of(
    contracts: Iterable[ContractDeadlines], query: KeyDateFilters, on: date
) -> list[KeyDateOut]:
    """Return the key dates of these contracts that match the filters, by day."""
    horizon, leads = query.days(on), lead_times()
    if query.lead_months is not None:
        leads = (LeadTime("replacement", query.lead_months),)
    found_dates = (
        _key_date_out(contract, key_date, on)
        for contract in contracts
        if not contract.is_cancelled
        for key_date in key_dates(contract.dated, leads, _contract_duties(contract, on), on)
        if key_date.day in horizon or (query.overdue and key_date.is_overdue)
        if not query.kind or key_date.kind in query.kind
    )
    return sorted(found_dates, key=_key_date_keys)


def _key_date_keys(key_date: KeyDateOut) -> tuple[str, str, str, str]:
    return (str(key_date.day), key_date.contract, key_date.kind, key_date.name)


def _contract_duties(contract: ContractDeadlines, on: date) -> list[NoticeDuty]:
    rules = [statutory_rule.rule for statutory_rule in statutory_rules()]
    return notice_duties(rules, contract.regulated, contract.given, on, working_days())


def _rule_out(statutory_rule: StatutoryRule) -> RuleOut:
    rule = statutory_rule.rule
    return RuleOut(
        id=rule.id,
        notice_type=rule.notice,
        regime=rule.regime,
        summary=statutory_rule.says,
        source=statutory_rule.source,
        applies_from=rule.applies_from,
        trigger=rule.set_by,
        clock=str(rule.clock) if rule.clock else None,
        light_touch_clock=str(rule.light_touch) if rule.light_touch else None,
        confirmed=statutory_rule.is_confirmed,
    )


def _threshold_out(threshold: Threshold) -> ThresholdOut:
    return ThresholdOut(
        kind=threshold.kind,
        amount=f"{threshold.amount:.2f}",
        currency="GBP",
        vat=Vat.INCLUDED,
        first_day=threshold.days.first_day,
        last_day=threshold.days.last_day,
        summary=threshold.says,
        source=threshold.source,
    )


def _duty_out(contract: ContractDeadlines, duty: NoticeDuty) -> NoticeDutyOut:
    return NoticeDutyOut(
        contract=contract.reference,
        contract_title=contract.title,
        notice_type=duty.notice,
        rule=duty.rule,
        number=duty.number,
        status=duty.status,
        trigger_on=duty.set_on.day if duty.set_on else None,
        trigger_assumed=duty.set_on is not None and duty.set_on.is_assumed,
        due_on=duty.due_on,
        given_on=duty.given.on if duty.given else None,
        with_copy=duty.given is not None and duty.given.with_copy,
        reason=duty.why,
        fact=duty.given.fact if duty.given else None,
    )


def _key_date_out(contract: ContractDeadlines, key_date: KeyDate, on: date) -> KeyDateOut:
    return KeyDateOut(
        day=key_date.day,
        contract=contract.reference,
        contract_title=contract.title,
        provider=contract.provider,
        kind=key_date.kind,
        name=key_date.name,
        text=key_date.text,
        assumed=key_date.is_assumed,
        overdue=key_date.is_overdue,
        days_left=(key_date.day - on).days,
    )
