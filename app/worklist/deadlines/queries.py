"""Queries for key dates, notices, rules and thresholds."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from sqlalchemy.orm import Session

from app.cases.core.statutory_data import working_days, working_days_of_uk
from app.domain.duties import DutyContext, NoticeDuty, notice_duties
from app.domain.errors import DomainError
from app.domain.key_dates import KeyDate, KeyDateKind, LeadTime, check_lead_time, key_dates
from app.domain.periods import Period
from app.domain.thresholds import Threshold, thresholds_on
from app.domain.vocabulary import Vat
from app.ledger.as_of import AsOf
from app.platform.http.pagination import Cursor, Page, paginate
from app.platform.problems.problem import query_problem
from app.worklist.deadlines.contracts import ContractDeadlines
from app.worklist.deadlines.reads import ContractSelection, Start, read_contract_deadlines
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
from app.worklist.deadlines.selection import (
    DutySelection,
    KeyDateKey,
    KeyDateSelection,
)
from app.worklist.deadlines.statutory_rules import (
    StatutoryRule,
    contract_rules,
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
    rank, on = {rule: n for n, rule in enumerate(contract_rules())}, as_of.day(query.on)

    def keys(notice: NoticeDutyOut) -> tuple[str, int, int]:
        number = rank[notice.rule] if notice.rule else len(rank)
        return (notice.contract, number, notice.number)

    cursor = Cursor.read(query, str, int, int)
    found: list[NoticeDutyOut] = []
    for references in _contracts_with_notices(session, query, as_of, cursor):
        contracts = read_contract_deadlines(session, references, as_of, on)
        notices = notices_of(contracts, query, on)
        found += [notice for notice in notices if cursor is None or keys(notice) > cursor.keys]
        if len(found) > query.limit:
            break
    return paginate(found[: query.limit + 1], query, as_of, keys)


def _contracts_with_notices(
    session: Session, query: NoticeQuery, as_of: AsOf, cursor: Cursor | None
) -> Iterator[Sequence[str]]:
    """Yield the contracts from a cursor on that may have such notices, a page full at a time."""
    on, selection = as_of.day(query.on), ContractSelection.of(session, query, as_of)
    of_page: Callable[[Start, int], Sequence[str]]
    if query.notice_type is None and not query.status:
        size = query.limit // _duties_of_every_contract() + 2
        of_page = partial(selection.references, session, as_of, on)
    else:
        size = query.limit + 1
        duties = DutySelection(session, as_of, on, selection, query.status, query.notice_type)
        of_page = duties.references
    references = of_page(_not_before(cursor.keys[0] if cursor else ""), size)
    while references:
        yield references
        if len(references) < size:
            return
        references = of_page(_after(references[-1]), size)


def _not_before(contract: str) -> Start:
    return lambda column: column >= contract


def _after(contract: str) -> Start:
    return lambda column: column > contract


def _duties_of_every_contract() -> int:
    """Return the number of rules that give a contract a notice, whatever its law."""
    return sum(not item.rule.is_unread for item in contract_rules().values())


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
    selection = _key_date_selection(session, query, as_of)
    cursor = Cursor.read(query, str, str, str, str)
    if cursor is not None:
        cursor.day(0)
    found = _first_key_dates(selection, cursor.keys if cursor else None, query.limit + 1)
    return paginate(found, query, as_of, _key_date_keys)


def first_key_dates(
    session: Session, query: KeyDateFilters, as_of: AsOf, number: int
) -> list[KeyDateOut]:
    """Return the first key dates within a horizon by day, and overdue ones if requested."""
    return _first_key_dates(_key_date_selection(session, query, as_of), None, number)


def _first_key_dates(
    selection: KeyDateSelection, after: KeyDateKey | None, number: int
) -> list[KeyDateOut]:
    """Return the first key dates of a selection after a place."""
    found: list[KeyDateOut] = []
    while keys := selection.keys(after, number):
        listed = key_dates_at(selection, keys)
        found += [item for item in listed if after is None or _key_date_keys(item) > after]
        if len(found) >= number or len(keys) < number:
            break
        after = keys[-1]
    return found[:number]


def _key_date_selection(session: Session, query: KeyDateFilters, as_of: AsOf) -> KeyDateSelection:
    """Select the key dates of a query. Raises Problem `lead-time-before-award`."""
    contracts, on = ContractSelection.of(session, query, as_of), as_of.day(query.on)
    if query.lead_months is not None and query.contract is not None:
        named = contracts.references(session, as_of, on)
        lead_time = LeadTime("replacement", query.lead_months)
        _check_lead_time(read_contract_deadlines(session, named, as_of, on), lead_time)
    return KeyDateSelection(session, query, as_of, contracts, query.kind)


def key_dates_at(selection: KeyDateSelection, keys: Sequence[KeyDateKey]) -> list[KeyDateOut]:
    """Return the key dates up to the last of these places, of the contracts that have them."""
    if not keys:
        return []
    query, on, horizon = selection.query, selection.on, selection.horizon
    leads = lead_times()
    if query.lead_months is not None:
        leads = (LeadTime("replacement", query.lead_months),)
    noticed = {contract for _, contract, kind, _ in keys if kind in _OF_NOTICES}
    references = {contract for _, contract, _, _ in keys}
    found = [
        _key_date_out(contract, key_date, on)
        for contract in read_contract_deadlines(selection.session, references, selection.as_of, on)
        if not contract.is_cancelled
        for key_date in key_dates(
            contract.dated,
            leads,
            _contract_duties(contract, on) if contract.reference in noticed else (),
            on,
        )
        if _is_listed(key_date, horizon, query)
        if not selection.kinds or key_date.kind in selection.kinds
    ]
    found.sort(key=_key_date_keys)
    return [item for item in found if _key_date_keys(item) <= keys[-1]]


_OF_NOTICES = {KeyDateKind.NOTICE, KeyDateKind.NOTICE_GIVEN}


def _check_lead_time(contracts: Iterable[ContractDeadlines], lead: LeadTime) -> None:
    """Refuse a lead time by which a named contract would be replaced before its award."""
    try:
        for contract in contracts:
            check_lead_time(contract.dated, lead)
    except DomainError as error:
        raise query_problem("lead_months", error.code, error.detail) from error


def _is_listed(key_date: KeyDate, horizon: Period, query: KeyDateFilters) -> bool:
    if key_date.kind.is_standing or (key_date.day is not None and key_date.day in horizon):
        return True
    return query.overdue and (key_date.is_overdue or key_date.is_unrecorded)


def _key_date_keys(key_date: KeyDateOut) -> tuple[str, str, str, str]:
    return (str(key_date.day or date.max), key_date.contract, key_date.kind, key_date.name)


def _contract_duties(contract: ContractDeadlines, on: date) -> list[NoticeDuty]:
    calendars = (working_days(), working_days_of_uk())
    context = DutyContext(contract.regulated, contract.given, on, calendars, contract.attested)
    return notice_duties([item.rule for item in contract_rules().values()], context)


def _rule_out(statutory_rule: StatutoryRule) -> RuleOut:
    rule = statutory_rule.rule
    return RuleOut(
        id=rule.id,
        notice_type=rule.notice,
        regime=rule.regime,
        subject="authority" if statutory_rule.of_authority else "contract",
        provision=statutory_rule.provision,
        summary=statutory_rule.says,
        source=statutory_rule.source,
        applies_from=rule.applies_from,
        trigger=rule.set_by,
        clock=str(rule.clock) if rule.clock else None,
        light_touch_clock=str(rule.light_touch) if rule.light_touch else None,
        standstill=str(rule.standstill.clock) if rule.standstill else None,
        uncertain=rule.uncertain,
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
        due_on=duty.due.earliest if duty.due else None,
        latest_due_on=duty.due.latest if duty.due else None,
        given_on=duty.given.on if duty.given else None,
        with_copy=duty.given is not None and duty.given.with_copy,
        reason=duty.why,
        provision=contract_rules()[duty.rule].provision if duty.rule else None,
        fact=duty.given.fact if duty.given else None,
    )


def _key_date_out(contract: ContractDeadlines, key_date: KeyDate, on: date) -> KeyDateOut:
    return KeyDateOut(
        day=key_date.day,
        contract=contract.reference,
        contract_title=contract.title,
        authorities=list(contract.authorities),
        provider=contract.provider,
        supplier=contract.supplier,
        provider_name=contract.provider_name,
        kind=key_date.kind,
        name=key_date.name,
        text=key_date.text,
        assumed=key_date.is_assumed,
        overdue=key_date.is_overdue,
        not_recorded=key_date.is_unrecorded,
        days_left=(key_date.day - on).days if key_date.day else None,
    )
